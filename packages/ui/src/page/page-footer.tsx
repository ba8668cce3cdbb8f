/** The end of every page: what this service is, and on paper the address and day of the print. */
import type { VNode } from 'preact';
import type { PageFrame } from './page-frame.ts';

export function PageFooter({ frame: { t, origin, path, today, now = today } }: { readonly frame: PageFrame }): VNode {
  return (
    <footer class="footer">
      <p>{t('page.footer')}</p>
      <ul class="footer-links">
        <li>
          <a href="/">{t('page.about')}</a>
        </li>
        <li>
          <a href="/schemes">{t('page.schemes')}</a>
        </li>
        <li>
          <a href="/log">{t('page.log')}</a>
        </li>
        <li>
          <a href="/api">{t('page.api')}</a>
        </li>
      </ul>
      <p class="printed">{t('page.printed', { address: `${origin}${path}`, today: t.date(now) })}</p>
    </footer>
  );
}
