/** The parts of a scheme other than its criteria, each under a kind and an id, for comparing one version with another. */
import type { Scheme } from './scheme.ts';

export type SchemePart =
  'scheme' | 'site-type' | 'metal' | 'group' | 'aim' | 'scale' | 'promise' | 'clock' | 'mark' | 'separation';

/** In the order in which people read them. A separation's id is its two acts, joined by “+” in alphabetical order. */
export function schemeParts(scheme: Scheme): readonly {
  readonly part: SchemePart;
  readonly id: string;
  readonly value: object;
}[] {
  const { letter, duties, timeZone, name, standardName, owner, languages, authoritativeLanguage, notice } = scheme;
  const of = (part: SchemePart, all: readonly { readonly id: string }[] = []) =>
    all.map((value) => ({ part, id: value.id, value }));
  const whole = { name, standardName, owner, languages, authoritativeLanguage, timeZone };
  return [
    {
      part: 'scheme',
      id: scheme.id,
      value: {
        ...whole,
        ...(notice === undefined ? {} : { notice }),
        letter: letter.name,
        departureReasonLength: duties.departureReasonLength,
      },
    },
    ...of('site-type', scheme.siteTypes),
    ...of('metal', scheme.metals),
    ...of('group', scheme.groups),
    ...of('aim', scheme.aims),
    ...of('scale', scheme.scales),
    ...of('promise', letter.promises),
    ...of('clock', scheme.clocks),
    ...of('mark', scheme.marks),
    ...duties.differ.map(({ acts }) => ({
      part: 'separation' as const,
      id: [...acts].sort().join('+'),
      value: {},
    })),
  ];
}
