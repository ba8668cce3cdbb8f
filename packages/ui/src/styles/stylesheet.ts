/**
 * The one stylesheet, put together from its parts in this order. The parts are files beside this one (exported as
 * `@touchstone/ui/styles/<part>`); the caller reads them, because this package reads no files.
 */
export const stylesheetParts = [
  'tokens.css',
  'typeface.css',
  'base.css',
  'page.css',
  'forms.css',
  'components.css',
  'reading.css',
  'drawings.css',
  'grids.css',
  'public.css',
  'print.css',
] as const;

/** Comments, blank lines and spaces around signs are for us and are left out. */
export function buildStylesheet(read: (part: string) => string): string {
  return stylesheetParts
    .map(read)
    .join('\n')
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim();
}
