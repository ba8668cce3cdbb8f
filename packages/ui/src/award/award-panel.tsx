/** The votes of a panel with their reasons, for those who decide; and the forms to vote, or to withdraw from deciding. */
import type { VNode } from 'preact';
import { panelInWords, type Panel, type Tally } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Details } from '../components/details.tsx';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownVote {
  readonly by: string;
  /** absent: withdrew from every decision of the cycle */
  readonly vote?: 'for' | 'against' | 'abstain';
  /** absent where the vote came with another act */
  readonly reason?: string;
  readonly how?: 'proposed' | 'confirmed';
}

export interface VotesProps {
  readonly frame: PageFrame;
  /** absent where the scheme lets no panel decide */
  readonly rule?: Panel;
  /** of the proposal that waits */
  readonly tally?: Tally;
  /** on the last proposal */
  readonly votes: readonly ShownVote[];
  readonly earlier: readonly ShownVote[];
  readonly withdrawn: readonly ShownVote[];
}

export function Votes({ earlier, frame: { t }, rule, tally, votes, withdrawn }: VotesProps): VNode | null {
  if (rule === undefined && withdrawn.length === 0) return null;
  const inWords = ({ by, how, reason, vote }: ShownVote): VoteInWords => ({
    by,
    vote: t(vote === undefined ? 'panel.withdrew' : `panel.${vote}`),
    why: how === undefined ? (reason ?? '') : t(`panel.how.${how}`),
  });
  return (
    <section>
      <h2>{t('panel.title')}</h2>
      {rule !== undefined && (
        <p>
          {panelInWords(rule, t.language)} {t('panel.counts')}
        </p>
      )}
      {tally !== undefined && (
        <p>
          {t('panel.tally', { for: tally.for, against: tally.against, abstaining: tally.abstaining })}{' '}
          {t(`panel.outcome.${tally.outcome}`)}
        </p>
      )}
      {votes.length + withdrawn.length > 0 && <VoteTable t={t} votes={[...votes, ...withdrawn].map(inWords)} />}
      {earlier.length > 0 && (
        <Details summary={t('panel.earlier')}>
          <VoteTable t={t} votes={earlier.map(inWords)} />
        </Details>
      )}
    </section>
  );
}

export interface VoteInWords {
  readonly by: string;
  readonly vote: string;
  readonly why: string;
}

export interface VoteTableProps {
  readonly t: Translator;
  readonly votes: readonly VoteInWords[];
}

export function VoteTable({ t, votes }: VoteTableProps): VNode {
  return (
    <Table
      caption={t('panel.title')}
      captionUnseen
      columns={[{ label: t('panel.who') }, { label: t('panel.vote') }, { label: t('panel.why'), long: true }]}
      rows={votes.map(({ by, vote, why }) => [by, vote, <span class="words">{why}</span>])}
    />
  );
}

export interface PanelActsProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly form: FormState;
  /** absent where this officer cannot vote now */
  readonly vote?: { readonly commandId: string; readonly seen: number };
  readonly recuseId: string;
}

export function CastVote({ facts, form, frame, vote }: Omit<PanelActsProps, 'recuseId'>): VNode | null {
  const { t } = frame;
  if (vote === undefined) return null;
  const ballot = formOf(form, 'vote');
  return (
    <section>
      <h2>{t('panel.cast')}</h2>
      <Form
        {...{ frame, action: `/cycles/${facts.id}/award` }}
        commandId={vote.commandId}
        hidden={{ act: 'vote', seen: vote.seen }}
      >
        <RadioGroup
          form={ballot}
          name="vote"
          label={t('panel.your-vote')}
          choices={(['for', 'against', 'abstain'] as const).map((value) => ({ value, label: t(`panel.${value}`) }))}
        />
        <TextArea form={ballot} name="reason" rows={3} label={t('panel.reason')} />
        <SubmitButton kind="secondary" label={t('panel.cast-button')} />
      </Form>
    </section>
  );
}

export function Recuse({ facts, form, frame, recuseId }: Omit<PanelActsProps, 'vote'>): VNode {
  const { t } = frame;
  const recusal = formOf(form, 'recuse');
  return (
    <Details summary={t('panel.recuse')} open={recusal.errors.length > 0}>
      <p>{t('panel.recuse-hint')}</p>
      <Form {...{ frame, action: `/cycles/${facts.id}/award` }} commandId={recuseId} hidden={{ act: 'recuse' }}>
        <TextArea form={recusal} name="reason" rows={3} label={t('panel.recuse-reason')} />
        <SubmitButton kind="secondary" label={t('panel.recuse-button')} />
      </Form>
    </Details>
  );
}
