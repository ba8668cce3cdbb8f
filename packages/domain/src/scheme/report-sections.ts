/** Which sections of a report are still to be written. */
import type { ReportSection, Scheme } from './scheme.ts';

/** In the report's order, by section id of `written`. Empty where the scheme leaves the report's sections unset. */
export function sectionsToWrite(
  scheme: Scheme,
  document: string,
  written: Readonly<Record<string, string>>,
): readonly ReportSection[] {
  const sections = scheme.documents?.find(({ id }) => id === document)?.sections ?? [];
  return sections.filter(
    ({ id, optional }) => optional !== true && (!Object.hasOwn(written, id) || written[id]?.trim() === ''),
  );
}
