/** The built stylesheet, read from its parts as the server reads them. */
import { readFileSync } from 'node:fs';
import { buildStylesheet } from '../../packages/ui/src/styles/stylesheet.ts';

export function readStylesheet(): string {
  return buildStylesheet((part) =>
    readFileSync(new URL(`../../packages/ui/src/styles/${part}`, import.meta.url), 'utf8'),
  );
}
