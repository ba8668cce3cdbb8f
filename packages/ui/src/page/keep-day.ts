/**
 * Links of a page that shows a past day lead to the same day, wherever the page they lead to can show it, and its filters
 * ask for the same day. Done to the finished document, so that no page has to think of it; other links lead to today, as do
 * those that say with `data-day` that they name a day themselves.
 */
import type { PlainDate } from '@touchstone/kernel';

/** `html` as this package renders it: attributes in double quotes, `&` and `"` escaped. */
export function keepDay(html: string, day: PlainDate, showsPast: (path: string) => boolean): string {
  return html
    .replaceAll(/<a\b[^>]*>/g, (link) => {
      const [, address = '', place = ''] = /\shref="(\/[^"#]*)(#[^"]*)?"/.exec(link) ?? [];
      const [path = '', query] = address.split('?');
      if (link.includes(' data-day') || !showsPast(path) || /(?:^|;)asOf=/.test(query ?? '')) return link;
      const kept = `${address}${query === undefined ? '?' : '&amp;'}asOf=${day}`;
      return link.replace(`href="${address}${place}"`, `href="${kept}${place}"`);
    })
    .replaceAll(/<form\b[^>]*>/g, (form) => {
      const path = /\saction="(\/[^"?]*)"/.exec(form)?.[1];
      if (form.includes(' data-day') || !form.includes('method="get"') || path === undefined) return form;
      return showsPast(path) ? `${form}<input type="hidden" name="asOf" value="${day}"/>` : form;
    });
}
