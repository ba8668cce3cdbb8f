/**
 * What every page of a cycle begins with: the way to it, whose cycle it is, the sentence that says where it stands, and
 * who must act by when. An act is a link for the person whose it is.
 */
import type { VNode } from 'preact';
import type { CycleStage, NextAct, Bar } from '@touchstone/domain';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Notice } from '../components/notice.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import type { Translator } from '../messages/translator.ts';
import { PilotMark } from '../participation/pilot-mark.tsx';
import type { PageFrame } from '../page/page-frame.ts';

/** Of a cycle, what its pages say at their top. */
export interface CycleFacts {
  readonly id: string;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly stage: CycleStage;
  /** the site takes part as a pilot */
  readonly pilot?: true;
  readonly acts: readonly CycleAct[];
  /** the reader has a part here that something keeps them from: the refusal that says so */
  readonly bar?: Bar;
  /** and so nothing of what is in the cycle is theirs to read */
  readonly closed?: true;
}

export interface CycleAct extends NextAct {
  /** the reader is one of those whom the cycle waits for */
  readonly mine: boolean;
}

export interface CyclePathProps {
  readonly t: Translator;
  readonly cycle: CycleFacts;
  /** pages between the cycle's own page and this one */
  readonly below?: readonly { readonly href: string; readonly label: string }[];
}

/** The way down to a page of the cycle; the cycle's own page leaves `below` out and is not in it. */
export function CyclePath({ t, cycle, below }: CyclePathProps): VNode {
  const work = { href: '/work', label: t('page.nav.work') };
  const own = { href: `/cycles/${cycle.id}`, label: cycle.siteName };
  return <Breadcrumbs t={t} pages={below === undefined ? [work] : [work, own, ...below]} />;
}

/** Whose cycle it is, under the heading of a page of it. */
export function CycleOwner({ t, cycle }: { readonly t: Translator; readonly cycle: CycleFacts }): VNode {
  return (
    <p class="cycle-owner">
      {cycle.siteName}, {cycle.operator} {cycle.fictional && <Fictional t={t} />}{' '}
      {cycle.pilot === true && <PilotMark t={t} />}
    </p>
  );
}

export interface CycleStandingProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  /** the page leads to what its reader has to do next, and has no other button for it */
  readonly leads?: boolean;
}

export function CycleStanding({ frame, cycle, leads = false }: CycleStandingProps): VNode {
  const { t } = frame;
  const next = cycle.acts.find(({ mine }) => mine);
  const [here] = frame.path.split('?');
  return (
    <>
      <WhereItStands
        frame={frame}
        sentence={t(`cycle.stands.${cycle.stage}`, { site: cycle.siteName })}
        acts={cycle.acts.map((act) => ({
          who: whoActs(t, act, cycle.siteName),
          what: actWords(t, act),
          // On the page where it is done, a link would lead nowhere.
          ...(act.mine && actHref(act, cycle) !== here ? { href: actHref(act, cycle) } : {}),
          leads: leads && act === next,
          ...(act.due === undefined ? {} : { due: act.due }),
        }))}
      />
      {cycle.bar !== undefined && (
        <Notice>
          <p>{refusalSentence(t, cycle.bar)}</p>
        </Notice>
      )}
    </>
  );
}

/** Who must do it: the site by its name, everybody else by their duty. */
export function whoActs(t: Translator, { act, duty, orDuty }: NextAct, siteName: string): string {
  if (act === 'award.confirm') return t('cycle.who.another-officer');
  const name = (one: NextAct['duty']): string => (one === 'site' ? siteName : t(`duty.${one}`));
  return orDuty === undefined ? name(duty) : t('cycle.who.either', { one: name(duty), other: name(orDuty) });
}

export function actWords(t: Translator, { act, findings = [], left = 0, meetings = [] }: NextAct): string {
  const [missing = 'none', ...more] = meetings;
  return t(`cycle.act.${act}`, { left, findings: findings.length, meetings: more.length > 0 ? 'both' : missing });
}

/** Where it is done. */
export function actHref({ act }: NextAct, cycle: { readonly id: string; readonly site: string }): string {
  const place = `/cycles/${cycle.id}`;
  switch (act) {
    case 'application.submit':
      return `/sites/${cycle.site}/application`;
    case 'application.answer':
      return `${place}/application`;
    case 'commitment.sign':
      return `/sites/${cycle.site}/commitment`;
    case 'commitment.accept':
      return `${place}/letter`;
    case 'scope.confirm':
      return `${place}/scope`;
    case 'self-assessment.rate':
      return `${place}/self-assessment`;
    case 'self-assessment.submit':
      return `${place}/self-assessment/submit`;
    case 'self-assessment.return':
      return `${place}/self-assessment/return`;
    case 'assessment.appoint':
    case 'assessment.rate':
      return `${place}/assessment`;
    case 'assessment.submit':
      return `${place}/assessment/submit`;
    case 'desk-review.complete':
    case 'assurance-plan.submit':
    case 'assurance-plan.approve':
    case 'assurance-plan.return':
    case 'visit.announce':
      return `${place}/plan`;
    case 'visit.record':
    case 'interview.record':
      return `${place}/visit`;
    case 'assessment.approve-team':
    case 'assessment.replace':
      return `${place}/team`;
    case 'assessment.accept':
    case 'assessment.return':
    case 'exclusion.confirm':
      return `${place}/assessment/answer`;
    case 'award.propose':
    case 'award.confirm':
    case 'condition.fulfil':
    case 'award.lift':
    case 'award.keep':
      return `${place}/award`;
    case 'conformance.confirm':
    case 'appeal.decide':
    case 'change.answer':
    case 'surveillance.complete':
      return `${place}/after-award`;
    case 'reassessment.begin':
      return `${place}/reassessment`;
    case 'improvement.plan':
    case 'improvement.report':
    case 'improvement.verify':
      return `${place}/improvement`;
  }
}
