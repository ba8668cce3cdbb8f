/** How every case page begins: one sentence that says where the case stands, then who must act, by when. */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { daysBetween } from '@touchstone/kernel';
import type { PageFrame } from '../page/page-frame.ts';
import { LinkButton } from './button.tsx';
import { StateMark } from './state-mark.tsx';

export interface WhereItStandsProps {
  readonly frame: PageFrame;
  readonly sentence: ComponentChildren;
  /** empty where nobody has to do anything */
  readonly acts: readonly DueAct[];
}

export interface DueAct {
  readonly who: string;
  readonly what: string;
  /** where this reader can do it; absent where it is somebody else's */
  readonly href?: string;
  /** it is the one thing to do now: a button */
  readonly leads?: boolean;
  readonly due?: PlainDate;
}

export function WhereItStands({ frame, sentence, acts }: WhereItStandsProps): VNode {
  return (
    <section class="stands">
      <p class="stands-sentence">{sentence}</p>
      {acts.length > 0 && (
        <ul class="stands-acts" aria-label={frame.t('component.who-must-act')}>
          {acts.map((act) => (
            <li>
              <span class="stands-who">{act.who}</span>
              <span>
                {act.href === undefined ? (
                  act.what
                ) : act.leads === true ? (
                  <LinkButton href={act.href} label={act.what} />
                ) : (
                  <a href={act.href}>{act.what}</a>
                )}
              </span>
              {act.due !== undefined && <DueMark frame={frame} due={act.due} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A due day with the days that are left: “12 March 2026, 18 days left”. */
function DueMark({ frame: { t, today }, due }: { readonly frame: PageFrame; readonly due: PlainDate }): VNode {
  const days = daysBetween(today, due);
  const words = t('component.due', { date: t.date(due), left: t.daysLeft(days) });
  return <StateMark tone={days < 0 ? 'late' : 'open'}>{words}</StateMark>;
}
