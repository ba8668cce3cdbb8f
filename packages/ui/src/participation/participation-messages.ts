/** Words of the letter of commitment, as the site signs it. */
export const en = {
  'participation.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'participation.title': 'x',
};
