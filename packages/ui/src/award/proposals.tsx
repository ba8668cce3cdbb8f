/** Proposals on the award, for those who decide: what each said, who made it, and what became of it. */
import type { VNode } from 'preact';
import type { Instant } from '@touchstone/kernel';
import type { Scheme } from '@touchstone/domain';
import { Pagination, type PaginationProps } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { MarkName } from './award-result.tsx';

export interface ShownProposal {
  /** empty where it proposes that no mark is awarded */
  readonly marks: readonly string[];
  readonly departs: boolean;
  readonly reason: string;
  /** names of those who assessed and were known to be tied to the site */
  readonly tied: readonly string[];
  readonly by: string;
  readonly at: Instant;
  readonly outcome: ProposalOutcome;
}

export type ProposalOutcome =
  | { readonly is: 'proposed' | 'overtaken' }
  | { readonly is: 'confirmed'; readonly by: string; readonly at: Instant }
  | { readonly is: 'declined'; readonly reason: string };

export interface ProposalsProps {
  readonly frame: PageFrame;
  readonly scheme: Scheme;
  readonly proposals: readonly ShownProposal[];
  /** to newer and to older ones */
  readonly pages: Pick<PaginationProps, 'previous' | 'next'>;
}

export function Proposals({ frame, scheme, proposals, pages }: ProposalsProps): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('award.decisions')}</h2>
      <Table
        caption={t('award.decisions')}
        captionUnseen
        columns={[{ label: t('award.what') }, { label: t('award.who'), long: true }, { label: t('award.outcome') }]}
        rows={proposals.map((proposal) => [
          <Marks {...{ frame, scheme, proposal }} />,
          <>
            {proposal.by}
            <time class="aside" dateTime={proposal.at}>
              {t.dateTime(proposal.at)}
            </time>
          </>,
          <Outcome frame={frame} outcome={proposal.outcome} />,
        ])}
      />
      <Pagination t={t} {...pages} />
    </section>
  );
}

export interface ProposalWordsProps {
  readonly frame: PageFrame;
  readonly scheme: Scheme;
  readonly proposal: ShownProposal;
}

/** One proposal in full: the marks, whether it follows the advice, the reason, and who made it. */
export function ProposalWords({ frame, scheme, proposal }: ProposalWordsProps): VNode {
  const { t } = frame;
  return (
    <div class="proposal">
      <Marks {...{ frame, scheme, proposal }} />
      <p class="aside">
        {proposal.by}, <time dateTime={proposal.at}>{t.dateTime(proposal.at)}</time>
      </p>
    </div>
  );
}

function Marks({ frame: { t }, scheme, proposal: { departs, marks, reason, tied } }: ProposalWordsProps): VNode {
  return (
    <>
      {marks.length === 0 ? (
        <strong>{t('award.no-mark')}</strong>
      ) : (
        marks.map((mark) => (
          <div>
            <strong>
              <MarkName {...{ t, scheme, mark }} />
            </strong>
          </div>
        ))
      )}
      <span class="aside">{t(departs ? 'award.departs' : 'award.as-advised')}</span>
      {tied.length > 0 && <div class="aside">{t('award.tied-known', { people: t.list(tied) })}</div>}
      {reason.trim() !== '' && <div class="aside words">{reason}</div>}
    </>
  );
}

function Outcome({ frame: { t }, outcome }: { readonly frame: PageFrame; readonly outcome: ProposalOutcome }): VNode {
  switch (outcome.is) {
    case 'confirmed':
      return <>{t('award.outcome-confirmed', { who: outcome.by, at: t.dateTime(outcome.at) })}</>;
    case 'declined':
      return (
        <>
          {t('award.outcome-declined')}
          <span class="aside words">{outcome.reason}</span>
        </>
      );
    case 'proposed':
    case 'overtaken':
      return <>{t(`award.outcome-${outcome.is}`)}</>;
  }
}
