/**
 * What must hold on every page that a journey comes to: its language, one heading, no sideways scrolling, no error of its
 * scripts or styles, and on each kind of page once nothing that axe finds.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Language } from '@touchstone/ui';

/** `scripts`: the browser runs them, and so also axe, which is one. */
export function createInspector(language: Language, scripts: boolean): (page: Page) => Promise<void> {
  const seen = new Set<string>();
  const heard = new WeakSet<Page>();
  const troubles: string[] = [];
  return async (page) => {
    if (!heard.has(page)) {
      heard.add(page);
      page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // That a refused form comes back with its status is no trouble of the page.
        if (message.type() === 'error' && !message.text().includes('status of 4')) {
          troubles.push(`${page.url()}: ${message.text()}`);
        }
      });
    }
    const { errors, forms, headings, over, spoken, twice } = await page.evaluate<Found>(find);
    if (spoken !== language) troubles.push(`${page.url()} speaks ${spoken}`);
    if (headings !== 1) troubles.push(`${page.url()} does not have one h1`);
    if (twice !== '') troubles.push(`${page.url()} holds more than once: ${twice}`);
    if (over !== 0) troubles.push(`${page.url()} is wider than its window by ${String(over)} px`);
    const kind = [kindOf(new URL(page.url()).pathname), forms, errors].join(' ');
    if (scripts && !seen.has(kind)) {
      seen.add(kind);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations) {
        troubles.push(`${page.url()} ${id}: ${nodes.map(({ html }) => html).join('\n')}`);
      }
    }
    if (troubles.length > 0) throw new Error(troubles.splice(0).join('\n'));
  };
}

interface Found {
  readonly spoken: string;
  readonly headings: number;
  /** ids that stand on the page more than once */
  readonly twice: string;
  /** pixels by which the page is wider than its window */
  readonly over: number;
  readonly forms: number;
  readonly errors: number;
}

/** Asked of the browser at once: a journey comes to hundreds of pages. */
const find = `({
  spoken: document.documentElement.lang,
  headings: document.querySelectorAll('h1').length,
  twice: [...document.querySelectorAll('[id]')].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at).join(),
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  forms: document.querySelectorAll('main form').length,
  errors: document.querySelectorAll('.error-summary').length,
})`;

/** The same for all sites, cycles and criteria. */
function kindOf(path: string): string {
  return path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replace(/(assessment|improvement)\/(?!submit$|answer$)[^/]+$/, '$1/…');
}
