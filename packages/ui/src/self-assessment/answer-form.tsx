/** The answer to one criterion as a form: a level with why and evidence, or, where the scheme allows it, not applicable. */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { errorsOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { EvidenceChoice, type EvidenceItem } from '../evidence/evidence-choice.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { levelChoices } from '../rating/level-choices.tsx';
import type { ShownRating } from '../rating/rating-summary.tsx';

export interface AnswerFormProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  /** one for each of the two forms, because they run different commands */
  readonly commandId: string;
  readonly excludeId: string;
  readonly uploadId: string;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** as it is on record */
  readonly answer?: ShownRating;
  /** version of the answer that this page shows; 0 where there is none */
  readonly version: number;
  readonly library: readonly EvidenceItem[];
  /** there is no criterion after this one */
  readonly last: boolean;
  readonly conflict: boolean;
}

export function AnswerForm(props: AnswerFormProps): VNode {
  const { frame, form, commandId, uploadId, cycle, scheme, criterion, answer, version, library, last, conflict } =
    props;
  const { t } = frame;
  const level = answer !== undefined && 'level' in answer.rating ? answer.rating.level : undefined;
  const go = last ? 'list' : 'next';
  return (
    <>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/self-assessment/${criterion.id}`}
        commandId={commandId}
        base={version}
        upload
      >
        <RadioGroup
          form={form}
          name="level"
          label={t('self-assessment.level', { site: cycle.siteName })}
          choices={levelChoices(t, scheme, criterion)}
          {...(level === undefined ? {} : { initial: level })}
        />
        <TextArea
          form={form}
          name="rationale"
          rows={7}
          label={t('self-assessment.rationale')}
          hint={t('self-assessment.rationale-hint')}
          initial={level === undefined ? '' : (answer?.rationale ?? '')}
        />
        <EvidenceChoice
          form={form}
          library={library}
          uploadId={uploadId}
          initial={answer?.evidence.map(({ id }) => id) ?? []}
        />
        <ButtonRow>
          <SubmitButton
            name="go"
            value={go}
            label={t(conflict ? 'self-assessment.save-mine' : `self-assessment.save-${go}`)}
          />
          {!last && !conflict && (
            <SubmitButton kind="secondary" name="go" value="list" label={t('self-assessment.save-list')} />
          )}
        </ButtonRow>
      </Form>
      <Exclusion {...props} />
    </>
  );
}

/** A form of its own: it says something else, and asks only for the reason. */
function Exclusion({ frame, form, excludeId, cycle, criterion, answer, version }: AnswerFormProps): VNode {
  const { t } = frame;
  if (criterion.notApplicable === 'never') return <p class="aside">{t('self-assessment.always-applies')}</p>;
  const excluded = answer !== undefined && 'notApplicable' in answer.rating;
  const open = excluded || 'reason' in form.values || errorsOf(form, 'reason').length > 0;
  return (
    <Details summary={t('self-assessment.exclude', { site: cycle.siteName })} open={open}>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/self-assessment/${criterion.id}`}
        commandId={excludeId}
        base={version}
        hidden={{ act: 'exclude' }}
      >
        <TextArea
          form={form}
          name="reason"
          rows={3}
          label={t('self-assessment.reason')}
          hint={t('self-assessment.reason-hint')}
          initial={excluded ? answer.rationale : ''}
        />
        <SubmitButton kind="secondary" name="go" value="list" label={t('self-assessment.save-exclude')} />
      </Form>
    </Details>
  );
}
