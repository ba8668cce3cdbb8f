/** Which principles of others a criterion serves, so that one body of evidence answers several standards. */
import type { Framework, FrameworkPart, Scheme } from './scheme.ts';

/** In the scheme's order; empty where the scheme names none. */
export function alignmentsOf(
  scheme: Scheme,
  criterion: string,
): readonly { readonly framework: Framework; readonly part: FrameworkPart }[] {
  return (scheme.frameworks ?? []).flatMap((framework) =>
    framework.parts.filter(({ criteria }) => criteria.includes(criterion)).map((part) => ({ framework, part })),
  );
}
