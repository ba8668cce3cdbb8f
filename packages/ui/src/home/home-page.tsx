/** The first page: what this is, the register's search, the check that anyone can do, and the way in for those who take part. */
import type { VNode } from 'preact';
import { LinkButton } from '../components/button.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { MessageKey } from '../messages/messages.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

const phases = ['commit', 'self', 'assess', 'improve', 'award'] as const;

export function HomePage({ frame }: { readonly frame: PageFrame }): VNode {
  const { t, person } = frame;
  return (
    <Page frame={frame} title={t('home.title')} description={t('home.description')} visibility="public" width="wide">
      <div class="home-top">
        <h1>{t('home.title')}</h1>
        <p class="lead">{t('home.lead')}</p>
        <SearchForm primary action="/register" name="q" label={t('home.search')} button={t('home.search-button')} />
        <p>
          <a href="/register">{t('home.whole-register')}</a>
        </p>
      </div>
      <div class="home-ways">
        <section>
          <h2>{t('home.verify-title')}</h2>
          <p>{t('home.verify')}</p>
          <LinkButton kind="secondary" href="/verify" label={t('home.verify-link')} />
        </section>
        <section>
          <h2>{t('home.work-title')}</h2>
          <p>{t('home.work')}</p>
          {person === undefined ? (
            <LinkButton kind="secondary" href="/sign-in" label={t('home.sign-in-link')} />
          ) : (
            <LinkButton kind="secondary" href="/work" label={t('home.work-link')} />
          )}
        </section>
      </div>
      <section>
        <h2>{t('home.how-title')}</h2>
        <ol class="home-phases">
          {phases.map((phase) => (
            <li>
              <h3>{t(`home.how-${phase}` satisfies MessageKey)}</h3>
              <p>{t(`home.how-${phase}-text` satisfies MessageKey)}</p>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  );
}
