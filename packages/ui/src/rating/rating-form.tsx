/**
 * The rating of one criterion as a form: a level with why and evidence, or, where the scheme allows it, not applicable.
 * The same for the site's answer and the assessor's determination; the phase says whose it is.
 */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { EvidenceChoice, type EvidenceItem } from '../evidence/evidence-choice.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { levelChoices } from './level-choices.tsx';
import type { ShownRating } from './rating-summary.tsx';

/** `self-assessment`: the site’s answers; `assessment`: the assessor’s determinations. */
export type RatingPhase = 'self-assessment' | 'assessment';

export interface RatingFormProps {
  readonly phase: RatingPhase;
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
  readonly rating?: ShownRating;
  /** version of the rating that this page shows; 0 where there is none */
  readonly version: number;
  readonly library: readonly EvidenceItem[];
  /** there is no criterion after this one */
  readonly last: boolean;
  readonly conflict: boolean;
}

export function RatingForm(props: RatingFormProps): VNode {
  const {
    phase,
    frame,
    form,
    commandId,
    uploadId,
    cycle,
    scheme,
    criterion,
    rating,
    version,
    library,
    last,
    conflict,
  } = props;
  const { t } = frame;
  const level = rating !== undefined && 'level' in rating.rating ? rating.rating.level : undefined;
  const go = last ? 'list' : 'next';
  const own = formOf(form, 'rate');
  return (
    <>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/${phase}/${criterion.id}`}
        commandId={commandId}
        base={version}
        hidden={{ act: 'rate' }}
        upload
      >
        <RadioGroup
          form={own}
          name="level"
          label={t(`${phase}.level`, { site: cycle.siteName })}
          choices={levelChoices(t, scheme, criterion)}
          {...(level === undefined ? {} : { initial: level })}
        />
        <TextArea
          form={own}
          name="rationale"
          rows={7}
          label={t('rating.rationale')}
          hint={t(`${phase}.rationale-hint`)}
          initial={level === undefined ? '' : (rating?.rationale ?? '')}
        />
        <EvidenceChoice
          form={own}
          library={library}
          uploadId={uploadId}
          initial={rating?.evidence.map(({ id }) => id) ?? []}
        />
        <ButtonRow>
          <SubmitButton name="go" value={go} label={t(conflict ? 'rating.save-mine' : `rating.save-${go}`)} />
          {!last && !conflict && <SubmitButton kind="secondary" name="go" value="list" label={t('rating.save-list')} />}
        </ButtonRow>
      </Form>
      <Exclusion {...props} />
    </>
  );
}

/** A form of its own: it says something else, and asks only for the reason. */
function Exclusion({ phase, frame, form, excludeId, cycle, criterion, rating, version }: RatingFormProps): VNode {
  const { t } = frame;
  if (criterion.notApplicable === 'never') return <p class="aside">{t('rating.always-applies')}</p>;
  const excluded = rating !== undefined && 'notApplicable' in rating.rating;
  const own = formOf(form, 'exclude');
  const open = excluded || own.errors.length > 0;
  return (
    <Details summary={t('rating.exclude', { site: cycle.siteName })} open={open}>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/${phase}/${criterion.id}`}
        commandId={excludeId}
        base={version}
        hidden={{ act: 'exclude' }}
      >
        <TextArea
          form={own}
          name="reason"
          rows={3}
          label={t('rating.reason')}
          hint={t(`${phase}.reason-hint`)}
          initial={excluded ? rating.rationale : ''}
        />
        <SubmitButton kind="secondary" name="go" value="list" label={t('rating.save-exclude')} />
      </Form>
    </Details>
  );
}
