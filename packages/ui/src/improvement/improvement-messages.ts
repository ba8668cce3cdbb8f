/** Words of findings and the improvement plan. */
export const en = {
  'improvement.title': 'x',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'improvement.title': 'x',
};
