/** Words of filing a site. */
export const en = {
  'site.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'site.title': 'x',
};
