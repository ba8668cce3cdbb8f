/**
 * The whole document around a page's own matter: title, skip link, who is signed in, navigation, language, demo banner,
 * footer. Holds no inline script or style, so the strictest content security policy fits.
 */
import type { ComponentChildren, VNode } from 'preact';
import { BackLink, type BackLinkProps } from '../components/back-link.tsx';
import { AsOf, LookBack } from './as-of.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';
import type { PageFrame } from './page-frame.ts';

export interface PageProps {
  readonly frame: PageFrame;
  /** without the product's name; the same words as the page's heading */
  readonly title: string;
  /** one sentence for search engines; public pages have it */
  readonly description?: string;
  /** private pages are kept out of search engines */
  readonly visibility: 'public' | 'private';
  readonly back?: BackLinkProps;
  /** address of the module that enhances this page; it works without it */
  readonly script?: string;
  /** the page shows an error summary: the title says so first */
  readonly wrong?: boolean;
  /** `column`: one column of text or form; `wide`: tables and two columns */
  readonly width?: 'column' | 'wide';
  readonly children: ComponentChildren;
}

export function Page(props: PageProps): VNode {
  const { frame, title, description, visibility, back, script, wrong = false, width = 'column', children } = props;
  const { t, assets } = frame;
  // What the device kept of a form that was just accepted is forgotten on whatever page comes then.
  const module = script ?? (/[?&]accepted=/.test(frame.path) ? assets.deskScript : undefined);
  const spoken = wrong ? t('page.error-title', { title }) : title;
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${spoken} · Touchstone`}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {visibility === 'private' && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        {assets.font !== undefined && (
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
        )}
        {assets.icon !== undefined && <link rel="icon" type="image/svg+xml" href={assets.icon} />}
        <link rel="stylesheet" href={assets.stylesheet} />
        {module !== undefined && <script type="module" src={module} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {t('page.skip')}
        </a>
        <PageHeader frame={frame} />
        <main class={`main main-${width}`} id="content" tabIndex={-1}>
          {back !== undefined && <BackLink {...back} />}
          <AsOf frame={frame} />
          {children}
          <LookBack frame={frame} />
        </main>
        <PageFooter frame={frame} />
      </body>
    </html>
  );
}
