/**
 * The letter of commitment, to be signed: the promises in the words of the scheme version that is shown, who signs, whom
 * to ask, and from which day it counts.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { CompiledScheme, PossibleQuestion } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { QuestionFields } from './question-fields.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface SignLetterPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly site: LetterSite;
  /** the version whose promises are shown; sent along, so that another day never changes what was read */
  readonly shown: CompiledScheme;
  /** what the scheme asks of such a site before it chooses the criteria */
  readonly questions: readonly PossibleQuestion[];
  /** what the fields begin with */
  readonly initial: {
    readonly signatory: { readonly name: string; readonly position: string };
    readonly contact: { readonly name: string; readonly email: string };
    readonly signedOn: PlainDate;
  };
  readonly returnedBecause?: string;
  /** the site may ask first whether it may take part */
  readonly mayApply: boolean;
}

export interface LetterSite {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly fictional: boolean;
}

export function SignLetterPage(props: SignLetterPageProps): VNode {
  const { frame, form, commandId, site, shown, questions, initial, returnedBecause, mayApply } = props;
  const { t } = frame;
  const { scheme, hash } = shown;
  const title = t('participation.title', { letter: t.text(scheme.letter.name) });
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" back={{ href: '/work', label: t('page.nav.work') }}>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      {returnedBecause !== undefined && (
        <Notice tone="important" title={t('participation.returned')}>
          <p class="words">{returnedBecause}</p>
          <p>{t('participation.returned-hint')}</p>
        </Notice>
      )}
      <p class="lead">{t('participation.lead')}</p>
      {mayApply && (
        <p>
          {t('participation.unsure')}{' '}
          <a href={`/sites/${site.id}/application?scheme=${scheme.id}`}>{t('application.apply')}</a>
        </p>
      )}
      <SummaryList
        rows={[
          {
            term: t('participation.site'),
            value: (
              <>
                {site.name}, {site.operator} {site.fictional && <Fictional t={t} />}
              </>
            ),
          },
          { term: t('participation.scheme'), value: <SchemeWords t={t} words={scheme.name} /> },
          {
            term: t('participation.standard'),
            value: (
              <a href={`/schemes/${hash}`}>
                <SchemeWords t={t} words={scheme.standardName} />
              </a>
            ),
          },
        ]}
      />
      <Form
        frame={frame}
        action={`/sites/${site.id}/commitment`}
        commandId={commandId}
        hidden={{ scheme: scheme.id, shown: hash }}
      >
        {questions.length > 0 && (
          <section>
            <h2>{t('scope.questions', { site: site.name })}</h2>
            <p>{t('scope.questions-hint')}</p>
            <QuestionFields {...{ t, form, scheme, questions }} />
          </section>
        )}
        <CheckboxGroup
          form={form}
          name="promises"
          label={t('participation.promises', { site: site.name })}
          hint={t('participation.promises-hint')}
          choices={scheme.letter.promises.map(({ id, text }) => ({
            value: id,
            label: <SchemeWords t={t} words={text} />,
          }))}
        />
        <TextField
          form={form}
          name="signatory/name"
          label={t('participation.signatory-name')}
          hint={t('participation.signatory-name-hint')}
          initial={initial.signatory.name}
        />
        <TextField
          form={form}
          name="signatory/position"
          label={t('participation.signatory-position')}
          initial={initial.signatory.position}
        />
        <TextField
          form={form}
          name="contact/name"
          label={t('participation.contact-name')}
          hint={t('participation.contact-name-hint')}
          initial={initial.contact.name}
        />
        <TextField
          form={form}
          name="contact/email"
          kind="email"
          label={t('participation.contact-email')}
          hint={t('participation.contact-email-hint')}
          initial={initial.contact.email}
        />
        <DateField
          form={form}
          name="signedOn"
          label={t('participation.signed-on')}
          hint={t('participation.signed-on-hint')}
          initial={initial.signedOn}
        />
        <SubmitButton label={t('participation.sign')} />
      </Form>
    </Page>
  );
}
