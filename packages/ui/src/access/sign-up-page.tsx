/** Creating an account: a name, an e-mail address, a password, and nothing else. */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface SignUpPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  /** where to go afterwards: a path of this site */
  readonly next: string;
  /** the least number of characters of a password */
  readonly passwordLength: number;
}

export function SignUpPage({ frame, form, next, passwordLength }: SignUpPageProps): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('access.sign-up')} visibility="private" wrong={form.errors.length > 0}>
      <ErrorSummary form={form} />
      <h1>{t('access.sign-up')}</h1>
      <p>{t('access.sign-up-lead')}</p>
      <Form frame={frame} action="/sign-up" hidden={{ next }}>
        <TextField
          form={form}
          name="name"
          label={t('access.name')}
          hint={t('access.name-hint')}
          autocomplete="name"
          width={30}
        />
        <TextField form={form} name="email" label={t('access.email')} kind="email" autocomplete="username" width={30} />
        <TextField
          form={form}
          name="password"
          label={t('access.password')}
          hint={t('access.new-password-hint', { characters: passwordLength })}
          kind="password"
          autocomplete="new-password"
          width={30}
        />
        <SubmitButton label={t('access.sign-up')} />
      </Form>
      <p>
        {t('access.have-account')} <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t('access.sign-in')}</a>
      </p>
    </Page>
  );
}
