/** Every finding of a cycle, with where each stands and by when the scheme wants it closed. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion, Finding, Scheme } from '@touchstone/domain';
import { DueDay } from '../components/due-day.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { Tone } from '../components/tone.ts';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { actWords, whoActs, type CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { ratingCell } from '../rating/rating-cells.ts';

export interface ImprovementPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** whether there is a report, and whether the secretariat has accepted it */
  readonly report: 'none' | 'submitted' | 'accepted';
  readonly findings: readonly ListedFinding[];
}

export interface ListedFinding {
  readonly id: string;
  readonly criterion: Criterion;
  readonly level: string;
  readonly stage: Finding['stage'];
  readonly owners: readonly string[];
  /** the criterion raised a finding in an earlier cycle too */
  readonly repeats: boolean;
  /** by when the scheme wants it closed */
  readonly due?: PlainDate;
  readonly closedOn?: PlainDate;
}

const findingTones: Readonly<Record<Finding['stage'], Tone>> = {
  raised: 'open',
  planned: 'part',
  reported: 'part',
  closed: 'good',
};

export function ImprovementPage(props: ImprovementPageProps): VNode {
  const { frame, cycle, findings } = props;
  const { t } = frame;
  const acts = cycle.acts.filter(({ act }) => act.startsWith('improvement.'));
  return (
    <CycleSubpage frame={frame} cycle={cycle} title={t('improvement.title')} standing={false} width="wide">
      <WhereItStands
        frame={frame}
        sentence={sentenceOf(props)}
        acts={acts.map((act) => ({
          who: whoActs(t, act, cycle.siteName),
          what: actWords(t, act),
          ...(act.due === undefined ? {} : { due: act.due }),
        }))}
      />
      {findings.length > 0 && <Findings {...props} />}
    </CycleSubpage>
  );
}

function sentenceOf({ frame: { t }, cycle, findings, report }: ImprovementPageProps): string {
  const site = cycle.siteName;
  const total = findings.length;
  const open = findings.filter(({ stage }) => stage !== 'closed').length;
  if (report === 'none') return t('improvement.no-report', { site });
  if (report === 'submitted') return t('improvement.not-accepted', { site, count: total });
  if (total === 0) return t('improvement.no-findings', { site });
  return open === 0 ? t('improvement.all-closed', { site }) : t('improvement.open', { site, open, total });
}

function Findings({ frame, cycle, findings, scheme }: ImprovementPageProps): VNode {
  const { t } = frame;
  return (
    <Table
      caption={t('improvement.findings')}
      columns={[
        { label: t('improvement.criterion') },
        { label: t('improvement.level') },
        { label: t('improvement.state') },
        { label: t('improvement.owner'), long: true },
        { label: t('improvement.due') },
      ]}
      rows={findings.map((finding) => {
        const { closedOn, criterion, due, id, level, owners, repeats, stage } = finding;
        const { tone, word } = ratingCell(t, scheme, criterion, { level });
        return [
          <a href={`/cycles/${cycle.id}/improvement/${id}`}>
            {criterion.number} <SchemeWords t={t} words={criterion.title} />
            {repeats && <small class="aside">{t('improvement.repeat')}</small>}
          </a>,
          <StateMark tone={tone}>{word}</StateMark>,
          <StateMark tone={findingTones[stage]}>{t(`improvement.stage.${stage}`)}</StateMark>,
          owners.length === 0 ? '–' : t.list(owners),
          closedOn !== undefined ? (
            t('improvement.closed-on', { date: t.date(closedOn) })
          ) : due === undefined ? (
            t('improvement.no-day')
          ) : (
            <DueDay frame={frame} due={due} />
          ),
        ];
      })}
    />
  );
}
