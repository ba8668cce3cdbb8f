/**
 * Links of a page that shows a past day lead to the same day, wherever the page they lead to can show it, and its filters
 * ask for the same day. Where a link leads to a form, its words are left; of a button, or of a point of a list that is nothing
 * else, nothing is: nobody acts in the past.
 * Done to the finished document, so that no page has to think of it; other links lead to today, as do those that say with
 * `data-day` that they name a day themselves.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { PageFrame } from './page-frame.ts';

/** `html` as this package renders it: attributes in double quotes, `&` and `"` escaped, nothing left open. */
export function keepDay(html: string, day: PlainDate, leadsTo: NonNullable<PageFrame['leadsTo']>): string {
  return html
    .replaceAll(/<li>(<a\b[^>]*>)[^<]*<\/a><\/li>/g, (point, link: string) => (isToForm(link, leadsTo) ? '' : point))
    .replaceAll(/(<a\b[^>]*>)([^]*?)<\/a>/g, (whole, link: string, words: string) => {
      const [, address = '', place = ''] = /\shref="(\/[^"#]*)(#[^"]*)?"/.exec(link) ?? [];
      const [path = '', query] = address.split('?');
      if (link.includes(' data-day') || path === '' || /(?:^|;)asOf=/.test(query ?? '')) return whole;
      switch (leadsTo(path)) {
        case 'today':
          return whole;
        case 'form':
          return link.includes('class="button ') ? '' : words;
        case 'past': {
          const kept = `${address}${query === undefined ? '?' : '&amp;'}asOf=${day}`;
          return `${link.replace(`href="${address}${place}"`, `href="${kept}${place}"`)}${words}</a>`;
        }
      }
    })
    .replaceAll(/<form\b[^>]*>/g, (form) => {
      const path = /\saction="(\/[^"?]*)"/.exec(form)?.[1];
      if (form.includes(' data-day') || !form.includes('method="get"') || path === undefined) return form;
      return leadsTo(path) === 'past' ? `${form}<input type="hidden" name="asOf" value="${day}"/>` : form;
    });
}

function isToForm(link: string, leadsTo: NonNullable<PageFrame['leadsTo']>): boolean {
  const path = /\shref="(\/[^"?#]*)/.exec(link)?.[1];
  return path !== undefined && leadsTo(path) === 'form';
}
