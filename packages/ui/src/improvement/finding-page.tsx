/**
 * One finding: what was found, what the site plans and reports, what the assessor verifies. Each form is there for the
 * person whose it is, and only while it is theirs.
 */
import type { VNode } from 'preact';
import { Details } from '../components/details.tsx';
import { DueDay } from '../components/due-day.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { Translator } from '../messages/translator.ts';
import { RatingSummary } from '../rating/rating-summary.tsx';
import { actionTones, EvidenceLinks } from './action-marks.tsx';
import { PlanForm, ReopenForm, ReportForm, TakeBackForm, VerifyForm } from './finding-forms.tsx';
import type { FindingPageProps, ShownFinding } from './finding-props.ts';

export function FindingPage(props: FindingPageProps): VNode {
  const { frame, cycle, criterion, determination, finding, form, may, scheme } = props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  const site = cycle.siteName;
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      heading={
        <>
          {criterion.number} <SchemeWords t={t} words={criterion.title} />
        </>
      }
      below={[{ href: `/cycles/${cycle.id}/improvement`, label: t('improvement.title') }]}
      form={form}
      standing={false}
    >
      <WhereItStands frame={frame} sentence={t(`improvement.stands.${finding.stage}`, { site })} acts={actsOf(props)} />
      <Repeat {...props} />
      {determination !== undefined && (
        <section>
          <h2>{t('improvement.found')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: determination }} />
        </section>
      )}
      <Plan {...props} />
      <Outcome t={t} finding={finding} />
      {may.plan && finding.stage === 'raised' && <PlanForm {...props} />}
      {may.report && finding.stage === 'planned' && <ReportForm {...props} />}
      {may.plan && finding.stage === 'planned' && (
        <Details summary={t('improvement.change-plan')} open={form.errors.length > 0}>
          <PlanForm {...props} />
        </Details>
      )}
      {may.report && finding.stage === 'reported' && <TakeBackForm {...props} />}
      {may.verify && <VerifyForm {...props} />}
      {may.reopen && <ReopenForm {...props} />}
      <Told {...props} />
    </CycleSubpage>
  );
}

function actsOf({ frame: { t }, cycle, finding }: FindingPageProps): Parameters<typeof WhereItStands>[0]['acts'] {
  const due = finding.due === undefined ? {} : { due: finding.due };
  switch (finding.stage) {
    case 'raised':
      return [{ who: cycle.siteName, what: t('improvement.plan-it'), ...due }];
    case 'planned':
      return [{ who: cycle.siteName, what: t('improvement.report-it'), ...due }];
    case 'reported':
      return [{ who: t('duty.assessor'), what: t('improvement.verify-it'), ...due }];
    case 'closed':
      return [];
  }
}

function Repeat({ frame: { t }, finding: { repeats } }: FindingPageProps): VNode | null {
  if (repeats === undefined) return null;
  return (
    <Notice tone="important" title={t('improvement.repeat')}>
      <p>
        {t('improvement.repeat-text')}{' '}
        {repeats.href !== undefined && <a href={repeats.href}>{t('improvement.repeat-link')}</a>}
      </p>
    </Notice>
  );
}

/** Why it came about and what is done about it, action by action, with what is left. */
function Plan({ frame, cycle, finding, may }: FindingPageProps): VNode {
  const { t } = frame;
  const { clocks, due, id, plan, stage } = finding;
  const place = `/cycles/${cycle.id}/improvement/${id}/actions`;
  const standing = plan?.actions.filter((action) => action.stage !== 'dropped') ?? [];
  const count = (one: string): number => standing.filter((action) => action.stage === one).length;
  return (
    <>
      {due === undefined && stage !== 'closed' && <p>{t('improvement.no-day-to-close')}</p>}
      {clocks.map((clock) => (
        <p>
          <a href={`/cycles/${cycle.id}/clocks/${clock}/${id}`}>{t('improvement.clocks')}</a>
        </p>
      ))}
      {plan !== undefined && (
        <section>
          <h2>{t('improvement.plan')}</h2>
          <p class="words">{plan.cause}</p>
          {stage !== 'closed' && (
            <p>{t('improvement.left', { left: count('planned'), verified: count('verified') })}</p>
          )}
          <Table
            caption={t('improvement.actions')}
            captionUnseen
            columns={[
              { label: t('improvement.action') },
              { label: t('improvement.owner'), long: true },
              { label: t('improvement.planned-for') },
              { label: t('improvement.state') },
            ]}
            rows={plan.actions.map((action) => [
              <a class="beginning" href={`${place}/${action.id}`}>
                {action.what}
              </a>,
              action.owner,
              action.stage === 'planned' && stage !== 'closed' ? (
                <DueDay frame={frame} due={action.dueOn} />
              ) : (
                t.date(action.dueOn)
              ),
              <StateMark tone={actionTones[action.stage]}>{t(`improvement.action-stage.${action.stage}`)}</StateMark>,
            ])}
          />
          {may.plan && stage !== 'closed' && stage !== 'reported' && (
            <p>
              <a href={`${place}/new`}>{t('improvement.add-action')}</a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** The report that all is done and the verification, as far as they are there. */
function Outcome({ t, finding }: { readonly t: Translator; readonly finding: ShownFinding }): VNode {
  const { report, stage, verification } = finding;
  return (
    <>
      {report !== undefined && (
        <section>
          <h2>{t('improvement.report')}</h2>
          <p class="words">{report.done}</p>
          <EvidenceLinks evidence={report.evidence} />
        </section>
      )}
      {verification !== undefined && stage === 'closed' && (
        <section>
          <h2>{t('improvement.verification')}</h2>
          {verification.closedOn !== undefined && (
            <p>{t('improvement.closed-on', { date: t.date(verification.closedOn) })}</p>
          )}
          <Verified t={t} verification={verification} />
        </section>
      )}
      {verification !== undefined && stage !== 'closed' && (
        <Notice tone="important" title={t('improvement.stays-open')}>
          <Verified t={t} verification={verification} />
        </Notice>
      )}
    </>
  );
}

interface VerifiedProps {
  readonly t: Translator;
  readonly verification: NonNullable<ShownFinding['verification']>;
}

function Verified({ t, verification: { evidence, method, rationale } }: VerifiedProps): VNode {
  return (
    <>
      <p class="words">{rationale}</p>
      <EvidenceLinks evidence={evidence} />
      {method !== undefined && <p>{t('improvement.verified-how', { how: t(`improvement.method.${method}`) })}</p>}
    </>
  );
}

function Told({ frame: { t }, finding: { told } }: FindingPageProps): VNode | null {
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{t('improvement.told')}</h2>
      <Table
        caption={t('improvement.told')}
        captionUnseen
        columns={[
          { label: t('improvement.told.what') },
          { label: t('improvement.told.words'), long: true },
          { label: t('improvement.told.who') },
          { label: t('improvement.told.when') },
        ]}
        rows={told.map(({ at, number, type, who, words }) => [
          t(`improvement.told.${type}`, { number }),
          <span class="words">{words}</span>,
          who,
          <time dateTime={at}>{t.dateTime(at)}</time>,
        ])}
      />
    </section>
  );
}
