/** The assurance plan as its readers see it, what a new version changes, and the secretariat's answer. */
import type { VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PlanPageProps, ShownPlan } from './plan-page-props.ts';
import { numbersOf, planChangeInWords, sampledInWords } from './plan-words.ts';
import { daysInWords } from './visit-days.ts';

type PlanShownProps = Pick<
  PlanPageProps,
  'frame' | 'cycle' | 'form' | 'base' | 'acts' | 'announced' | 'visit' | 'scheme' | 'criteria'
> & {
  readonly shown: ShownPlan;
};

export function PlanShown(props: PlanShownProps): VNode {
  const { frame, criteria, scheme, shown } = props;
  const { t } = frame;
  const { answer, changes, plan } = shown;
  const { mediaItems = [], sample = [], stakeholderList = [], visitFrom, visitUntil } = plan;
  const text = (term: string, value: string | undefined): readonly SummaryRow[] =>
    value === undefined || value === '' ? [] : [{ term, value: <span class="words">{value}</span> }];
  return (
    <>
      {answer?.stage === 'returned' && answer.returnedBecause !== null && (
        <Notice tone="important" title={t('plan.returned')}>
          <p class="words">{answer.returnedBecause}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          ...(answer === undefined ? [] : [stateRow(t, answer.stage)]),
          ...(visitFrom === undefined || visitUntil === undefined
            ? []
            : [{ term: t('plan.visit'), value: daysInWords(t, plainDate(visitFrom), plainDate(visitUntil)) }]),
          ...(plan.tookPlace === true ? [{ term: t('plan.other-days'), value: t('plan.took-place') }] : []),
          ...(answer === undefined ? [] : [{ term: t('plan.notice'), value: noticeInWords(t, props) }]),
          ...text(t('plan.extent'), plan.extent),
          ...text(t('plan.change'), plan.change),
          ...text(t('plan.media-scan'), plan.mediaScan),
          ...(plan.nothingFound === true ? [{ term: t('plan.found'), value: t('plan.nothing-found') }] : []),
          ...text(t('plan.stakeholders'), plan.stakeholders),
          ...(sample.length === 0
            ? []
            : [{ term: t('plan.sample'), value: t.list(sample.map((group) => sampledInWords(t, scheme, group))) }]),
          ...text(t('plan.sampling'), plan.sampling),
        ]}
      />
      {changes !== undefined && <Changes {...{ frame, criteria, scheme, changes }} />}
      {mediaItems.length > 0 && (
        <Table
          caption={t('plan.found')}
          columns={[
            { label: t('plan.source') },
            { label: t('plan.published') },
            { label: t('plan.summary') },
            { label: t('plan.criteria') },
            { label: t('plan.follow-up') },
          ]}
          rows={mediaItems.map((item) => [
            <Source source={item.source} />,
            t.date(plainDate(item.publishedOn)),
            <span class="words">{item.summary}</span>,
            numbersOf(criteria, item.criteria) || t('plan.no-criterion'),
            <span class="words">{item.followUp}</span>,
          ])}
        />
      )}
      {stakeholderList.length > 0 && (
        <Table
          caption={t('plan.consulted')}
          columns={[
            { label: t('plan.group') },
            { label: t('plan.name') },
            { label: t('plan.method') },
            { label: t('plan.language') },
            { label: t('plan.consulted-on') },
          ]}
          rows={stakeholderList.map(({ consultedOn, group, language, method, name }) => [
            group,
            name === '' ? t('plan.name-withheld') : name,
            method,
            language ?? '–',
            consultedOn === undefined ? t('plan.no-day') : t.date(plainDate(consultedOn)),
          ])}
        />
      )}
      <Answer {...props} />
    </>
  );
}

function stateRow(t: Translator, stage: NonNullable<ShownPlan['answer']>['stage']): SummaryRow {
  return {
    term: t('plan.state'),
    value: <StateMark tone={stage === 'approved' ? 'good' : 'open'}>{t(`plan.stage.${stage}`)}</StateMark>,
  };
}

/** Whether the public knows the days of the plan, or others. */
function noticeInWords(t: Translator, { announced, visit }: Pick<PlanPageProps, 'announced' | 'visit'>): string {
  if (announced) return t('plan.announced');
  if (visit === undefined) return t('plan.not-announced');
  return t('plan.announced-before', { days: daysInWords(t, visit.visitFrom, visit.visitUntil) });
}

/** A web address leads there; a title of something printed is only read. */
function Source({ source }: { readonly source: string }): VNode {
  if (!/^https:\/\/\S+$/.test(source)) return <span class="words">{source}</span>;
  return (
    <a class="words" href={source} rel="noreferrer">
      {source}
    </a>
  );
}

interface ChangesProps extends Pick<PlanPageProps, 'frame' | 'scheme' | 'criteria'> {
  readonly changes: NonNullable<ShownPlan['changes']>;
}

function Changes({ changes: { list, since }, frame: { t }, ...rules }: ChangesProps): VNode {
  const caption = t(`plan.changes-since.${since}`);
  if (list.length === 0) {
    return (
      <Notice title={caption}>
        <p>{t('plan.no-change')}</p>
      </Notice>
    );
  }
  return (
    <Table
      caption={caption}
      columns={[{ label: t('plan.part') }, { label: t('plan.before') }, { label: t('plan.after') }]}
      rows={list.map((change) => {
        const { after, before, part } = planChangeInWords(t, rules, change);
        return [part, <span class="words">{before}</span>, <span class="words">{after}</span>];
      })}
    />
  );
}

function Answer({ frame, acts, base, cycle, form }: PlanShownProps): VNode {
  const { t } = frame;
  const action = `/cycles/${cycle.id}/plan`;
  const own = formOf(form, 'return');
  return (
    <>
      {acts.approve !== undefined && (
        <>
          <h3>{t('plan.answer')}</h3>
          <Form {...{ frame, action, base }} commandId={acts.approve} hidden={{ act: 'approve' }}>
            <p>{t('plan.approve-hint')}</p>
            <SubmitButton label={t('plan.approve')} />
          </Form>
        </>
      )}
      {acts.sendBack !== undefined && (
        <>
          <h3>{t(acts.approve === undefined ? 'plan.days-over' : 'plan.or-return')}</h3>
          <Form {...{ frame, action, base }} commandId={acts.sendBack} hidden={{ act: 'return' }} draft={own}>
            {acts.approve === undefined && <p>{t('plan.days-over-hint')}</p>}
            <TextArea form={own} name="reason" rows={3} label={t('plan.reason')} />
            <SubmitButton kind="secondary" label={t('plan.return')} />
          </Form>
        </>
      )}
      {acts.announce !== undefined && (
        <>
          <h3>{t('plan.notice')}</h3>
          <Form {...{ frame, action, base }} commandId={acts.announce} hidden={{ act: 'announce' }}>
            <p>{t('plan.announce-hint', { site: cycle.siteName })}</p>
            <SubmitButton kind={acts.approve === undefined ? 'primary' : 'secondary'} label={t('plan.announce')} />
          </Form>
        </>
      )}
    </>
  );
}
