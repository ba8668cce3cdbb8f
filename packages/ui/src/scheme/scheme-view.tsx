/**
 * The frame of every page about one scheme version: its name and version, the ways to its other pages, and which
 * language is the authoritative one.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { CompiledScheme, Scheme } from '@touchstone/domain';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { languageName } from '../messages/language-name.ts';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

const places = ['rules', 'process', 'origins', 'explain'] as const;

export type SchemePlace = (typeof places)[number];

export interface SchemeViewProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
  /** which of the pages this is; absent on one that lies below them */
  readonly place?: SchemePlace;
  readonly title: string;
  readonly wrong?: boolean;
  readonly children: ComponentChildren;
}

export function SchemeView({ frame, compiled, place, title, wrong, children }: SchemeViewProps): VNode {
  const { t } = frame;
  const { hash, scheme } = compiled;
  const home = schemeHref(hash, 'rules');
  const whole = `${t.text(scheme.name)}, ${scheme.version}`;
  return (
    <Page
      frame={frame}
      title={place === 'rules' ? whole : `${title} · ${whole}`}
      description={t.text(scheme.standardName)}
      visibility="public"
      width="wide"
      {...(wrong === undefined ? {} : { wrong })}
    >
      <Breadcrumbs
        t={t}
        pages={[
          { href: '/schemes', label: t('scheme.all-title') },
          ...(place === 'rules' ? [] : [{ href: home, label: whole }]),
        ]}
      />
      <h1>{title}</h1>
      <nav class="filters" aria-label={t('scheme.pages')}>
        {places.map((one) => (
          <a href={schemeHref(hash, one)} {...(one === place ? { 'aria-current': 'page' as const } : {})}>
            {t(`scheme.page.${one}`)}
          </a>
        ))}
        <a href={`/schemes/differences?to=${hash}`}>{t('scheme.page.differences')}</a>
      </nav>
      <Authority t={t} scheme={scheme} />
      {children}
    </Page>
  );
}

export function schemeHref(hash: string, place: SchemePlace): string {
  return place === 'rules' ? `/schemes/${hash}` : `/schemes/${hash}/${place}`;
}

export function criterionHref(hash: string, criterion: string): string {
  return `/schemes/${hash}/criteria/${encodeURIComponent(criterion)}`;
}

/** Said only where what is read is a translation. */
function Authority({ t, scheme }: { readonly t: Translator; readonly scheme: Scheme }): VNode | null {
  if (scheme.authoritativeLanguage === t.language) return null;
  return (
    <p class="aside">{t('scheme.translation', { language: languageName(t.language, scheme.authoritativeLanguage) })}</p>
  );
}
