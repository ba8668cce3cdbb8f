/** Words of the page that verifies credentials: every check with each of its outcomes. */
export const en = {
  'verify.check.form': 'Form',
  'verify.check.signature': 'Signature',
  'verify.check.issuer': 'Issuer',
  'verify.check.dates': 'Dates',
  'verify.check.schema': 'Content',
  'verify.check.vocabulary': 'Criteria',
  'verify.check.revocation': 'Withdrawal',
  'verify.check.suspension': 'Suspension',
  'verify.check.inclusion': 'Public log',

  'verify.outcome.passed': 'In\u00a0order',
  'verify.outcome.failed': 'Not\u00a0in\u00a0order',
  'verify.outcome.not-checked': 'Not\u00a0checked',

  'verify.found.form.readable': 'It can be read as a signed credential.',
  'verify.found.form.unreadable':
    'It cannot be read as a signed credential. Perhaps a part is missing, or it was changed when it was copied.',
  'verify.found.signature.matches': 'The signature fits the content: nothing was changed since it was signed.',
  'verify.found.signature.does-not-match':
    'The signature does not fit the content: it was changed after it was signed, or somebody else signed it.',
  'verify.found.signature.key-not-in-document': 'The key that signed is not among the issuer’s published keys.',
  'verify.found.signature.no-document': 'The signer’s published keys could not be had here.',
  'verify.found.signature.not-checkable-here': 'Signatures of this kind cannot be checked here.',
  'verify.found.signature.not-reached': 'There was nothing to look at.',
  'verify.found.issuer.confirmed': 'This register issued it ({issuer}).',
  'verify.found.issuer.not-expected':
    'This register did not issue it. It names {issuer} as its issuer; only that issuer can say whether it is genuine.',
  'verify.found.issuer.differs-from-signer': 'It names {issuer} as its issuer, but was signed by {signer}.',
  'verify.found.issuer.document-unreadable': 'The issuer’s published keys cannot be read.',
  'verify.found.issuer.key-revoked': 'The key that signed was revoked by the issuer.',
  'verify.found.issuer.key-expired': 'The key that signed has expired.',
  'verify.found.issuer.no-document': 'The issuer’s published keys could not be had here.',
  'verify.found.issuer.document-not-confirmed':
    'The keys stand in the file itself; the issuer’s own address could not be asked whether they are right.',
  'verify.found.issuer.not-reached': 'There was nothing to look at.',
  'verify.found.dates.valid': 'Valid from {from} until {until}.',
  'verify.found.dates.not-yet-valid': 'Not valid before {from}.',
  'verify.found.dates.expired': 'Its validity ended: {until}.',
  'verify.found.dates.unreadable': 'It does not say from when and until when it is valid.',
  'verify.found.dates.not-reached': 'There was nothing to look at.',
  'verify.found.schema.conforms':
    'It says everything that a conformity credential of the UN Transparency Protocol must say.',
  'verify.found.schema.problems': 'It does not have the form of a conformity credential. Problems found: {count}.',
  'verify.found.schema.not-reached': 'There was nothing to look at.',
  'verify.found.vocabulary.known': 'Every criterion that it names stands in the published version of the scheme.',
  'verify.found.vocabulary.unknown-criterion': 'It names a criterion that the scheme has not published: {criterion}.',
  'verify.found.vocabulary.not-given': 'The published criteria of its scheme could not be had here.',
  'verify.found.vocabulary.not-reached': 'There was nothing to look at.',
  'verify.found.revocation.clear': 'The award has not been withdrawn.',
  'verify.found.revocation.set': 'The award was withdrawn, or a newer one took its place.',
  'verify.found.revocation.withdrawn': 'The award was withdrawn.',
  'verify.found.revocation.replaced':
    'The award was not withdrawn: a newer one of the site took its place, and this one has ended.',
  'verify.found.revocation.list-not-trusted': 'The list of withdrawn awards is not signed by the issuer.',
  'verify.found.revocation.list-unreadable': 'The list of withdrawn awards cannot be read.',
  'verify.found.revocation.index-not-in-list': 'The award has no place in the list of withdrawn awards.',
  'verify.found.revocation.not-offered': 'The credential names no list of withdrawn awards.',
  'verify.found.revocation.no-list': 'The list of withdrawn awards could not be had here.',
  'verify.found.revocation.list-of-another-time': 'The list of withdrawn awards that is here does not speak of today.',
  'verify.found.revocation.not-checkable-here': 'The signature of the list of withdrawn awards cannot be checked here.',
  'verify.found.revocation.not-reached': 'There was nothing to look at.',
  'verify.found.suspension.clear': 'The award is not suspended.',
  'verify.found.suspension.set': 'The award is suspended.',
  'verify.found.suspension.list-not-trusted': 'The list of suspended awards is not signed by the issuer.',
  'verify.found.suspension.list-unreadable': 'The list of suspended awards cannot be read.',
  'verify.found.suspension.index-not-in-list': 'The award has no place in the list of suspended awards.',
  'verify.found.suspension.not-offered': 'The credential names no list of suspended awards.',
  'verify.found.suspension.no-list': 'The list of suspended awards could not be had here.',
  'verify.found.suspension.list-of-another-time': 'The list of suspended awards that is here does not speak of today.',
  'verify.found.suspension.not-checkable-here': 'The signature of the list of suspended awards cannot be checked here.',
  'verify.found.suspension.not-reached': 'There was nothing to look at.',
  'verify.found.inclusion.proven': 'It stands in the log {log}, at place {index}; the log has {size} entries.',
  'verify.found.inclusion.proof-unreadable': 'The proof of its place in the log cannot be read.',
  'verify.found.inclusion.checkpoint-not-trusted': 'The proof is not signed by the log’s key.',
  'verify.found.inclusion.not-in-the-log': 'The proof does not lead to the log: the log does not hold this entry.',
  'verify.found.inclusion.entry-of-another':
    'The log’s entry is about another credential, or about another text of it.',
  'verify.found.inclusion.no-proof':
    'The proof of its place in the log could not be had here. A fresh award waits some seconds for it.',
  'verify.found.inclusion.no-known-log': 'No log was named to look in.',
  'verify.found.inclusion.not-checkable-here': 'The signature of the log cannot be checked here.',
  'verify.found.inclusion.not-reached': 'There was nothing to look at.',

  'verify.title': 'Verify a credential',
  'verify.description':
    'Check the credential of an award: signature, issuer, dates, status and its place in the public log.',
  'verify.lead': 'Paste the credential of an award, or choose its file. Each check is shown by itself.',
  'verify.credential': 'The credential',
  'verify.credential-hint':
    'The signed text, the file with everything needed offline, or its address, as a QR code gives it.',
  'verify.file': 'Or its file',
  'verify.button': 'Verify',
  'verify.how-title': 'Who does the checking',
  'verify.how':
    'With script, your own browser does all of it; it asks this register only for its keys, its status lists, the proof from the log and the scheme. Without script, this register’s server does the same.',
  'verify.how-offline': 'To trust nobody, check the downloaded file offline with the command “touchstone verify”.',
  'verify.by-browser': 'Checked in your own browser.',
  'verify.by-server': 'Checked by this register’s server.',
  'verify.on-demo-day': 'Judged by the day of this demonstration.',

  'verify.verdict.valid': 'This award is genuine and stands',
  'verify.verdict.valid-text': 'Everything that can be checked is in order.',
  'verify.verdict.incomplete': 'Not everything could be checked',
  'verify.verdict.incomplete-text':
    'Nothing speaks against this award, but part of it could not be confirmed. See below.',
  'verify.verdict.invalid': 'Do not rely on this credential',
  'verify.verdict.invalid-text': 'At least one check failed. See below which.',

  'verify.checks': 'What was checked',
  'verify.check': 'Check',
  'verify.outcome': 'Outcome',
  'verify.found': 'What was found',

  'verify.claims': 'What it says',
  'verify.claims-unconfirmed': 'This is only what the text says of itself. It is not confirmed.',
  'verify.fictional': 'The credential itself says that it is made up for demonstration.',
  'verify.claim.award': 'Award',
  'verify.claim.site': 'Site',
  'verify.claim.operator': 'Operator',
  'verify.claim.from': 'Valid from',
  'verify.claim.until': 'Valid until',
  'verify.claim.standard': 'Assessed against',
  'verify.claim.assessor': 'Assessed by',
  'verify.claim.criteria': 'Attested',
  'verify.claim.criteria-value': '{met} of {all} in conformance',
  'verify.claim.issuer': 'Issuer',

  'verify.refused.empty': 'Paste a credential, or choose its file.',
  'verify.refused.too-long': 'This is too long to be a credential. Paste only the credential itself.',
  'verify.refused.not-one':
    'This is not a credential. Paste the whole text of the file, from its first to its last character.',
  'verify.refused.elsewhere':
    'This is the address of another register. Open it there, or download the credential and paste it here.',
  'verify.refused.not-an-address':
    'This address does not lead to a credential. On a site’s page, “Verify this award” leads to the right one.',
  'verify.refused.nothing-there': 'There is no credential at this address. Check that it is whole.',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'verify.check.form': 'Forme',
  'verify.check.signature': 'Signature',
  'verify.check.issuer': 'Émetteur',
  'verify.check.dates': 'Dates',
  'verify.check.schema': 'Contenu',
  'verify.check.vocabulary': 'Critères',
  'verify.check.revocation': 'Retrait',
  'verify.check.suspension': 'Suspension',
  'verify.check.inclusion': 'Journal public',

  'verify.outcome.passed': 'En\u00a0ordre',
  'verify.outcome.failed': 'Pas\u00a0en\u00a0ordre',
  'verify.outcome.not-checked': 'Non\u00a0vérifié',

  'verify.found.form.readable': 'Elle peut être lue comme une attestation signée.',
  'verify.found.form.unreadable':
    'Elle ne peut pas être lue comme une attestation signée. Il manque peut-être une partie, ou elle a changé lors de la copie.',
  'verify.found.signature.matches': 'La signature correspond au contenu : rien n’a changé depuis.',
  'verify.found.signature.does-not-match':
    'La signature ne correspond pas au contenu : il a changé depuis, ou quelqu’un d’autre a signé.',
  'verify.found.signature.key-not-in-document':
    'La clé qui a signé ne figure pas parmi les clés publiées par l’émetteur.',
  'verify.found.signature.no-document': 'Les clés publiées par le signataire n’ont pas pu être obtenues ici.',
  'verify.found.signature.not-checkable-here': 'Les signatures de ce genre ne peuvent pas être vérifiées ici.',
  'verify.found.signature.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.issuer.confirmed': 'Ce registre l’a émise ({issuer}).',
  'verify.found.issuer.not-expected':
    'Ce registre ne l’a pas émise. Elle désigne {issuer} comme émetteur ; lui seul peut dire si elle est authentique.',
  'verify.found.issuer.differs-from-signer': 'Elle désigne {issuer} comme émetteur, mais a été signée par {signer}.',
  'verify.found.issuer.document-unreadable': 'Les clés publiées par l’émetteur ne peuvent pas être lues.',
  'verify.found.issuer.key-revoked': 'La clé qui a signé a été révoquée par l’émetteur.',
  'verify.found.issuer.key-expired': 'La clé qui a signé a expiré.',
  'verify.found.issuer.no-document': 'Les clés publiées par l’émetteur n’ont pas pu être obtenues ici.',
  'verify.found.issuer.document-not-confirmed':
    'Les clés figurent dans le fichier même ; l’adresse de l’émetteur n’a pas pu être interrogée pour les confirmer.',
  'verify.found.issuer.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.dates.valid': 'Valable du {from} au {until}.',
  'verify.found.dates.not-yet-valid': 'Pas valable avant le {from}.',
  'verify.found.dates.expired': 'Sa validité a pris fin : {until}.',
  'verify.found.dates.unreadable': 'Elle ne dit pas de quand à quand elle est valable.',
  'verify.found.dates.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.schema.conforms':
    'Elle dit tout ce qu’une attestation de conformité du UN Transparency Protocol doit dire.',
  'verify.found.schema.problems': 'Elle n’a pas la forme d’une attestation de conformité. Problèmes trouvés : {count}.',
  'verify.found.schema.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.vocabulary.known': 'Chaque critère qu’elle nomme figure dans la version publiée du programme.',
  'verify.found.vocabulary.unknown-criterion': 'Elle nomme un critère que le programme n’a pas publié : {criterion}.',
  'verify.found.vocabulary.not-given': 'Les critères publiés de son programme n’ont pas pu être obtenus ici.',
  'verify.found.vocabulary.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.revocation.clear': 'L’attribution n’a pas été retirée.',
  'verify.found.revocation.set': 'L’attribution a été retirée, ou une plus récente l’a remplacée.',
  'verify.found.revocation.withdrawn': 'L’attribution a été retirée.',
  'verify.found.revocation.replaced':
    'L’attribution n’a pas été retirée : une plus récente du site l’a remplacée, et celle-ci a pris fin.',
  'verify.found.revocation.list-not-trusted': 'La liste des attributions retirées n’est pas signée par l’émetteur.',
  'verify.found.revocation.list-unreadable': 'La liste des attributions retirées ne peut pas être lue.',
  'verify.found.revocation.index-not-in-list':
    'L’attribution n’a pas de place dans la liste des attributions retirées.',
  'verify.found.revocation.not-offered': 'L’attestation ne nomme pas de liste des attributions retirées.',
  'verify.found.revocation.no-list': 'La liste des attributions retirées n’a pas pu être obtenue ici.',
  'verify.found.revocation.list-of-another-time':
    'La liste des attributions retirées qui est ici ne parle pas d’aujourd’hui.',
  'verify.found.revocation.not-checkable-here':
    'La signature de la liste des attributions retirées ne peut pas être vérifiée ici.',
  'verify.found.revocation.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.suspension.clear': 'L’attribution n’est pas suspendue.',
  'verify.found.suspension.set': 'L’attribution est suspendue.',
  'verify.found.suspension.list-not-trusted': 'La liste des attributions suspendues n’est pas signée par l’émetteur.',
  'verify.found.suspension.list-unreadable': 'La liste des attributions suspendues ne peut pas être lue.',
  'verify.found.suspension.index-not-in-list':
    'L’attribution n’a pas de place dans la liste des attributions suspendues.',
  'verify.found.suspension.not-offered': 'L’attestation ne nomme pas de liste des attributions suspendues.',
  'verify.found.suspension.no-list': 'La liste des attributions suspendues n’a pas pu être obtenue ici.',
  'verify.found.suspension.list-of-another-time':
    'La liste des attributions suspendues qui est ici ne parle pas d’aujourd’hui.',
  'verify.found.suspension.not-checkable-here':
    'La signature de la liste des attributions suspendues ne peut pas être vérifiée ici.',
  'verify.found.suspension.not-reached': 'Il n’y avait rien à regarder.',
  'verify.found.inclusion.proven':
    'Elle figure au journal {log}, à la place {index} ; le journal compte {size} entrées.',
  'verify.found.inclusion.proof-unreadable': 'La preuve de sa place au journal ne peut pas être lue.',
  'verify.found.inclusion.checkpoint-not-trusted': 'La preuve n’est pas signée par la clé du journal.',
  'verify.found.inclusion.not-in-the-log':
    'La preuve ne mène pas au journal : le journal ne contient pas cette entrée.',
  'verify.found.inclusion.entry-of-another':
    'L’entrée du journal parle d’une autre attestation, ou d’un autre texte de celle-ci.',
  'verify.found.inclusion.no-proof':
    'La preuve de sa place au journal n’a pas pu être obtenue ici. Une attribution récente l’attend quelques secondes.',
  'verify.found.inclusion.no-known-log': 'Aucun journal n’a été nommé où chercher.',
  'verify.found.inclusion.not-checkable-here': 'La signature du journal ne peut pas être vérifiée ici.',
  'verify.found.inclusion.not-reached': 'Il n’y avait rien à regarder.',

  'verify.title': 'Vérifier une attestation',
  'verify.description':
    'Vérifiez l’attestation d’une attribution : signature, émetteur, dates, statut et place au journal public.',
  'verify.lead':
    'Collez l’attestation d’une attribution, ou choisissez son fichier. Chaque contrôle est montré à part.',
  'verify.credential': 'L’attestation',
  'verify.credential-hint':
    'Le texte signé, le fichier avec tout ce qu’il faut hors ligne, ou son adresse, telle qu’un code QR la donne.',
  'verify.file': 'Ou son fichier',
  'verify.button': 'Vérifier',
  'verify.how-title': 'Qui vérifie',
  'verify.how':
    'Avec script, votre propre navigateur fait tout ; il ne demande à ce registre que ses clés, ses listes de statut, la preuve du journal et le programme. Sans script, le serveur de ce registre fait de même.',
  'verify.how-offline':
    'Pour ne croire personne, vérifiez hors ligne le fichier téléchargé avec la commande « touchstone verify ».',
  'verify.by-browser': 'Vérifié dans votre propre navigateur.',
  'verify.by-server': 'Vérifié par le serveur de ce registre.',
  'verify.on-demo-day': 'Jugé à la date de cette démonstration.',

  'verify.verdict.valid': 'Cette attribution est authentique et tient',
  'verify.verdict.valid-text': 'Tout ce qui peut être vérifié est en ordre.',
  'verify.verdict.incomplete': 'Tout n’a pas pu être vérifié',
  'verify.verdict.incomplete-text':
    'Rien ne s’oppose à cette attribution, mais une partie n’a pas pu être confirmée. Voyez ci-dessous.',
  'verify.verdict.invalid': 'Ne vous fiez pas à cette attestation',
  'verify.verdict.invalid-text': 'Au moins un contrôle a échoué. Voyez lequel ci-dessous.',

  'verify.checks': 'Ce qui a été vérifié',
  'verify.check': 'Contrôle',
  'verify.outcome': 'Résultat',
  'verify.found': 'Ce qui a été trouvé',

  'verify.claims': 'Ce qu’elle dit',
  'verify.claims-unconfirmed': 'Ce n’est que ce que le texte dit de lui-même. Ce n’est pas confirmé.',
  'verify.fictional': 'L’attestation dit elle-même qu’elle est inventée pour la démonstration.',
  'verify.claim.award': 'Attribution',
  'verify.claim.site': 'Site',
  'verify.claim.operator': 'Exploitant',
  'verify.claim.from': 'Valable dès',
  'verify.claim.until': 'Valable jusqu’à',
  'verify.claim.standard': 'Évalué selon',
  'verify.claim.assessor': 'Évalué par',
  'verify.claim.criteria': 'Attesté',
  'verify.claim.criteria-value': '{met} sur {all} conformes',
  'verify.claim.issuer': 'Émetteur',

  'verify.refused.empty': 'Collez une attestation, ou choisissez son fichier.',
  'verify.refused.too-long': 'C’est trop long pour une attestation. Collez seulement l’attestation même.',
  'verify.refused.not-one':
    'Ce n’est pas une attestation. Collez tout le texte du fichier, du premier au dernier caractère.',
  'verify.refused.elsewhere':
    'C’est l’adresse d’un autre registre. Ouvrez-la là-bas, ou téléchargez l’attestation et collez-la ici.',
  'verify.refused.not-an-address':
    'Cette adresse ne mène pas à une attestation. Sur la page d’un site, « Vérifier cette attribution » mène à la bonne.',
  'verify.refused.nothing-there': 'Il n’y a pas d’attestation à cette adresse. Vérifiez qu’elle est entière.',
};
