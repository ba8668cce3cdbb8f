/**
 * Asking whether a site may take part: what is on file of it, the scheme's own rule in plain words, and the questions that
 * the scheme asks with the application.
 */
import type { VNode } from 'preact';
import { eligibilityInWords, type CompiledScheme, type PossibleQuestion } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { QuestionFields } from './question-fields.tsx';
import type { LetterSite } from './sign-letter-page.tsx';

export interface ApplyPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly site: LetterSite;
  /** what is on file of it, row by row */
  readonly onFile: readonly SummaryRow[];
  /** the version in force today */
  readonly compiled: CompiledScheme;
  readonly questions: readonly PossibleQuestion[];
  /** the scheme takes no letter without it */
  readonly needed: boolean;
  readonly returnedBecause?: string;
}

export function ApplyPage(props: ApplyPageProps): VNode {
  const { frame, form, commandId, site, onFile, compiled, questions, needed, returnedBecause } = props;
  const { t } = frame;
  const { hash, scheme } = compiled;
  const title = t('application.apply');
  const wrong = form.errors.length > 0;
  const rule = eligibilityInWords(scheme, t.language);
  return (
    <Page {...{ frame, title, wrong }} visibility="private" back={{ href: '/work', label: t('page.nav.work') }}>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      {returnedBecause !== undefined && (
        <Notice tone="important" title={t('application.returned')}>
          <p class="words">{returnedBecause}</p>
          <p>{t('application.returned-hint')}</p>
        </Notice>
      )}
      <p class="lead">{t('application.lead', { site: site.name })}</p>
      <p>{t(needed ? 'application.needed' : 'application.not-needed')}</p>
      <section>
        <h2>{t('application.rule')}</h2>
        <p>
          <a href={`/schemes/${hash}`}>
            <SchemeWords t={t} words={scheme.name} />, <SchemeWords t={t} words={scheme.standardName} />
          </a>
        </p>
        {rule.length === 0 ? (
          <p>{t('application.rule-unset')}</p>
        ) : (
          <ul>
            {rule.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>
          {t('application.site')} {site.fictional && <Fictional t={t} />}
        </h2>
        <SummaryList rows={[{ term: t('site.name'), value: site.name }, ...onFile]} />
        <p>
          {t('application.site-hint')}{' '}
          <a href={`/sites/${site.id}/revise`}>{t('site.revise-title', { site: site.name })}</a>
        </p>
      </section>
      <Form frame={frame} action={`/sites/${site.id}/application`} commandId={commandId} hidden={{ scheme: scheme.id }}>
        {questions.length > 0 && (
          <section>
            <h2>{t('application.questions')}</h2>
            <QuestionFields {...{ t, form, scheme, questions }} />
          </section>
        )}
        <TextArea form={form} name="note" optional rows={3} label={t('application.note')} />
        <SubmitButton label={t('application.submit')} />
      </Form>
    </Page>
  );
}
