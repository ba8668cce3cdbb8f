/** Words of the list of work. */
export const en = {
  'work.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'work.title': 'x',
};
