/**
 * What became of an award after it was given: each act with its day and reason, and for officers what they can do now.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Ground, Text } from '@touchstone/domain';
import { SubmitButton, type ButtonKind } from '../components/button.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownStandingAct {
  readonly kind: 'suspended' | 'lifted' | 'kept' | 'withdrawn' | 'restored' | 'reopened' | 'superseded';
  readonly day: PlainDate;
  /** of the scheme, on which it was decided */
  readonly ground?: Text;
  readonly reason?: string;
  /** the clock that ran out */
  readonly clock?: Text;
  /** for those who may know who decided */
  readonly by?: string;
}

/** The latest act first. */
export function StandingHistory({
  frame: { t },
  acts,
}: {
  readonly frame: PageFrame;
  readonly acts: readonly ShownStandingAct[];
}): VNode | null {
  if (acts.length === 0) return null;
  return (
    <section>
      <h2>{t('standing.history')}</h2>
      <Table
        caption={t('standing.history')}
        captionUnseen
        columns={[
          { label: t('standing.what') },
          { label: t('standing.day') },
          { label: t('standing.why'), long: true },
        ]}
        rows={acts.map(({ by, clock, day, ground, kind, reason }) => [
          t(`standing.kind.${kind}`),
          t.date(day),
          <>
            {clock !== undefined && (
              <>
                {t('standing.clock')} <SchemeWords t={t} words={clock} />
              </>
            )}
            {ground !== undefined && (
              <span class="aside">
                <SchemeWords t={t} words={ground} />
              </span>
            )}
            {reason !== undefined && <span class="words">{reason}</span>}
            {by !== undefined && <span class="aside">{by}</span>}
          </>,
        ])}
      />
    </section>
  );
}

export type StandingActName = 'suspend' | 'lift' | 'keep' | 'withdraw';

export interface StandingActsProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly form: FormState;
  /** what can be done now, each with the id of its command; or the sentences that say why another must do it */
  readonly acts: readonly {
    readonly act: StandingActName;
    readonly commandId: string;
    /** those of the scheme; empty where it leaves them unset */
    readonly grounds: readonly Ground[];
    readonly hindered: readonly string[];
  }[];
  /** numbers of the criteria that speak against the award */
  readonly against: readonly string[];
  readonly base: number;
}

const kinds: Readonly<Record<StandingActName, ButtonKind>> = {
  suspend: 'secondary',
  lift: 'primary',
  keep: 'primary',
  withdraw: 'warning',
};

export function StandingActs({ acts, against, base, facts, form, frame }: StandingActsProps): VNode {
  const { t } = frame;
  return (
    <>
      {acts.map(({ act, commandId, grounds, hindered }) => (
        <section>
          <h2>{t(`standing.${act}`)}</h2>
          <p>{t(`standing.${act}-hint`, { criteria: t.list(against) })}</p>
          {hindered.length > 0 ? (
            <Notice tone="important" title={t('award.not-you')}>
              {hindered.map((sentence) => (
                <p>{sentence}</p>
              ))}
            </Notice>
          ) : (
            <Form {...{ frame, commandId, base }} action={`/cycles/${facts.id}/award`} hidden={{ act }}>
              {grounds.length > 0 && (
                <RadioGroup
                  form={formOf(form, act)}
                  name="ground"
                  label={t('standing.ground')}
                  choices={grounds.map(({ id, text }) => ({ value: id, label: t.text(text) }))}
                />
              )}
              <TextArea
                form={formOf(form, act)}
                name="reason"
                rows={3}
                label={t('standing.reason')}
                hint={t('standing.reason-hint')}
              />
              <SubmitButton kind={kinds[act]} label={t(`standing.${act}-button`)} />
            </Form>
          )}
        </section>
      ))}
    </>
  );
}
