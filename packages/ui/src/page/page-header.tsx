/** The top of every page: the demo's notice, the product's name, where one can go, who one is, and the languages. */
import type { VNode } from 'preact';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { languageNames, languages } from '../messages/languages.ts';
import { languageHref } from './language-href.ts';
import { isUnder, navigationFor } from './navigation.ts';
import type { PageFrame } from './page-frame.ts';

export function PageHeader({ frame }: { readonly frame: PageFrame }): VNode {
  const { t, path, person, demo, today, now = today, waiting = 0 } = frame;
  return (
    <header class="header">
      {demo && (
        <div class="demo">
          <p>
            <strong>{t('page.demo-title')}.</strong> {t('page.demo', { today: t.date(now) })}
          </p>
        </div>
      )}
      <div class="header-row">
        <a class="brand" href="/">
          <BrandMark />
          Touchstone
        </a>
        <nav class="nav" aria-label={t('page.navigation')}>
          <ul>
            {navigationFor(person?.duties).map(({ href, label }) => (
              <li>
                <a href={href} {...(isUnder(path, href) ? { 'aria-current': 'page' as const } : {})}>
                  {t(label)}
                  {href === '/queue' && waiting > 0 && ` ${t.number(waiting)}`}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Languages frame={frame} />
        <WhoIsHere frame={frame} />
      </div>
    </header>
  );
}

/** A stone with the streak that metal leaves on it. */
function BrandMark(): VNode {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path class="brand-stone" d="M5 3h12l5 6-2 10-4 2H6l-4-5 1-9z" />
      <path class="brand-streak" d="M7 16 17 8" />
    </svg>
  );
}

function Languages({ frame }: { readonly frame: PageFrame }): VNode {
  return (
    <nav class="languages" aria-label={frame.t('page.languages')}>
      <ul>
        {languages.map((language) => (
          <li>
            {language === frame.t.language ? (
              <span aria-current="true">{languageNames[language]}</span>
            ) : (
              <a href={languageHref(frame.path, language)} lang={language} hreflang={language}>
                {languageNames[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WhoIsHere({ frame: { t, person, csrf, path } }: { readonly frame: PageFrame }): VNode | null {
  if (person === undefined) {
    if (isUnder(path, '/sign-in')) return null;
    return (
      <div class="who">
        <a href="/sign-in">{t('page.sign-in')}</a>
      </div>
    );
  }
  return (
    <form class="who sign-out" method="post" action="/sign-out">
      <HiddenFields values={{ csrf }} />
      <span>
        {t('page.signed-in')} <strong>{person.name}</strong>
      </span>
      <button class="button-quiet" type="submit">
        {t('page.sign-out')}
      </button>
    </form>
  );
}
