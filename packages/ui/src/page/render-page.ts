/** From a page to the bytes of its document. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { keepDay } from './keep-day.ts';
import { nameFields } from './name-fields.ts';
import type { PageFrame } from './page-frame.ts';

export function renderPage<Props>(page: VNode<Props>): string {
  const { asOf = 'today', leadsTo, t } = frameOf(page.props) ?? {};
  const document = `<!doctype html>${renderToString(page)}`;
  const html =
    t === undefined
      ? document
      : nameFields(document, (field, sentence) =>
          field.endsWith('?') ? `${field} ${sentence}` : t('component.error-at', { field, sentence }),
        );
  return asOf === 'today' || leadsTo === undefined ? html : keepDay(html, asOf, leadsTo);
}

/** Every page has its frame; what is rendered for itself, as in tests, may have none. */
function frameOf(props: object | null): Pick<PageFrame, 'asOf' | 'leadsTo' | 't'> | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a member of that name is a page's frame everywhere
  return props !== null && 'frame' in props ? (props.frame as PageFrame) : undefined;
}
