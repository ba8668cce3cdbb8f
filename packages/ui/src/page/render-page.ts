/** From a page to the bytes of its document. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { keepDay } from './keep-day.ts';
import type { PageFrame } from './page-frame.ts';

export function renderPage<Props>(page: VNode<Props>): string {
  const html = `<!doctype html>${renderToString(page)}`;
  const { asOf = 'today', showsPast } = frameOf(page.props) ?? {};
  return asOf === 'today' || showsPast === undefined ? html : keepDay(html, asOf, showsPast);
}

/** Every page has its frame; what is rendered for itself, as in tests, may have none. */
function frameOf(props: object | null): Pick<PageFrame, 'asOf' | 'showsPast'> | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a member of that name is a page's frame everywhere
  return props !== null && 'frame' in props ? (props.frame as PageFrame) : undefined;
}
