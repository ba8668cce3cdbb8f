/**
 * The outcome of a verification: verdict, every check with what was found, and what the credential says. The same component
 * also writes the blank report that the browser fills when it verifies by itself, so both look and read the same.
 */
import type { VNode } from 'preact';
import {
  checkCodes,
  checkNames,
  checkOutcomes,
  type AwardVerification,
  type CheckCode,
  type CheckName,
  type CheckOutcome,
} from '@touchstone/credential';
import { Notice, type NoticeProps } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { Tone } from '../components/tone.ts';
import { dayOf, type Instant } from '@touchstone/kernel';
import type { MessageArgs } from '../messages/format-message.ts';
import type { Translator } from '../messages/translator.ts';
import { showClaims, type ShownClaims } from './claims-shown.ts';
import { ClaimsSummary } from './claims-summary.tsx';
import { printFacts } from './print-facts.ts';

type Verdict = AwardVerification['verdict'];

interface ReportProps {
  readonly t: Translator;
  readonly verdicts: readonly Verdict[];
  readonly checks: readonly {
    readonly check: CheckName;
    readonly outcome: CheckOutcome;
    readonly code: CheckCode;
    readonly facts: MessageArgs;
  }[];
  readonly claims?: ShownClaims;
  readonly checkedBy: 'browser' | 'server';
  /** judged by the day of a demonstration, not by the reader's */
  readonly demo: boolean;
}

const noticeTones: Readonly<Record<Verdict, NonNullable<NoticeProps['tone']>>> = {
  valid: 'verified',
  incomplete: 'important',
  invalid: 'wrong',
};
const tones: Readonly<Record<CheckOutcome, Tone>> = { passed: 'verified', failed: 'adverse', 'not-checked': 'open' };

export interface VerificationReportProps extends Pick<ReportProps, 't' | 'demo'> {
  readonly verification: AwardVerification;
}

export function VerificationReport({ t, verification, demo }: VerificationReportProps): VNode {
  const { verdict, checks, claimed, timeZone } = verification;
  // Without the scheme nobody knows whose days are meant.
  const day = timeZone === undefined ? t.dateTime : (moment: Instant) => t.date(dayOf(moment, timeZone));
  return (
    <Report
      t={t}
      verdicts={[verdict]}
      checks={checks.map((check) => ({ ...check, facts: printFacts(check.facts, day) }))}
      {...(claimed === undefined ? {} : { claims: showClaims(claimed, day) })}
      checkedBy="server"
      demo={demo}
    />
  );
}

const blankFacts: MessageArgs = {
  count: '{count}',
  criterion: '{criterion}',
  from: '{from}',
  index: '{index}',
  issuer: '{issuer}',
  log: '{log}',
  signer: '{signer}',
  size: '{size}',
  until: '{until}',
};
const blankWords: ShownClaims['words'] = {
  award: '{award}',
  site: '{site}',
  operator: '{operator}',
  from: '{from}',
  until: '{until}',
  begins: '{begins}',
  ends: '{ends}',
  standard: '{standard}',
  assessor: '{assessor}',
  all: '{all}',
  met: '{met}',
  issuer: '{issuer}',
};

/** Every verdict and every outcome at once, with `{names}` where the browser puts what it found. */
export function BlankReport({ t, demo }: Pick<ReportProps, 't' | 'demo'>): VNode {
  return (
    <Report
      t={t}
      verdicts={['valid', 'incomplete', 'invalid']}
      checks={checkNames.flatMap((check) =>
        checkCodes
          .filter((code) => code.startsWith(`${check}.`))
          .map((code) => ({ check, outcome: checkOutcomes[code], code, facts: blankFacts })),
      )}
      claims={{ words: blankWords, fictional: true }}
      checkedBy="browser"
      demo={demo}
    />
  );
}

function Report({ t, verdicts, checks, claims, checkedBy, demo }: ReportProps): VNode {
  return (
    <>
      {verdicts.map((verdict) => (
        <div data-verdict={verdict}>
          <Notice tone={noticeTones[verdict]} title={t(`verify.verdict.${verdict}`)}>
            <p>{t(`verify.verdict.${verdict}-text`)}</p>
          </Notice>
        </div>
      ))}
      {claims !== undefined && (
        <section data-claims>
          <h2>{t('verify.claims')}</h2>
          {verdicts
            .filter((verdict) => verdict !== 'valid')
            .map((verdict) => (
              <p data-verdict={verdict}>{t('verify.claims-unconfirmed')}</p>
            ))}
          <ClaimsSummary t={t} claims={claims} />
        </section>
      )}
      <h2>{t('verify.checks')}</h2>
      <Table
        caption={t('verify.checks')}
        captionUnseen
        columns={[{ label: t('verify.check') }, { label: t('verify.outcome') }, { label: t('verify.found') }]}
        rows={checks.map(({ check, outcome, code, facts }) => [
          <span data-code={code}>{t(`verify.check.${check}`)}</span>,
          <StateMark tone={tones[outcome]}>{t(`verify.outcome.${outcome}`)}</StateMark>,
          t(`verify.found.${code}`, facts),
        ])}
      />
      <p>
        {t(`verify.by-${checkedBy}`)} {demo && t('verify.on-demo-day')}
      </p>
    </>
  );
}
