/**
 * One clock: how it stands, what the scheme says of it, what was decided on it with reason and decider, and the forms of
 * whoever the scheme lets move it.
 */
import type { VNode } from 'preact';
import type { Instant, PlainDate } from '@touchstone/kernel';
import { clockInWords, clockRightsInWords, type Duty } from '@touchstone/domain';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { valueOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import { clockTones, clockWords } from '../components/timeline.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { clockHref, type ShownClock } from './clocks-page.tsx';

export interface ClockPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly cycle: CycleFacts;
  readonly clock: ShownClock;
  /** newest first */
  readonly moves: readonly ShownMove[];
  /** what this reader may do about it now */
  readonly may: Readonly<Record<MoveAct, boolean>>;
}

export interface ShownMove {
  readonly kind: 'extended' | 'paused' | 'resumed';
  readonly at: Instant;
  readonly who: string;
  /** the duty in which it was decided */
  readonly by: Duty;
  readonly reason: string;
  /** the new due day; of a pause the day on which it began */
  readonly day: PlainDate;
}

type MoveAct = 'extend' | 'pause' | 'resume';
const acts: readonly MoveAct[] = ['extend', 'pause', 'resume'];

export function ClockPage(props: ClockPageProps): VNode {
  const { frame, clock, cycle, form, may } = props;
  const { t } = frame;
  const { about, reading, rule } = clock;
  const wrong = form.errors.length > 0;
  // Whoever is refused sees again what was typed, even where it is not theirs to send.
  const offered = acts.filter((act) => may[act] || (wrong && valueOf(form, 'act') === act));
  return (
    <CycleSubpage
      frame={frame}
      cycle={cycle}
      title={t.text(rule.name)}
      heading={<SchemeWords t={t} words={rule.name} />}
      below={[{ href: `/cycles/${cycle.id}/clocks`, label: t('clock.title') }]}
      form={form}
      standing={false}
    >
      {about !== undefined && (
        <p>
          <a href={`/cycles/${cycle.id}/improvement/${about.finding}`}>
            {about.criterion.number} <SchemeWords t={t} words={about.criterion.title} />
          </a>
        </p>
      )}
      <p>
        <StateMark tone={clockTones[reading.state]}>{clockWords(frame, reading)}</StateMark>
      </p>
      <section>
        <h2>{t('clock.rule')}</h2>
        <p>{clockInWords(rule, t.language)}</p>
        <Rights frame={frame} clock={clock} />
        {rule.source !== undefined && <p class="aside">{rule.source.title}</p>}
      </section>
      <Decided {...props} />
      {offered.length > 0 && <MoveForm {...props} offered={offered} />}
    </CycleSubpage>
  );
}

function Rights({ frame: { t }, clock: { rule } }: Pick<ClockPageProps, 'frame' | 'clock'>): VNode {
  const rights = clockRightsInWords(rule, t.language);
  if (rights.length === 0) return <p>{t('clock.fixed')}</p>;
  return (
    <ul>
      {rights.map((right) => (
        <li>{right}</li>
      ))}
    </ul>
  );
}

function Decided({ frame: { t }, moves }: ClockPageProps): VNode {
  return (
    <section>
      <h2>{t('clock.decided')}</h2>
      {moves.length === 0 ? (
        <p>{t('clock.nothing-decided')}</p>
      ) : (
        <Table
          caption={t('clock.decided')}
          captionUnseen
          columns={[
            { label: t('clock.what') },
            { label: t('clock.reason') },
            { label: t('clock.who') },
            { label: t('clock.when') },
          ]}
          rows={moves.map(({ at, by, day, kind, reason, who }) => [
            t(`clock.move.${kind}`, { date: t.date(day) }),
            <span class="words">{reason}</span>,
            `${who}, ${t(`duty.${by}`)}`,
            t.dateTime(at),
          ])}
        />
      )}
    </section>
  );
}

function MoveForm(props: ClockPageProps & { readonly offered: readonly MoveAct[] }): VNode {
  const { frame, clock, commandId, cycle, form, offered } = props;
  const { t } = frame;
  const { reading, rule } = clock;
  const rights = offered.map((act) => (act === 'extend' ? rule.extension : rule.pause));
  return (
    <section>
      <h2>{t('clock.move')}</h2>
      <Form {...{ frame, commandId }} action={clockHref(cycle.id, clock)}>
        {offered.includes('extend') && (
          <DateField
            form={form}
            name="to"
            label={t('clock.to')}
            {...(reading.due === undefined ? {} : { hint: t('clock.to-hint', { date: t.date(reading.due) }) })}
          />
        )}
        <TextArea
          form={form}
          name="reason"
          rows={3}
          label={t('clock.reason')}
          hint={t('clock.reason-hint', { min: Math.max(...rights.map((right) => right?.reasonLength ?? 0)) })}
        />
        <ButtonRow>
          {offered.map((act, index) => (
            <SubmitButton
              label={t(`clock.${act}`)}
              kind={index === 0 ? 'primary' : 'secondary'}
              name="act"
              value={act}
            />
          ))}
        </ButtonRow>
      </Form>
    </section>
  );
}
