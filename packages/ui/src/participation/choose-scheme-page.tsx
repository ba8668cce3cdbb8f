/** Which scheme's letter a site signs, where several take it; or why there is none. */
import type { VNode } from 'preact';
import type { Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { formState } from '../components/form-state.ts';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { LetterSite } from './sign-letter-page.tsx';

export interface ChooseSchemePageProps {
  readonly frame: PageFrame;
  readonly site: LetterSite;
  /** in force today, and open to a site of this type with these metals */
  readonly schemes: readonly Scheme[];
  /** for which of them the site applies, instead of which letter it signs */
  readonly applies?: boolean;
}

export function ChooseSchemePage({ frame, site, schemes, applies = false }: ChooseSchemePageProps): VNode {
  const { t } = frame;
  const [first] = schemes;
  const choose = applies ? 'application.choose-title' : 'participation.choose-title';
  const title = t(first === undefined ? 'participation.no-scheme-title' : choose);
  return (
    <Page frame={frame} title={title} visibility="private" back={{ href: '/work', label: t('page.nav.work') }}>
      <h1>{title}</h1>
      {first === undefined ? (
        <EmptyState title={site.name}>
          <p>{t('participation.no-scheme')}</p>
          <p>
            <a href={`/sites/${site.id}/revise`}>{t('site.revise-title', { site: site.name })}</a>
          </p>
          {!applies && (
            <p>
              {t('application.pilot-way')} <a href={`/sites/${site.id}/application`}>{t('application.apply')}</a>
            </p>
          )}
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            {t(applies ? 'application.choose-lead' : 'participation.choose-lead', { site: site.name })}
          </p>
          <form class="form" method="get" action={`/sites/${site.id}/${applies ? 'application' : 'commitment'}`}>
            <RadioGroup
              form={formState(t)}
              name="scheme"
              label={t('participation.scheme')}
              initial={first.id}
              choices={schemes.map(({ id, name, standardName }) => ({
                value: id,
                label: <SchemeWords t={t} words={name} />,
                hint: <SchemeWords t={t} words={standardName} />,
              }))}
            />
            <SubmitButton label={t(applies ? 'application.choose' : 'participation.choose')} />
          </form>
        </>
      )}
    </Page>
  );
}
