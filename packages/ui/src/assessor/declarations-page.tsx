/**
 * An assessor's declarations: the sites that wait for one, the form for the site that was chosen, and what was declared
 * before. Neither answer is chosen beforehand.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { DeclaredTie } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { valueOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Pagination } from '../components/pagination.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import { Page } from '../page/page.tsx';
import { isOfPast, type PageFrame } from '../page/page-frame.ts';
import { SiteName } from '../site/site-name.tsx';
import { DeclarationMark, tieInWords } from './declaration-mark.tsx';

const ties = ['employment', 'advice', 'ownership', 'family'] as const;

export interface DeclaredSite {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly fictional: boolean;
}

export interface MadeDeclaration {
  readonly site: DeclaredSite;
  readonly conflict: boolean;
  readonly reason: string;
  readonly ties: readonly DeclaredTie[];
  readonly declaredOn: PlainDate;
}

export interface DeclarationsPageProps {
  readonly frame: PageFrame;
  /** on this page of them */
  readonly waiting: readonly DeclaredSite[];
  readonly waitingInAll: number;
  readonly waitingPages: { readonly previous?: string; readonly next?: string };
  readonly made: readonly MadeDeclaration[];
  readonly previous?: string;
  readonly next?: string;
  /** the site whose form is open */
  readonly chosen?: {
    readonly site: DeclaredSite;
    readonly form: FormState;
    readonly commandId: string;
  };
}

export function DeclarationsPage(props: DeclarationsPageProps): VNode {
  const { frame, waiting, waitingInAll, waitingPages, made, chosen, ...beside } = props;
  const { t } = frame;
  const title = t('declaration.title');
  const wrong = chosen !== undefined && chosen.form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" width="wide">
      {chosen !== undefined && <ErrorSummary form={chosen.form} />}
      <h1>{title}</h1>
      <p class="lead">{t('declaration.count', { count: waitingInAll })}</p>
      <p>{t('declaration.lead')}</p>
      {chosen !== undefined && <DeclarationForm frame={frame} {...chosen} />}
      <Waiting
        frame={frame}
        waiting={waiting.filter(({ id }) => id !== chosen?.site.id)}
        alone={chosen === undefined}
      />
      <Pagination t={t} of={t('declaration.waiting')} {...waitingPages} />
      {made.length > 0 && <Made frame={frame} made={made} />}
      <Pagination t={t} of={t('declaration.earlier')} {...beside} />
    </Page>
  );
}

function DeclarationForm({
  frame,
  site,
  form,
  commandId,
}: Required<DeclarationsPageProps>['chosen'] & Pick<DeclarationsPageProps, 'frame'>): VNode {
  const { t } = frame;
  return (
    <section>
      <h2 id="declare">{t('declaration.form', { site: site.name })}</h2>
      <p class="cycle-owner">
        <a href={`/register/${site.id}`}>{site.name}</a>, {site.operator} {site.fictional && <Fictional t={t} />}
      </p>
      <Form frame={frame} action="/declarations" commandId={commandId} hidden={{ site: site.id }}>
        <RadioGroup
          form={form}
          name="conflict"
          label={t('declaration.question')}
          choices={[
            { value: 'false', label: t('declaration.no'), hint: t('declaration.no-hint') },
            { value: 'true', label: t('declaration.yes'), hint: t('declaration.yes-hint') },
          ]}
        />
        <CheckboxGroup
          form={form}
          name="ties"
          optional
          label={t('declaration.ties')}
          hint={t('declaration.ties-hint')}
          choices={ties.map((tie) => ({ value: tie, label: t(`declaration.tie.${tie}`) }))}
        />
        <Details summary={t('declaration.ended-title')} open={ties.some((tie) => valueOf(form, `ended/${tie}`) !== '')}>
          {ties.map((tie) => (
            <DateField
              form={form}
              name={`ended/${tie}`}
              optional
              label={t(`declaration.ended.${tie}`)}
              hint={t('declaration.ended-hint')}
            />
          ))}
        </Details>
        <TextArea
          form={form}
          name="reason"
          optional
          rows={4}
          label={t('declaration.reason')}
          hint={t('declaration.reason-hint')}
        />
        <SubmitButton label={t('declaration.save')} />
      </Form>
    </section>
  );
}

interface WaitingProps extends Pick<DeclarationsPageProps, 'frame' | 'waiting'> {
  /** no form is open, so that an empty list has to be explained */
  readonly alone: boolean;
}

function Waiting({ frame, waiting, alone }: WaitingProps): VNode | null {
  const { t } = frame;
  if (waiting.length === 0) {
    if (!alone) return null;
    return (
      <EmptyState title={t('declaration.none')}>
        <p>{t('declaration.none-text')}</p>
      </EmptyState>
    );
  }
  return (
    <Table
      caption={t('declaration.waiting')}
      columns={[{ label: t('declaration.site') }, { label: t('declaration.act') }]}
      rows={waiting.map((site) => [
        <SiteName t={t} {...site} href={`/register/${site.id}`} />,
        <DeclareLink {...{ frame, site }} label={t('declaration.act')} />,
      ])}
    />
  );
}

function Made({ frame, made }: Pick<DeclarationsPageProps, 'frame' | 'made'>): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('declaration.earlier')}</h2>
      <Table
        caption={t('declaration.earlier')}
        captionUnseen
        columns={[
          { label: t('declaration.site') },
          { label: t('declaration.said') },
          { label: t('declaration.day') },
          { label: t('declaration.act') },
        ]}
        rows={made.map(({ conflict, declaredOn, reason, site, ties: madeTies }) => [
          <SiteName t={t} {...site} href={`/register/${site.id}`} />,
          <>
            <DeclarationMark t={t} conflict={conflict} />
            {madeTies.length > 0 && <div class="aside">{t.list(madeTies.map((one) => tieInWords(t, one)))}</div>}
            {reason !== '' && <div class="aside words">{reason}</div>}
          </>,
          t.date(declaredOn),
          <DeclareLink {...{ frame, site }} label={t('declaration.act-again')} />,
        ])}
      />
    </section>
  );
}

interface DeclareLinkProps {
  readonly frame: PageFrame;
  readonly site: DeclaredSite;
  readonly label: string;
}

function DeclareLink({ frame, site, label }: DeclareLinkProps): VNode {
  const words = (
    <>
      {label} <span class="unseen">{frame.t('declaration.about', { site: site.name })}</span>
    </>
  );
  return isOfPast(frame) ? words : <a href={`/declarations?site=${site.id}#declare`}>{words}</a>;
}
