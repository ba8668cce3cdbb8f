/** Words of a site’s evidence. */
export const en = {
  'evidence.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'evidence.title': 'x',
};
