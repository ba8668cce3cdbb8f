/**
 * Where anyone checks a credential. The form is sent to the server, which answers with the report; where the browser runs
 * the script, it verifies by itself and nothing that was pasted leaves it.
 */
import type { VNode } from 'preact';
import type { AwardVerification } from '@touchstone/credential';
import type { Instant } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import { formState } from '../components/form-state.ts';
import { Notice } from '../components/notice.tsx';
import { TextArea } from '../components/text-area.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { pastedRefusals, type PastedRefusal } from './pasted-refusal.ts';
import { BlankReport, VerificationReport } from './verification-report.tsx';

export interface VerifyPageProps {
  readonly frame: PageFrame;
  /** what was pasted */
  readonly pasted: string;
  readonly refused?: PastedRefusal;
  readonly verification?: AwardVerification;
  /** what the browser trusts when it verifies by itself: this register's issuer, and its log's key (c2sp.org/signed-note) */
  readonly trust: { readonly issuer: string; readonly logKey: string; /** in a demonstration */ readonly at?: Instant };
}

export function VerifyPage({ frame, pasted, refused, verification, trust }: VerifyPageProps): VNode {
  const { t, assets } = frame;
  const demo = trust.at !== undefined;
  const errors = refused === undefined ? [] : [{ at: 'credential', sentence: t(`verify.refused.${refused}`) }];
  const form = formState(t, { credential: pasted }, errors);
  return (
    <Page
      frame={frame}
      title={t('verify.title')}
      description={t('verify.description')}
      visibility="public"
      width="wide"
      wrong={errors.length > 0}
      {...(assets.verifyScript === undefined ? {} : { script: assets.verifyScript })}
    >
      <ErrorSummary form={form} />
      <h1>{t('verify.title')}</h1>
      <div id="verification" tabIndex={-1}>
        {verification === undefined ? (
          <p class="lead">{t('verify.lead')}</p>
        ) : (
          <VerificationReport t={t} verification={verification} demo={demo} />
        )}
      </div>
      <form
        class="form"
        id="verify-form"
        method="post"
        action="/verify"
        enctype="multipart/form-data"
        noValidate
        data-issuer={trust.issuer}
        data-log-key={trust.logKey}
        {...(trust.at === undefined ? {} : { 'data-at': trust.at })}
      >
        <TextArea
          form={form}
          name="credential"
          label={t('verify.credential')}
          hint={t('verify.credential-hint')}
          rows={6}
        />
        <FileField
          form={form}
          name="file"
          label={t('verify.file')}
          optional
          accept={['.json', '.jwt', '.txt', '.vc']}
        />
        <SubmitButton label={t('verify.button')} />
      </form>
      <h2>{t('verify.how-title')}</h2>
      <p>{t('verify.how')}</p>
      <p>{t('verify.how-offline')}</p>
      {assets.verifyScript !== undefined && (
        <>
          <template id="verification-blank">
            <BlankReport t={t} demo={demo} />
          </template>
          <template id="refusal-blank">
            {pastedRefusals.map((code) => (
              <div data-refusal={code}>
                <Notice tone="wrong" title={t(`verify.refused.${code}`)} />
              </div>
            ))}
          </template>
        </>
      )}
    </Page>
  );
}
