/**
 * The decision on the award. Officers see the advice with its reasons and what it rests on, then propose or confirm; the
 * site and its assessor see what was decided and why, once it is decided.
 */
import type { VNode } from 'preact';
import type { Advice, RunningCycle, Scheme } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import type { FormState } from '../components/form-state.ts';
import { AdviceTree } from '../cycle/advice-tree.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { workspaceHref } from '../cycle/workspace-page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { AwardConditions, type ShownCondition } from './award-conditions.tsx';
import { CastVote, Recuse, Votes, type PanelActsProps, type VotesProps } from './award-panel.tsx';
import { AwardActs, type AwardAct } from './award-acts.tsx';
import { AwardBasis, type AwardBasisFacts } from './award-basis.tsx';
import { Proposals, type ProposalsProps, type ShownProposal } from './proposals.tsx';
import { AwardResult, type DecidedAward } from './award-result.tsx';
import { StandingActs, StandingHistory, type ShownStandingAct, type StandingActsProps } from './award-standing.tsx';

export interface AwardPageProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly cycle: RunningCycle;
  readonly scheme: Scheme;
  /** with what was refused, where something was */
  readonly form: FormState;
  /** there once two officers have decided */
  readonly decided?: DecidedAward;
  /** that came with the award */
  readonly conditions: readonly ShownCondition[];
  /** votes and withdrawals, for those who decide */
  readonly panel?: Omit<VotesProps, 'frame'>;
  /** for officers who can take part in deciding */
  readonly panelActs?: Pick<PanelActsProps, 'vote' | 'recuseId'>;
  /** what became of the award, the latest act first */
  readonly standingActs: readonly ShownStandingAct[];
  /** what an officer can do about an award that stands */
  readonly standing?: Pick<StandingActsProps, 'acts' | 'against' | 'base'>;
  /** what this reader may know of how it is decided; absent for the site and its assessor until it is */
  readonly deliberation?: Deliberation;
}

export interface Deliberation {
  /** of the state that stands, or of the one that was decided on; absent where that one was erased */
  readonly advice?: Advice;
  readonly basis: AwardBasisFacts;
  /** newest first; empty for readers who see only what was decided */
  readonly proposals: readonly ShownProposal[];
  readonly pages: ProposalsProps['pages'];
  /** what this reader can do, or why another must */
  readonly act?: AwardAct;
}

export function AwardPage(props: AwardPageProps): VNode {
  const { cycle, decided, deliberation, facts, form, frame, panelActs, scheme, standing } = props;
  const { t } = frame;
  const title = t('award.title');
  const act = deliberation?.act;
  return (
    <CycleSubpage {...{ frame, title }} cycle={facts} form={form} width="wide">
      {decided !== undefined && <AwardResult {...{ frame, facts, scheme, decided }} />}
      <AwardConditions {...{ frame, facts, form }} conditions={props.conditions} />
      <StandingHistory frame={frame} acts={props.standingActs} />
      {deliberation === undefined && standing !== undefined ? (
        <StandingActs {...{ frame, facts, form }} {...standing} />
      ) : deliberation === undefined ? (
        decided === undefined && <Later frame={frame} ready={cycle.assessment.stage === 'accepted'} />
      ) : act === undefined && standing === undefined && panelActs === undefined ? (
        <Reading {...props} deliberation={deliberation} />
      ) : (
        <Beside
          reading={<Reading {...props} deliberation={deliberation} />}
          acting={
            <>
              {panelActs !== undefined && <CastVote {...{ frame, facts, form }} {...panelActs} />}
              {act !== undefined && <AwardActs {...{ frame, facts, scheme, form, act }} />}
              {panelActs !== undefined && <Recuse {...{ frame, facts, form }} {...panelActs} />}
              {standing !== undefined && <StandingActs {...{ frame, facts, form }} {...standing} />}
            </>
          }
        />
      )}
    </CycleSubpage>
  );
}

function Later({ frame: { t }, ready }: { readonly frame: PageFrame; readonly ready: boolean }): VNode {
  return (
    <EmptyState title={t(ready ? 'award.in-hand' : 'award.not-ready')}>
      <p>{t(ready ? 'award.in-hand-text' : 'award.not-ready-text')}</p>
    </EmptyState>
  );
}

function Reading({
  frame,
  facts,
  scheme,
  decided,
  panel,
  deliberation: { advice, basis, pages, proposals },
}: AwardPageProps & { readonly deliberation: Deliberation }): VNode {
  const { t } = frame;
  return (
    <>
      <section>
        <h2>{t(decided === undefined ? 'award.advice' : 'award.advice-then')}</h2>
        {advice === undefined ? (
          <p>{t('award.advice-lost')}</p>
        ) : (
          <>
            <AdviceTree {...{ t, scheme, advice }} place={workspaceHref(facts.id)} />
            <p class="aside">{t('award.advice-note')}</p>
          </>
        )}
      </section>
      <AwardBasis {...{ frame, facts, scheme, basis }} />
      {panel !== undefined && <Votes frame={frame} {...panel} />}
      {proposals.length > 0 && <Proposals {...{ frame, scheme, proposals, pages }} />}
    </>
  );
}
