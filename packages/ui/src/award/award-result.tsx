/** What two officers decided: the marks with their validity and where to check them, or that none is awarded and why. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Scheme } from '@touchstone/domain';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface DecidedAward {
  readonly on: PlainDate;
  /** empty where no mark is awarded */
  readonly marks: readonly MarkValidity[];
  /** the officers' words; empty where they followed the advice without any */
  readonly reason: string;
  /** whether the credential is issued; of an award that was made elsewhere there is none */
  readonly credential: boolean | 'elsewhere';
}

export interface MarkValidity {
  readonly mark: string;
  readonly from: PlainDate;
  /** absent where the scheme sets no end */
  readonly until?: PlainDate;
  readonly state: 'valid' | 'suspended' | 'ended';
}

export interface AwardResultProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly scheme: Scheme;
  readonly decided: DecidedAward;
}

export function AwardResult({ frame, facts, scheme, decided }: AwardResultProps): VNode {
  const { t } = frame;
  const { credential, marks, on, reason } = decided;
  if (marks.length === 0) {
    return (
      <Notice tone="wrong" title={t('award.refused', { date: t.date(on) })}>
        <p class="words">{reason}</p>
      </Notice>
    );
  }
  return (
    <Notice tone={tone(marks)} title={t('award.awarded', { date: t.date(on) })}>
      <ul>
        {marks.map((mark) => (
          <li>
            <StateMark tone={mark.state === 'valid' ? 'verified' : 'stopped'}>
              <MarkName t={t} scheme={scheme} mark={mark.mark} />
            </StateMark>
            <span class="aside">{validity(frame, mark)}</span>
          </li>
        ))}
      </ul>
      {reason.trim() !== '' && <p class="words">{reason}</p>}
      {/* What ended before its credential was issued will never have one. */}
      {(credential !== false || !hasEnded(marks)) && (
        <p>
          {credential === 'elsewhere' ? (
            t('imported.award')
          ) : credential ? (
            <a href={`/credentials/${facts.id}`}>{t('award.credential')}</a>
          ) : (
            t('award.credential-soon')
          )}
        </p>
      )}
      <p>
        <a href={`/register/${facts.site}`}>{t('award.register')}</a>
      </p>
    </Notice>
  );
}

function tone(marks: readonly MarkValidity[]): 'quiet' | 'important' | 'verified' {
  if (hasEnded(marks)) return 'quiet';
  return marks.some(({ state }) => state === 'suspended') ? 'important' : 'verified';
}

function hasEnded(marks: readonly MarkValidity[]): boolean {
  return marks.every(({ state }) => state === 'ended');
}

function validity({ t }: PageFrame, { from, state, until }: MarkValidity): string {
  if (until === undefined) return t('award.valid-open', { from: t.date(from) });
  return t(state === 'ended' ? 'award.expired' : 'award.valid', { from: t.date(from), until: t.date(until) });
}

interface MarkNameProps extends Pick<PageFrame, 't'> {
  readonly scheme: Scheme;
  readonly mark: string;
}

/** A mark by the scheme’s own name. */
export function MarkName({ t, scheme, mark }: MarkNameProps): VNode {
  const name = scheme.marks.find(({ id }) => id === mark)?.name;
  return name === undefined ? <>{mark}</> : <SchemeWords t={t} words={name} />;
}
