/** Signing in with e-mail and password; in a demonstration also with one click, as any of its made-up people. */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface SignInPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  /** where to go afterwards: a path of this site */
  readonly next: string;
  /** the people of the demonstration; empty in operation */
  readonly demoPeople: readonly { readonly id: string; readonly name: string; readonly part: string }[];
}

export function SignInPage({ frame, form, next, demoPeople }: SignInPageProps): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('access.sign-in')} visibility="private" wrong={form.errors.length > 0}>
      <ErrorSummary form={form} />
      <h1>{t('access.sign-in')}</h1>
      {demoPeople.length > 0 ? (
        <>
          <h2>{t('access.demo-title')}</h2>
          <p>{t('access.demo-text')}</p>
          <ul class="people">
            {demoPeople.map(({ id, name, part }) => (
              <li>
                <form method="post" action="/demo/sign-in">
                  <HiddenFields values={{ account: id, next }} />
                  <button class="button button-secondary" type="submit">
                    <span class="unseen">{t('access.demo-sign-in')} </span>
                    {part}
                  </button>
                  <span class="field-hint">{name}</span>
                </form>
              </li>
            ))}
          </ul>
          <h2>{t('access.or')}</h2>
        </>
      ) : (
        <p>{t('access.sign-in-lead')}</p>
      )}
      <Form frame={frame} action="/sign-in" hidden={{ next }}>
        <TextField form={form} name="email" label={t('access.email')} kind="email" autocomplete="username" width={30} />
        <TextField
          form={form}
          name="password"
          label={t('access.password')}
          kind="password"
          autocomplete="current-password"
          width={30}
        />
        <SubmitButton label={t('access.sign-in')} />
      </Form>
      <p>
        {t('access.no-account')} <a href={`/sign-up?next=${encodeURIComponent(next)}`}>{t('access.create')}</a>
      </p>
    </Page>
  );
}
