/** Words of the calendar feed and the page on which its address is made. */
export const en = {
  'calendar.title': 'Deadlines in your calendar',
  'calendar.title-site': 'Deadlines of {site} in your calendar',
  'calendar.lead':
    'Your calendar program can subscribe to one address that covers every site in which you have a part, now and later.',
  'calendar.lead-site': 'Your calendar program can subscribe to an address of this site alone.',
  'calendar.holds':
    'It holds the coming days of which you may know: when the scheme’s clocks run out, the days of announced visits, by when actions are due, and the last days of marks. What changes here changes in your calendar.',
  'calendar.one-site': 'The page of each site leads to an address of that site alone.',
  'calendar.all-sites': 'One address for all your sites',
  'calendar.secret':
    'The address is secret: whoever knows it can read these days. If somebody else learns it, make a new one or stop it; the old one then leads nowhere.',
  'calendar.none': 'You have no address yet.',
  'calendar.some': 'You have an address. It is not kept here, so it cannot be shown again.',
  'calendar.make': 'Make an address',
  'calendar.renew': 'Make a new address',
  'calendar.stop': 'Stop the address',
  'calendar.yours': 'Your address. Copy it now; it is shown once.',
  'calendar.clock': '{site}: {name}',
  'calendar.clock-text': 'Due on this day under {scheme}.',
  'calendar.action': '{site}: {name}',
  'calendar.action-text': 'The site has planned this action for this day, under {scheme}.',
  'calendar.mark': '{site}: last day of {name}',
  'calendar.mark-text': 'After this day the mark is not valid any more, under {scheme}.',
  'calendar.visit': '{site}: visit',
  'calendar.visit-planned': '{site}: visit, planned and not announced',
  'calendar.visit-text': 'The assessors visit the site, under {scheme}.',
  'calendar.link': 'Deadlines in your calendar',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'calendar.title': 'Les échéances dans votre agenda',
  'calendar.title-site': 'Les échéances de {site} dans votre agenda',
  'calendar.lead':
    'Votre agenda peut s’abonner à une adresse qui couvre tous les sites où vous avez un rôle, maintenant et plus tard.',
  'calendar.lead-site': 'Votre agenda peut s’abonner à une adresse de ce seul site.',
  'calendar.holds':
    'Elle contient les jours à venir que vous pouvez connaître : la fin des délais du programme, les jours des visites annoncées, les échéances des actions et les derniers jours des marques. Ce qui change ici change dans votre agenda.',
  'calendar.one-site': 'La page de chaque site mène à une adresse de ce seul site.',
  'calendar.all-sites': 'Une seule adresse pour tous vos sites',
  'calendar.secret':
    'L’adresse est secrète : qui la connaît peut lire ces jours. Si quelqu’un d’autre l’apprend, créez-en une nouvelle ou supprimez-la ; l’ancienne ne mène alors plus nulle part.',
  'calendar.none': 'Vous n’avez pas encore d’adresse.',
  'calendar.some': 'Vous avez une adresse. Elle n’est pas conservée ici et ne peut donc pas être montrée de nouveau.',
  'calendar.make': 'Créer une adresse',
  'calendar.renew': 'Créer une nouvelle adresse',
  'calendar.stop': 'Supprimer l’adresse',
  'calendar.yours': 'Votre adresse. Copiez-la maintenant ; elle n’est montrée qu’une fois.',
  'calendar.clock': '{site} : {name}',
  'calendar.clock-text': 'Échéance ce jour selon {scheme}.',
  'calendar.action': '{site} : {name}',
  'calendar.action-text': 'Le site a prévu cette action pour ce jour, selon {scheme}.',
  'calendar.mark': '{site} : dernier jour de {name}',
  'calendar.mark-text': 'Après ce jour, la marque n’est plus valable, selon {scheme}.',
  'calendar.visit': '{site} : visite',
  'calendar.visit-planned': '{site} : visite prévue, pas encore annoncée',
  'calendar.visit-text': 'Les évaluateurs visitent le site, selon {scheme}.',
  'calendar.link': 'Les échéances dans votre agenda',
};
