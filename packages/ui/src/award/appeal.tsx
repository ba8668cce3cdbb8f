/** One appeal of the site with what became of it; for those who decide, also how the panel votes on it. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { panelInWords, type Contested, type Panel, type Tally, type Text } from '@touchstone/domain';
import { Details } from '../components/details.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';
import { VoteTable } from './award-panel.tsx';

export interface ShownAppeal {
  readonly against: Contested;
  readonly lodgedOn: PlainDate;
  readonly ground?: Text;
  readonly reason: string;
  readonly decided?: { readonly outcome: 'stands' | 'set-aside'; readonly on: PlainDate; readonly reason: string };
  /** absent for readers who may not know them, and where no panel hears the appeal */
  readonly panel?: AppealPanel;
}

export interface AppealPanel {
  readonly rule: Panel;
  /** while the appeal waits */
  readonly tally?: Tally;
  readonly votes: readonly ShownAppealVote[];
}

export interface ShownAppealVote {
  readonly by: string;
  readonly outcome: 'stands' | 'set-aside';
  readonly reason: string;
}

export interface AppealProps {
  readonly t: Translator;
  readonly appeal: ShownAppeal;
}

export function Appeal({ t, appeal }: AppealProps): VNode {
  const { against, decided, ground, lodgedOn, panel, reason } = appeal;
  return (
    <>
      <Notice
        tone={decided === undefined ? 'important' : 'quiet'}
        title={t(`after-award.against.${against}`, { date: t.date(lodgedOn) })}
      >
        {ground !== undefined && (
          <p>
            <SchemeWords t={t} words={ground} />
          </p>
        )}
        <p class="words">{reason}</p>
        {decided === undefined ? (
          <p>{t('after-award.waits')}</p>
        ) : (
          <>
            <p>
              <strong>{t(`after-award.outcome.${decided.outcome}`)}</strong>, {t.date(decided.on)}
            </p>
            <p class="words">{decided.reason}</p>
          </>
        )}
      </Notice>
      {panel !== undefined && <AppealVotes {...{ t, panel }} />}
    </>
  );
}

function AppealVotes({ t, panel }: { readonly t: Translator; readonly panel: AppealPanel }): VNode | null {
  const { rule, tally, votes } = panel;
  const table = (
    <VoteTable
      t={t}
      votes={votes.map(({ by, outcome, reason }) => ({ by, vote: t(`after-award.outcome.${outcome}`), why: reason }))}
    />
  );
  if (tally === undefined) return votes.length === 0 ? null : <Details summary={t('panel.title')}>{table}</Details>;
  return (
    <>
      <h3>{t('panel.title')}</h3>
      <p>{panelInWords(rule, t.language)}</p>
      <p>
        {t('after-award.tally', { for: tally.for, against: tally.against })} {t(`after-award.tally.${tally.outcome}`)}
      </p>
      {votes.length > 0 && table}
    </>
  );
}
