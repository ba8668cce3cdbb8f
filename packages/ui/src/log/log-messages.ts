/** Words of the page about the public log. */
export const en = {
  'log.title': 'Public log',
  'log.description':
    'The log in which everything public is sealed, so that nothing can be changed or left out unnoticed.',
  'log.lead':
    'Everything public is sealed here in its order. Whoever keeps an earlier checkpoint can prove that nothing was changed since.',
  'log.stands': 'The log holds {size, plural, =0 {no entry yet} one {one entry} other {# entries}}.',
  'log.stands-since': 'The log holds {size, plural, one {one entry} other {# entries}}, the last sealed on {date}.',
  'log.root': 'Root hash',
  'log.name': 'Name of the log',
  'log.key': 'Key of the log',
  'log.checkpoint': 'Signed checkpoint',
  'log.checkpoint-text': 'Keep this text. With it anyone can later prove that this log only grew.',
  'log.download': 'The checkpoint as a file',
  'log.entries': 'Entries, newest first',
  'log.place': 'Place',
  'log.what': 'What happened',
  'log.about': 'Site or organisation',
  'log.when': 'When',
  'log.proof': 'Proof',
  'log.get-proof': 'Inclusion proof',
  'log.get-proof-of': 'of place {place}',
  'log.older': 'Older entries',
  'log.newest': 'Newest entries',
  'log.empty': 'Nothing is sealed yet',
  'log.empty-text':
    'An entry appears within seconds of the first public act, such as an accepted letter of commitment.',
  'log.how': 'For programs and witnesses',
  'log.how-text':
    'The log follows public formats: checkpoints (c2sp.org/tlog-checkpoint) at /log/checkpoint, tiles (c2sp.org/tlog-tiles) under /log/tile/, proofs (c2sp.org/tlog-proof) under /log/proof/. An entry is canonical JSON (RFC 8785); its leaf hash is that of RFC 6962.',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'log.title': 'Journal public',
  'log.description':
    'Le journal où tout ce qui est public est scellé, de sorte que rien ne puisse changer ni manquer sans être remarqué.',
  'log.lead':
    'Tout ce qui est public est scellé ici dans son ordre. Qui garde un point de contrôle antérieur peut prouver que rien n’a changé depuis.',
  'log.stands':
    'Le journal compte {size, plural, =0 {aucune entrée pour l’instant} one {une entrée} other {# entrées}}.',
  'log.stands-since':
    'Le journal compte {size, plural, one {une entrée} other {# entrées}}, la dernière scellée le {date}.',
  'log.root': 'Empreinte racine',
  'log.name': 'Nom du journal',
  'log.key': 'Clé du journal',
  'log.checkpoint': 'Point de contrôle signé',
  'log.checkpoint-text':
    'Gardez ce texte. Il permettra à chacun de prouver plus tard que ce journal n’a fait que croître.',
  'log.download': 'Le point de contrôle en fichier',
  'log.entries': 'Entrées, les plus récentes d’abord',
  'log.place': 'Place',
  'log.what': 'Ce qui s’est passé',
  'log.about': 'Site ou organisation',
  'log.when': 'Quand',
  'log.proof': 'Preuve',
  'log.get-proof': 'Preuve d’inclusion',
  'log.get-proof-of': 'de la place {place}',
  'log.older': 'Entrées plus anciennes',
  'log.newest': 'Entrées les plus récentes',
  'log.empty': 'Rien n’est encore scellé',
  'log.empty-text':
    'Une entrée apparaît dans les secondes qui suivent le premier acte public, par exemple une lettre d’engagement acceptée.',
  'log.how': 'Pour les logiciels et les témoins',
  'log.how-text':
    'Le journal suit des formats publics : points de contrôle (c2sp.org/tlog-checkpoint) à /log/checkpoint, tuiles (c2sp.org/tlog-tiles) sous /log/tile/, preuves (c2sp.org/tlog-proof) sous /log/proof/. Une entrée est du JSON canonique (RFC 8785) ; l’empreinte de sa feuille est celle de la RFC 6962.',
};
