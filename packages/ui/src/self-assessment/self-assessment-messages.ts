/** Words of phase 1, in which the site answers criterion by criterion. */
export const en = {
  'self-assessment.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'self-assessment.title': 'x',
};
