/**
 * Appointing a team: those whom nothing keeps from this site can be chosen as lead or member; the others are shown with
 * what stands in the way of each.
 */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { HinderedAssessors, type AssessorToAppoint } from './hindered-assessors.tsx';

export interface AppointPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly form: FormState;
  /** the self-assessment is submitted, so that somebody can be appointed */
  readonly ready: boolean;
  readonly assessors: readonly AssessorToAppoint[];
  /** why the secretariat refused the last proposal */
  readonly refusedBecause?: string;
  /** the secretariat answers what this reader proposes */
  readonly proposes: boolean;
  /** absent where this reader does not appoint */
  readonly appoint?: { readonly commandId: string; readonly base: number };
}

export function AppointPage(props: AppointPageProps): VNode {
  const { frame, cycle, form, ready, refusedBecause, assessors, appoint } = props;
  const { t } = frame;
  const title = t('assessment.title');
  const mayChoose = ready && appoint !== undefined;
  const others = mayChoose ? assessors.filter(({ hindrance }) => hindrance !== undefined) : assessors;
  return (
    <CycleSubpage {...{ frame, cycle, title }} form={form} width="wide">
      {refusedBecause !== undefined && (
        <Notice tone="important" title={t('team.refused')}>
          <p class="words">{refusedBecause}</p>
        </Notice>
      )}
      {!ready ? (
        <EmptyState title={t('assessment.early')}>
          <p>{t('assessment.early-text', { site: cycle.siteName })}</p>
        </EmptyState>
      ) : (
        <>
          {mayChoose ? (
            <Choose {...props} appoint={appoint} />
          ) : (
            <p>{t('assessment.appointing', { site: cycle.siteName })}</p>
          )}
          {others.length > 0 && (
            <HinderedAssessors
              {...{ frame, cycle }}
              title={t(mayChoose ? 'assessment.others' : 'assessment.all')}
              assessors={others}
            />
          )}
        </>
      )}
    </CycleSubpage>
  );
}

function Choose({
  frame,
  assessors,
  cycle,
  form,
  appoint,
  proposes,
}: AppointPageProps & Required<Pick<AppointPageProps, 'appoint'>>): VNode {
  const { t } = frame;
  const site = cycle.siteName;
  const free = assessors.filter(({ hindrance }) => hindrance === undefined);
  if (free.length === 0) {
    return (
      <EmptyState title={t('assessment.nobody')}>
        <p>{t('assessment.nobody-text', { site })}</p>
        <p>
          <a href="/assessors">{t('assessor.register')}</a>
        </p>
      </EmptyState>
    );
  }
  const choices = free.map(({ fictional, firm, id, name }) => ({
    value: id,
    label: (
      <>
        {name}, {firm} {fictional && <Fictional t={t} />}
      </>
    ),
  }));
  return (
    <section>
      <h2>{t('assessment.appoint')}</h2>
      {proposes && <p>{t('team.waits')}</p>}
      <Form {...{ frame, ...appoint }} action={`/cycles/${cycle.id}/assessment`}>
        <RadioGroup
          form={form}
          name="assessor"
          label={t('assessment.who', { site })}
          hint={t('assessment.who-hint')}
          choices={choices}
        />
        {free.length > 1 && (
          <CheckboxGroup
            form={form}
            name="members"
            optional
            label={t('team.members')}
            hint={t('team.members-hint')}
            choices={choices}
          />
        )}
        <TextField
          form={form}
          name="language"
          optional
          width={4}
          label={t('team.language')}
          hint={t('team.language-hint')}
        />
        <SubmitButton label={t(proposes ? 'team.propose' : 'assessment.appoint-button')} />
      </Form>
    </section>
  );
}
