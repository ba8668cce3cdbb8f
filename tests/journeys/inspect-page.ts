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
    const spoken = await page.locator('html').getAttribute('lang');
    if (spoken !== language) troubles.push(`${page.url()} speaks ${String(spoken)}`);
    if ((await page.locator('h1').count()) !== 1) troubles.push(`${page.url()} does not have one h1`);
    const twice = await page.evaluate(
      '[...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at).join()',
    );
    if (twice !== '') troubles.push(`${page.url()} holds more than once: ${String(twice)}`);
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over !== 0) troubles.push(`${page.url()} is wider than its window by ${String(over)} px`);
    const forms = await page.locator('main form').count();
    const kind = [kindOf(new URL(page.url()).pathname), forms, await page.locator('.error-summary').count()].join(' ');
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

/** The same for all sites, cycles and criteria. */
function kindOf(path: string): string {
  return path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replace(/(assessment|improvement)\/(?!submit$|answer$)[^/]+$/, '$1/…');
}
