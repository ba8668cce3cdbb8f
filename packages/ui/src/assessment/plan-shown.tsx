/** The assurance plan as its readers see it, what a new version changes, and the secretariat's answer. */
import type { ComponentChildren, VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import type { Criterion, MediaItem, PlanChange, Scheme, Stakeholder } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { PlanPageProps, ShownPlan } from './plan-page-props.ts';

type PlanShownProps = Pick<
  PlanPageProps,
  'frame' | 'cycle' | 'form' | 'base' | 'acts' | 'announced' | 'scheme' | 'criteria'
> & {
  readonly shown: ShownPlan;
};

export function PlanShown(props: PlanShownProps): VNode {
  const { frame, announced, criteria, scheme, shown } = props;
  const { t } = frame;
  const { changes, plan, returnedBecause, stage } = shown;
  const { mediaItems = [], sample = [], stakeholderList = [] } = plan;
  const text = (term: string, value: string | undefined): readonly SummaryRow[] =>
    value === undefined || value === '' ? [] : [{ term, value: <span class="words">{value}</span> }];
  return (
    <>
      {returnedBecause !== null && stage === 'returned' && (
        <Notice tone="important" title={t('plan.returned')}>
          <p class="words">{returnedBecause}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          {
            term: t('plan.state'),
            value: <StateMark tone={stage === 'approved' ? 'good' : 'open'}>{t(`plan.stage.${stage}`)}</StateMark>,
          },
          {
            term: t('plan.visit'),
            value: t('plan.days', {
              from: t.date(plainDate(plan.visitFrom)),
              until: t.date(plainDate(plan.visitUntil)),
            }),
          },
          { term: t('plan.notice'), value: t(announced ? 'plan.announced' : 'plan.not-announced') },
          ...text(t('plan.extent'), plan.extent),
          ...text(t('plan.change'), plan.change),
          ...text(t('plan.media-scan'), plan.mediaScan),
          ...(plan.nothingFound === true ? [{ term: t('plan.found'), value: t('plan.nothing-found') }] : []),
          ...text(t('plan.stakeholders'), plan.stakeholders),
          ...(sample.length === 0
            ? []
            : [{ term: t('plan.sample'), value: t.list(sample.map((group) => sampled(frame, scheme, group))) }]),
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

/** A web address leads there; a title of something printed is only read. */
function Source({ source }: { readonly source: string }): VNode {
  if (!/^https:\/\/\S+$/.test(source)) return <span class="words">{source}</span>;
  return (
    <a class="words" href={source} rel="noreferrer">
      {source}
    </a>
  );
}

export function numbersOf(criteria: readonly Criterion[], ids: readonly string[]): string {
  return ids.map((id) => criteria.find((one) => one.id === id)?.number ?? id).join(', ');
}

export function groupName({ t }: PageFrame, scheme: Scheme, id: string): string {
  const group = scheme.assessment?.interviews?.find((one) => one.id === id);
  return group === undefined ? id : t.text(group.name);
}

function sampled(
  frame: PageFrame,
  scheme: Scheme,
  { group, number }: { readonly group: string; readonly number: number },
): string {
  return `${groupName(frame, scheme, group)}: ${frame.t.number(number)}`;
}

interface ChangesProps extends Pick<PlanPageProps, 'frame' | 'scheme' | 'criteria'> {
  readonly changes: NonNullable<ShownPlan['changes']>;
}

function Changes({ changes: { list, since }, ...props }: ChangesProps): VNode {
  const { t } = props.frame;
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
        const [part, before, after] = inWords(props, change);
        return [part, before ?? t('plan.added'), after ?? t('plan.left-out')];
      })}
    />
  );
}

type Said = ComponentChildren;

/** The part of the plan, what it said, and what it says now. */
function inWords(props: Omit<ChangesProps, 'changes'>, change: PlanChange): readonly [string, Said, Said] {
  const { frame, scheme } = props;
  const { t } = frame;
  const words = (text: string): Said => <span class="words">{text === '' ? '–' : text}</span>;
  const each = <Of,>(entry: Of | undefined, say: (entry: Of) => Said): Said =>
    entry === undefined ? undefined : say(entry);
  switch (change.part) {
    case 'visitFrom':
    case 'visitUntil':
      return [t(labels[change.part]), t.date(plainDate(change.before)), t.date(plainDate(change.after))];
    case 'nothingFound': {
      const said = (nothing: boolean): string => t(nothing ? 'plan.nothing-found' : 'plan.something-found');
      return [t('plan.found'), said(change.before), said(change.after)];
    }
    case 'sample': {
      const say = (group: NonNullable<typeof change.after>): string => sampled(frame, scheme, group);
      return [t('plan.sample'), each(change.before, say), each(change.after, say)];
    }
    case 'mediaItems': {
      const say = (item: MediaItem): Said => words(mediaItemInWords(props, item));
      return [t('plan.found'), each(change.before, say), each(change.after, say)];
    }
    case 'stakeholderList': {
      const say = (one: Stakeholder): Said => words(stakeholderInWords(frame, one));
      return [t('plan.consulted'), each(change.before, say), each(change.after, say)];
    }
    default:
      return [t(labels[change.part]), words(change.before), words(change.after)];
  }
}

const labels = {
  extent: 'plan.extent',
  visitFrom: 'plan.visit-from',
  visitUntil: 'plan.visit-until',
  mediaScan: 'plan.media-scan',
  stakeholders: 'plan.stakeholders',
  sampling: 'plan.sampling',
} as const;

function mediaItemInWords({ criteria, frame: { t } }: Omit<ChangesProps, 'changes'>, item: MediaItem): string {
  const { followUp, publishedOn, source, summary } = item;
  const numbers = numbersOf(criteria, item.criteria);
  return [source, t.date(plainDate(publishedOn)), summary, numbers, followUp].filter((part) => part !== '').join('\n');
}

function stakeholderInWords({ t }: PageFrame, { consultedOn, group, language, method, name }: Stakeholder): string {
  const day = consultedOn === undefined ? undefined : t.date(plainDate(consultedOn));
  return [group, name, method, language, day].filter((part) => part !== undefined).join('\n');
}

function Answer({ frame, acts, base, cycle, form }: PlanShownProps): VNode {
  const { t } = frame;
  const action = `/cycles/${cycle.id}/plan`;
  return (
    <>
      {acts.announce !== undefined && (
        <Form {...{ frame, action, base }} commandId={acts.announce} hidden={{ act: 'announce' }}>
          <p>{t('plan.announce-hint', { site: cycle.siteName })}</p>
          <SubmitButton label={t('plan.announce')} />
        </Form>
      )}
      {acts.answer !== undefined && (
        <>
          <Form {...{ frame, action, base }} commandId={acts.answer} hidden={{ act: 'approve' }}>
            <p>{t('plan.approve-hint')}</p>
            <SubmitButton label={t('plan.approve')} />
          </Form>
          <Form {...{ frame, action, base }} hidden={{ act: 'return' }}>
            <TextArea form={formOf(form, 'return')} name="reason" rows={3} label={t('plan.reason')} />
            <SubmitButton kind="secondary" label={t('plan.return')} />
          </Form>
        </>
      )}
    </>
  );
}
