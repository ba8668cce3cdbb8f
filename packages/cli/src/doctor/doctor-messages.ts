/** What the doctor says: each part of the examination, each discrepancy where it stands, and the way out of it. */
import type { DiscrepancyCode, ExaminationPart } from '@touchstone/store';
import type { Catalogue } from '../terminal/terminal.ts';

type Key =
  | `part.${ExaminationPart}`
  | `found.${DiscrepancyCode}`
  | `way-out.${ExaminationPart}`
  | 'examined'
  | 'more'
  | 'way-out'
  | 'erased'
  | 'unreplayed'
  | 'well'
  | 'wanting'
  | 'progress';

const en: Readonly<Record<Key, string>> = {
  'part.guards': 'Guards of the database',
  'part.journal': 'Entries of the journal',
  'part.streams': 'Streams and their states',
  'part.projections': 'Rows derived from the journal',
  'part.outcomes': 'Outcomes of commands',
  'part.log': 'Leaves of the transparency log',
  'part.evidence': 'Evidence files',

  'found.guard.trigger-missing': 'The trigger {trigger} on {table} is missing or switched off.',
  'found.guard.may-change': 'The application’s role may change or remove rows of {table}.',
  'found.journal.gap': '{stream}: version {version} does not follow the one before it.',
  'found.journal.payload-missing': '{stream}: version {version} has lost its payload, and no erasure is on record.',
  'found.journal.payload-changed': '{stream}: the payload of version {version} is not the one that was written.',
  'found.journal.entry-changed':
    '{stream}: the chain is broken at version {version}; its entry is not the one that was written.',
  'found.stream.row-missing': '{stream}: the journal has it, but its row in streams is missing.',
  'found.stream.journal-missing': '{stream}: stands in streams, but the journal has nothing of it.',
  'found.stream.head-changed': '{stream}: the end of its chain in streams is not that of the journal.',
  'found.stream.version-changed': '{stream}: is at version {version} in streams and at {expected} in the journal.',
  'found.stream.state-changed': '{stream}: its state in streams is not what its events give.',
  'found.stream.not-replayable': '{stream}: cannot be replayed beyond version {version}: {problem}.',
  'found.projection.row-changed': '{table}, row {row}: changed behind the journal’s back in {columns}.',
  'found.projection.row-missing': '{table}, row {row}: missing, though the journal gives it.',
  'found.projection.row-extra': '{table}, row {row}: stands there, though the journal does not give it.',
  'found.outcome.missing': 'Command {command} on {stream}: has events, but its outcome is missing.',
  'found.outcome.changed': 'Command {command} on {stream}: its outcome and its events differ.',
  'found.outcome.without-events': 'Command {command} on {stream}: was accepted, but the journal has no event of it.',
  'found.log.gap': 'Leaf {index} is missing, though a checkpoint over {size} entries was signed.',
  'found.log.entry-missing': 'Leaf {index} stands for version {version} of {stream}, which is no public entry.',
  'found.log.leaf-changed': 'Leaf {index} is not the hash of its public entry, version {version} of {stream}.',
  'found.log.node-changed': 'Node {index} of level {level} is missing, or not what its leaves give.',
  'found.log.node-extra': '{nodes, plural, one {A node stands} other {# nodes stand}} in the log that no leaf gives.',
  'found.log.root-changed': 'The checkpoint over {size} entries has another root than its leaves give.',
  'found.log.checkpoint-unsigned': 'The checkpoint over {size} entries is not signed by this installation’s key.',
  'found.log.checkpoint-missing': 'There are {leaves} leaves, and the last checkpoint covers {size} of them.',
  'found.log.entry-waiting':
    '{entries, plural, one {A public entry waits} other {# public entries wait}} for a place in the log for more than an hour, since {since}.',
  'found.evidence.file-missing': '{evidence}: its file {sha256} is not there.',
  'found.evidence.file-changed': '{evidence}: the content of its file is not that of its hash {sha256}.',

  'way-out.guards':
    'Somebody with the rights of the owner changed the database: bring the guards back from the migrations, and find out who.',
  'way-out.journal':
    'The journal is the truth and nothing here can make it again: restore the last backup whose examination was clean, and find out who had access.',
  'way-out.streams':
    'The journal still tells what is right, so nothing is lost: restore the last backup whose examination was clean, or mend the row as the journal gives it, before the next write.',
  'way-out.projections':
    'The journal still tells what is right; the tables tell something else. Restore a backup, or mend the rows as the journal gives them.',
  'way-out.outcomes':
    'Restore the last backup whose examination was clean; until then a repeated command may be answered wrongly.',
  'way-out.log':
    'Where entries only wait, start the server: its job gives them their places. Otherwise stop publishing the log and restore a backup: readers will see that it was rewritten.',
  'way-out.evidence':
    'Bring the files back from the backup of the folder evidence; their names are the hashes of their content.',

  examined: '{part}: {count}',
  more: '… and {count} more.',
  'way-out': 'The way out: {way}',
  erased:
    '{count, plural, one {One payload was} other {# payloads were}} erased, each with its reason on record; their chain is whole.',
  unreplayed:
    '{count, plural, one {One stream} other {# streams}} could not be replayed; the rows of {count, plural, one {it} other {them}} were taken as they are.',
  well: '✓ All is well: everything is what the journal gives.',
  wanting: '✗ {count, plural, one {One thing was found} other {# things were found}}. Nothing was changed.',
  progress: '{count} streams examined …',
};

const fr: typeof en = {
  'part.guards': 'Gardes de la base',
  'part.journal': 'Entrées du journal',
  'part.streams': 'Flux et leurs états',
  'part.projections': 'Lignes dérivées du journal',
  'part.outcomes': 'Issues de commandes',
  'part.log': 'Feuilles du journal de transparence',
  'part.evidence': 'Fichiers de preuve',

  'found.guard.trigger-missing': 'Le déclencheur {trigger} sur {table} manque ou est désactivé.',
  'found.guard.may-change': 'Le rôle de l’application peut modifier ou supprimer des lignes de {table}.',
  'found.journal.gap': '{stream} : la version {version} ne suit pas celle d’avant.',
  'found.journal.payload-missing': '{stream} : la version {version} a perdu son contenu, sans effacement enregistré.',
  'found.journal.payload-changed': '{stream} : le contenu de la version {version} n’est pas celui qui fut écrit.',
  'found.journal.entry-changed':
    '{stream} : la chaîne est rompue à la version {version} ; son entrée n’est pas celle qui fut écrite.',
  'found.stream.row-missing': '{stream} : le journal le contient, mais sa ligne dans streams manque.',
  'found.stream.journal-missing': '{stream} : figure dans streams, mais le journal n’en a rien.',
  'found.stream.head-changed': '{stream} : le bout de sa chaîne dans streams n’est pas celui du journal.',
  'found.stream.version-changed': '{stream} : est à la version {version} dans streams et à {expected} dans le journal.',
  'found.stream.state-changed': '{stream} : son état dans streams n’est pas ce que donnent ses événements.',
  'found.stream.not-replayable': '{stream} : ne peut être rejoué au-delà de la version {version} : {problem}.',
  'found.projection.row-changed': '{table}, ligne {row} : modifiée à l’insu du journal dans {columns}.',
  'found.projection.row-missing': '{table}, ligne {row} : manque, bien que le journal la donne.',
  'found.projection.row-extra': '{table}, ligne {row} : figure là, bien que le journal ne la donne pas.',
  'found.outcome.missing': 'Commande {command} sur {stream} : a des événements, mais son issue manque.',
  'found.outcome.changed': 'Commande {command} sur {stream} : son issue et ses événements diffèrent.',
  'found.outcome.without-events':
    'Commande {command} sur {stream} : fut acceptée, mais le journal n’en a aucun événement.',
  'found.log.gap': 'La feuille {index} manque, bien qu’un point de contrôle sur {size} entrées soit signé.',
  'found.log.entry-missing':
    'La feuille {index} tient pour la version {version} de {stream}, qui n’est pas une entrée publique.',
  'found.log.leaf-changed':
    'La feuille {index} n’est pas l’empreinte de son entrée publique, version {version} de {stream}.',
  'found.log.node-changed': 'Le nœud {index} du niveau {level} manque, ou n’est pas ce que donnent ses feuilles.',
  'found.log.node-extra':
    '{nodes, plural, one {Un nœud figure} other {# nœuds figurent}} au journal sans qu’une feuille le donne.',
  'found.log.root-changed': 'Le point de contrôle sur {size} entrées a une autre racine que ses feuilles.',
  'found.log.checkpoint-unsigned':
    'Le point de contrôle sur {size} entrées n’est pas signé par la clé de cette installation.',
  'found.log.checkpoint-missing': 'Il y a {leaves} feuilles, et le dernier point de contrôle en couvre {size}.',
  'found.log.entry-waiting':
    '{entries, plural, one {Une entrée publique attend} other {# entrées publiques attendent}} sa place au journal depuis plus d’une heure, depuis {since}.',
  'found.evidence.file-missing': '{evidence} : son fichier {sha256} n’est pas là.',
  'found.evidence.file-changed': '{evidence} : le contenu de son fichier n’est pas celui de son empreinte {sha256}.',

  'way-out.guards':
    'Quelqu’un qui a les droits du propriétaire a changé la base : rétablissez les gardes d’après les migrations, et cherchez qui.',
  'way-out.journal':
    'Le journal est la vérité et rien ici ne peut le refaire : restaurez la dernière sauvegarde dont l’examen fut bon, et cherchez qui avait accès.',
  'way-out.streams':
    'Le journal dit encore ce qui est juste, donc rien n’est perdu : restaurez la dernière sauvegarde dont l’examen fut bon, ou rétablissez la ligne comme le journal la donne, avant la prochaine écriture.',
  'way-out.projections':
    'Le journal dit encore ce qui est juste ; les tables disent autre chose. Restaurez une sauvegarde, ou rétablissez les lignes comme le journal les donne.',
  'way-out.outcomes':
    'Restaurez la dernière sauvegarde dont l’examen fut bon ; jusque-là, une commande répétée peut recevoir une réponse fausse.',
  'way-out.log':
    'Si des entrées ne font qu’attendre, démarrez le serveur : sa tâche leur donne une place. Sinon cessez de publier le journal et restaurez une sauvegarde : ses lecteurs verront qu’il fut réécrit.',
  'way-out.evidence':
    'Ramenez les fichiers de la sauvegarde du dossier evidence ; leurs noms sont les empreintes de leur contenu.',

  examined: '{part} : {count}',
  more: '… et {count} de plus.',
  'way-out': 'Que faire : {way}',
  erased:
    '{count, plural, one {Un contenu fut effacé} other {# contenus furent effacés}}, la raison étant enregistrée ; leur chaîne est entière.',
  unreplayed:
    '{count, plural, one {Un flux n’a pas pu être rejoué ; ses lignes ont été prises telles quelles} other {# flux n’ont pas pu être rejoués ; leurs lignes ont été prises telles quelles}}.',
  well: '✓ Tout va bien : tout est ce que donne le journal.',
  wanting: '✗ {count, plural, one {Une chose a été trouvée} other {# choses ont été trouvées}}. Rien n’a été changé.',
  progress: '{count} flux examinés …',
};

export const doctorMessages: Catalogue<Key> = { en, fr };
