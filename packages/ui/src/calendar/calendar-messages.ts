/** Words of the calendar feed and the page on which its address is made. */
export const en = {
  'calendar.title': 'Deadlines in your calendar',
  'calendar.lead': 'Your calendar program can subscribe to the deadlines of the cycles that concern you.',
  'calendar.secret':
    'The address is secret: whoever knows it can read your deadlines. If somebody else learns it, make a new one or stop it; the old one then leads nowhere.',
  'calendar.none': 'You have no address yet.',
  'calendar.some': 'You have an address. It is not kept here, so it cannot be shown again.',
  'calendar.make': 'Make an address',
  'calendar.renew': 'Make a new address',
  'calendar.stop': 'Stop the address',
  'calendar.yours': 'Your address. Copy it now; it is shown once.',
  'calendar.all': 'All your deadlines',
  'calendar.of-site': 'Only those of {site}',
  'calendar.event': '{site}: {clock}',
  'calendar.event-text': 'Due on this day under {scheme}.',
  'calendar.link': 'Deadlines in your calendar',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'calendar.title': 'Les échéances dans votre agenda',
  'calendar.lead': 'Votre agenda peut s’abonner aux échéances des cycles qui vous concernent.',
  'calendar.secret':
    'L’adresse est secrète : qui la connaît peut lire vos échéances. Si quelqu’un d’autre l’apprend, créez-en une nouvelle ou supprimez-la ; l’ancienne ne mène alors plus nulle part.',
  'calendar.none': 'Vous n’avez pas encore d’adresse.',
  'calendar.some': 'Vous avez une adresse. Elle n’est pas conservée ici et ne peut donc pas être montrée de nouveau.',
  'calendar.make': 'Créer une adresse',
  'calendar.renew': 'Créer une nouvelle adresse',
  'calendar.stop': 'Supprimer l’adresse',
  'calendar.yours': 'Votre adresse. Copiez-la maintenant ; elle n’est montrée qu’une fois.',
  'calendar.all': 'Toutes vos échéances',
  'calendar.of-site': 'Seulement celles de {site}',
  'calendar.event': '{site} : {clock}',
  'calendar.event-text': 'Échéance ce jour selon {scheme}.',
  'calendar.link': 'Les échéances dans votre agenda',
};
