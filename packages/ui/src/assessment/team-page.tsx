/**
 * The team of an assessment: who leads and who else is on it. The secretariat answers the site's proposal here, and lets
 * somebody leave and another one follow.
 */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Select } from '../components/select.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { languageName } from '../messages/language-name.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { AssessorName, type AppointedAssessor } from './appointed-assessor.tsx';
import { HinderedAssessors, type AssessorToAppoint } from './hindered-assessors.tsx';

export interface TeamPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly form: FormState;
  /** the lead first */
  readonly team: readonly TeamMemberShown[];
  /** the site proposed this team, and the secretariat has not answered yet */
  readonly proposed: boolean;
  readonly language?: string;
  /** absent where this reader does not answer */
  readonly answer?: {
    readonly commandIds: { readonly approve: string; readonly refuse: string };
    readonly base: number;
  };
  /** absent where this reader does not replace */
  readonly replace?: {
    readonly commandId: string;
    readonly base: number;
    /** who can follow */
    readonly others: readonly AppointedAssessor[];
    /** who cannot, each with what stands in the way */
    readonly hindered: readonly AssessorToAppoint[];
    /** where a person declares about this site: an address to pass on */
    readonly declareAt: string;
  };
}

/** `concern`: why this person could not be appointed today, for those who replace people. */
export interface TeamMemberShown extends AppointedAssessor {
  readonly concern?: string;
  /** what they declared of it, in their words */
  readonly declared?: string;
}

export function TeamPage(props: TeamPageProps): VNode {
  const { frame, cycle, form, team, proposed, language, answer, replace } = props;
  const { t } = frame;
  const title = t('team.title');
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={form}
      width="wide"
    >
      {proposed && (
        <Notice tone="important" title={t('team.proposed', { site: cycle.siteName })}>
          <p>{t('team.proposed-hint')}</p>
        </Notice>
      )}
      <Table
        caption={title}
        captionUnseen
        columns={[{ label: t('assessment.assessor') }, { label: t('team.part') }]}
        rows={team.map((one, index) => [
          <>
            <AssessorName t={t} assessor={one} />
            {one.concern !== undefined && <small class="aside">{one.concern}</small>}
            {one.declared !== undefined && <blockquote class="words">{one.declared}</blockquote>}
          </>,
          t(index === 0 ? 'team.lead' : 'team.member'),
        ])}
      />
      {language !== undefined && <p>{t('team.in-language', { language: languageName(t.language, language) })}</p>}
      {answer !== undefined && <Answer {...{ frame, cycle, form, answer }} />}
      {replace !== undefined && <Replace {...{ frame, cycle, form, team, replace }} />}
    </CycleSubpage>
  );
}

function Answer({
  frame,
  answer: { base, commandIds },
  cycle,
  form,
}: Pick<TeamPageProps, 'frame' | 'cycle' | 'form'> & Required<Pick<TeamPageProps, 'answer'>>): VNode {
  const { t } = frame;
  const action = `/cycles/${cycle.id}/team`;
  return (
    <>
      <h2>{t('team.approve-title')}</h2>
      <p>{t('team.approve-hint')}</p>
      <Form {...{ frame, action, base }} commandId={commandIds.approve} hidden={{ act: 'approve' }}>
        <SubmitButton label={t('team.approve')} />
      </Form>
      <h2>{t('team.refuse-title')}</h2>
      <Form {...{ frame, action, base }} commandId={commandIds.refuse} hidden={{ act: 'refuse' }}>
        <TextArea
          form={formOf(form, 'refuse')}
          name="reason"
          rows={3}
          label={t('team.reason')}
          hint={t('team.refuse-hint', { site: cycle.siteName })}
        />
        <SubmitButton kind="secondary" label={t('team.refuse')} />
      </Form>
    </>
  );
}

function Replace({
  frame,
  cycle,
  form,
  team,
  replace: { base, commandId, declareAt, hindered, others },
}: Pick<TeamPageProps, 'frame' | 'cycle' | 'form' | 'team'> & Required<Pick<TeamPageProps, 'replace'>>): VNode {
  const { t } = frame;
  const own = formOf(form, 'replace');
  return (
    <section>
      <h2>{t('team.replace-title')}</h2>
      {team.length === 1 && others.length === 0 ? (
        <p>{t('team.nobody-free')}</p>
      ) : (
        <>
          <p>{t('team.replace-text')}</p>
          <Form {...{ frame, commandId, base }} action={`/cycles/${cycle.id}/team`} hidden={{ act: 'replace' }}>
            <RadioGroup
              form={own}
              name="leaves"
              label={t('team.leaves')}
              choices={team.map(({ firm, id, name }) => ({ value: id, label: `${name}, ${firm}` }))}
            />
            <Select
              form={own}
              name="follows"
              optional
              label={t('team.follows')}
              hint={t('team.follows-hint')}
              none={t('team.nobody')}
              choices={others.map(({ firm, id, name }) => ({ value: id, label: `${name}, ${firm}` }))}
            />
            <TextArea form={own} name="reason" rows={3} label={t('team.reason')} />
            <SubmitButton kind="secondary" label={t('team.replace')} />
          </Form>
        </>
      )}
      {hindered.length > 0 && (
        <>
          <HinderedAssessors {...{ frame, cycle }} title={t('assessment.others')} assessors={hindered} />
          <p>{t('team.declare-at', { address: declareAt })}</p>
        </>
      )}
    </section>
  );
}
