/**
 * A cycle's own page, the same for everybody who may read it: where it stands, who must act, its phases and clocks, the
 * people, and what happened.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import {
  clockInWords,
  clocksOfCycle,
  movesOf,
  scopeOf,
  type CycleStage,
  type Forecast,
  type RunningCycle,
  type Scheme,
  type Text,
} from '@touchstone/domain';
import { LinkButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { StepList } from '../components/step-list.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Timeline } from '../components/timeline.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { PilotNotice } from '../participation/pilot-mark.tsx';
import { ImportedFacts, type ImportedFact } from '../participation/imported-facts.tsx';
import { timelineClocks, timelineEvents, timelineSpan } from './cycle-clocks.ts';
import { ForecastSection, type StandingMark } from './forecast-section.tsx';
import { CyclePath, CycleStanding, type CycleFacts } from './cycle-standing.tsx';
import { cyclePhases, type PhaseName } from './cycle-steps.ts';
import { TeamConcerns, type TeamConcernsProps } from './team-concerns.tsx';
import { workspaceHref } from './workspace-page.tsx';
import type { HistoryLine } from './history-lines.ts';

export interface CyclePageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly place: string;
  /** absent where only facts of another register are on record */
  readonly running?: { readonly cycle: RunningCycle; readonly scheme: Scheme };
  /** what is to come; absent where nothing runs */
  readonly forecast?: Forecast;
  /** of the cycle before, while this one assesses again */
  readonly standing?: readonly StandingMark[];
  readonly people: CyclePeople;
  /** somebody on the team cannot go on as things are; absent where everybody can */
  readonly team?: TeamConcernsProps['team'];
  readonly marks: readonly HeldMark[];
  readonly importedFacts: readonly ImportedFact[];
  /** clocks that ran out and whose event has still not happened */
  readonly ranOut: readonly { readonly name: string; readonly due: PlainDate }[];
  /** the public register shows the site */
  readonly isPublic: boolean;
  readonly history: readonly HistoryLine[];
  /** those of the same site that the reader may read, oldest first */
  readonly otherCycles: readonly { readonly id: string; readonly stage: CycleStage; readonly began: PlainDate }[];
  /** this is the latest cycle, nothing of it is under way, and the reader may begin the next */
  readonly mayAssessAgain: boolean;
  /** the site's own pages are for the people of its latest cycle */
  readonly mayOpenSite: boolean;
  /** where what happened before that is told */
  readonly earlier?: string;
}

export interface CyclePeople {
  readonly signatory?: { readonly name: string; readonly position: string };
  readonly contact?: { readonly name: string; readonly email: string };
  /** empty where nobody is responsible yet */
  readonly responsible: readonly string[];
  readonly assessor?: { readonly name: string; readonly firm: string; readonly fictional: boolean };
}

export interface HeldMark {
  readonly name: Text;
  readonly from: PlainDate;
  readonly until?: PlainDate;
  readonly expired: boolean;
}

export function CyclePage(props: CyclePageProps): VNode {
  if (props.cycle.closed === true) return <ClosedCycle {...props} />;
  const { frame, cycle, forecast, running, importedFacts } = props;
  const { t } = frame;
  // Whoever must act has read above that the day is past.
  const ranOut = props.ranOut.filter(({ due }) => !cycle.acts.some((act) => act.due === due));
  return (
    <Page frame={frame} title={cycle.siteName} visibility="private" width="wide">
      <WhoseCase {...props} />
      <CycleStanding frame={frame} cycle={cycle} leads />
      {cycle.pilot === true && <PilotNotice t={t} />}
      {props.team !== undefined && <TeamConcerns {...{ t, cycle }} team={props.team} />}
      {ranOut.length > 0 && (
        <Notice tone="wrong" title={t('cycle.ran-out', { count: ranOut.length })}>
          <ul>
            {ranOut.map(({ due, name }) => (
              <li>{t('cycle.ran-out-clock', { clock: name, date: t.date(due) })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {running?.cycle.fromHistory === true && (
        <Notice>
          <p>{t('imported.continues')}</p>
        </Notice>
      )}
      {running !== undefined && (
        <>
          <Phases frame={frame} id={cycle.id} cycle={running.cycle} />
          <p>
            <a href={workspaceHref(cycle.id)}>{t('workspace.link')}</a>
          </p>
          {forecast !== undefined && (
            <ForecastSection {...{ frame, forecast, ...running }} id={cycle.id} standing={props.standing ?? []} />
          )}
          <Clocks frame={frame} id={cycle.id} {...running} award={forecast?.award} />
        </>
      )}
      <ImportedFacts t={t} site={cycle.siteName} facts={importedFacts} />
      <section>
        <h2>{t('cycle.facts')}</h2>
        <SummaryList rows={[...markRows(props), ...schemeRows(props), ...peopleRows(props), ...wayRows(props)]} />
      </section>
      <OtherCycles {...props} />
      <History {...props} />
    </Page>
  );
}

function WhoseCase({ frame: { t }, cycle, place }: CyclePageProps): VNode {
  return (
    <>
      <CyclePath t={t} cycle={cycle} />
      <h1>
        {cycle.siteName} {cycle.fictional && <Fictional t={t} />}
      </h1>
      <p class="cycle-owner">
        {cycle.operator}, {place}
      </p>
    </>
  );
}

/** For a reader whom a tie keeps from what is in the cycle: where it stands, and what the public may know. */
function ClosedCycle(props: CyclePageProps): VNode {
  const { cycle, frame, running } = props;
  return (
    <Page frame={frame} title={cycle.siteName} visibility="private" width="wide">
      <WhoseCase {...props} />
      <CycleStanding frame={frame} cycle={cycle} />
      {running !== undefined && <Phases frame={frame} id={cycle.id} cycle={running.cycle} closed />}
      <SummaryList rows={[...markRows(props), publicRow(props)]} />
    </Page>
  );
}

function OtherCycles({ frame: { t }, cycle, mayAssessAgain, otherCycles }: CyclePageProps): VNode | null {
  if (otherCycles.length === 0 && !mayAssessAgain) return null;
  return (
    <section>
      {otherCycles.length > 0 && (
        <>
          <h2>{t('cycle.other-cycles')}</h2>
          <ul>
            {otherCycles.map(({ began, id, stage }) => (
              <li>
                <a href={`/cycles/${id}`}>{t.date(began)}</a>
                {t('component.colon')} {t(`cycle.stage.${stage}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAssessAgain && (
        <p>
          <LinkButton kind="secondary" href={`/cycles/${cycle.id}/reassessment`} label={t('cycle.assess-again')} />
        </p>
      )}
    </section>
  );
}

const phasePages: Readonly<Record<PhaseName, string>> = {
  application: 'application',
  commitment: 'letter',
  'self-assessment': 'self-assessment',
  assessment: 'assessment',
  improvement: 'improvement',
  decision: 'award',
};

interface PhasesProps {
  readonly frame: PageFrame;
  readonly id: string;
  readonly cycle: RunningCycle;
  /** what is in the phases is not the reader's to read */
  readonly closed?: boolean;
}

function Phases({ frame: { t }, id, closed = false, cycle }: PhasesProps): VNode {
  return (
    <StepList
      t={t}
      label={t('cycle.phases')}
      steps={cyclePhases(cycle).map(({ on, phase, state }) => ({
        label: t(`cycle.phase.${phase}`),
        state,
        ...(on === undefined ? {} : { note: t.date(on) }),
        // A phase that has not begun has no page yet.
        ...(closed || state === 'later' ? {} : { href: `/cycles/${id}/${phasePages[phase]}` }),
      }))}
    />
  );
}

interface ClocksProps {
  readonly frame: PageFrame;
  readonly id: string;
  readonly cycle: RunningCycle;
  readonly scheme: Scheme;
  readonly award: Forecast['award'];
}

function Clocks({ frame, id, cycle, scheme, award }: ClocksProps): VNode {
  const { t, today } = frame;
  const { anchors, letter } = cycle;
  if (letter !== 'accepted') {
    return (
      <Notice title={t('cycle.clocks')}>
        <p>{t('cycle.clocks-later')}</p>
      </Notice>
    );
  }
  const clocks = timelineClocks({
    ...{ t, scheme, anchors, readings: clocksOfCycle(cycle, scheme, today) },
    movesOf: (clock) => movesOf(cycle, scheme, clock),
  });
  return (
    <section>
      <h2>{t('cycle.clocks')}</h2>
      <Timeline
        frame={frame}
        caption={t('cycle.clocks-caption')}
        clocks={clocks}
        events={timelineEvents(t, anchors, today)}
        {...(award === undefined ? {} : { award })}
        {...timelineSpan(clocks, anchors, today, award)}
      />
      <p>
        <a href={`/cycles/${id}/clocks`}>{t('cycle.clocks-link')}</a>
      </p>
      <Details summary={t('cycle.clock-rules')}>
        <SummaryList
          rows={scheme.clocks.map((clock) => ({
            term: t.text(clock.name),
            value: (
              <>
                {clockInWords(clock, t.language)}
                {clock.source !== undefined && <small class="aside">{clock.source.title}</small>}
              </>
            ),
          }))}
        />
      </Details>
    </section>
  );
}

function markRows({ frame: { t }, marks, running }: CyclePageProps): readonly SummaryRow[] {
  return marks.map(({ expired, from, name, until }) => ({
    term: t('cycle.award'),
    value: (
      <StateMark tone={expired ? 'stopped' : running?.cycle.fromHistory === true ? 'good' : 'verified'}>
        <SchemeWords t={t} words={name} />,{' '}
        {until === undefined
          ? t('cycle.valid-from', { from: t.date(from) })
          : t(expired ? 'cycle.was-valid' : 'cycle.valid', { from: t.date(from), until: t.date(until) })}
      </StateMark>
    ),
  }));
}

function schemeRows({ frame: { t }, cycle: facts, running }: CyclePageProps): readonly SummaryRow[] {
  if (running === undefined) return [];
  const { cycle, scheme } = running;
  const asked = Object.keys(scopeOf(cycle).answers).length > 0;
  return [
    ...(asked ? [{ term: t('cycle.scope'), value: <a href={`/cycles/${facts.id}/scope`}>{t('scope.title')}</a> }] : []),
    {
      term: t('cycle.scheme'),
      value: (
        <>
          <SchemeWords t={t} words={scheme.name} />,{' '}
          <a href={`/schemes/${cycle.scheme}`}>
            <SchemeWords t={t} words={scheme.standardName} />
          </a>
        </>
      ),
    },
  ];
}

function peopleRows({ frame: { t }, cycle, mayOpenSite, people }: CyclePageProps): readonly SummaryRow[] {
  const { assessor, contact, responsible, signatory } = people;
  const names = responsible.length === 0 ? t('cycle.nobody-responsible') : t.list(responsible);
  const row = (term: string, value: ComponentChildren): SummaryRow => ({ term, value });
  return [
    row(t('cycle.responsible'), mayOpenSite ? <a href={`/sites/${cycle.site}`}>{names}</a> : names),
    ...(signatory === undefined ? [] : [row(t('cycle.signatory'), `${signatory.name}, ${signatory.position}`)]),
    ...(contact === undefined
      ? []
      : [
          row(
            t('cycle.contact'),
            <>
              {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </>,
          ),
        ]),
    ...(assessor === undefined
      ? []
      : [
          row(
            t('duty.assessor'),
            <>
              {assessor.name}, {assessor.firm} {assessor.fictional && <Fictional t={t} />}
            </>,
          ),
        ]),
  ];
}

function wayRows(props: CyclePageProps): readonly SummaryRow[] {
  const { cycle, frame, mayOpenSite, running } = props;
  const { t } = frame;
  return [
    ...(running === undefined || !mayOpenSite
      ? []
      : [
          {
            term: t('cycle.evidence'),
            value: <a href={`/sites/${cycle.site}/evidence`}>{t('cycle.evidence-link')}</a>,
          },
        ]),
    ...(running === undefined || running.cycle.award.stage === 'none' || running.cycle.award.stage === 'proposed'
      ? []
      : [
          {
            term: t('after-award.title'),
            value: <a href={`/cycles/${cycle.id}/after-award`}>{t('after-award.link')}</a>,
          },
        ]),
    publicRow(props),
  ];
}

function publicRow({ cycle, frame: { t }, isPublic }: CyclePageProps): SummaryRow {
  return {
    term: t('cycle.public'),
    value: isPublic ? <a href={`/register/${cycle.site}`}>{t('cycle.public-link')}</a> : t('cycle.not-public'),
  };
}

function History({ frame: { t }, history, earlier }: CyclePageProps): VNode {
  return (
    <section>
      <h2 id="history">{t('cycle.history')}</h2>
      <Table
        caption={t('cycle.history')}
        captionUnseen
        columns={[{ label: t('cycle.what') }, { label: t('cycle.who'), long: true }, { label: t('cycle.when') }]}
        rows={history.map(({ at, count, subject = '', type, who }) => [
          t(`cycle.event.${type}`, { count, subject }),
          who,
          <time dateTime={at}>{t.dateTime(at)}</time>,
        ])}
      />
      {earlier !== undefined && (
        <p>
          <a href={earlier}>{t('cycle.earlier')}</a>
        </p>
      )}
    </section>
  );
}
