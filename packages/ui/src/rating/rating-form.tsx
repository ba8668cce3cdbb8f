/**
 * The rating of one criterion as a form: a level with why and evidence, or, where the scheme allows it, not applicable.
 * The same for the site's answer and the assessor's determination; the phase says whose it is.
 */
import type { VNode } from 'preact';
import {
  notApplicable,
  type Criterion,
  type Rating,
  type Requirement,
  type RequirementRatings,
  type Scheme,
} from '@touchstone/domain';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { TextArea } from '../components/text-area.tsx';
import { keys } from '../desk/keys.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { EvidenceChoice, type EvidenceItem } from '../evidence/evidence-choice.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { levelChoices } from './level-choices.tsx';
import type { ShownRating } from './shown-rating.ts';
import { RequirementFields } from './requirement-fields.tsx';

/** `self-assessment`: the site’s answers; `assessment`: the assessor’s determinations. */
export type RatingPhase = 'self-assessment' | 'assessment';

/** An answer of the cycle before, with what is kept of where it came from. */
export interface RatingStart {
  /** absent where no level goes along */
  readonly rating?: Rating;
  readonly rationale: string;
  /** ids */
  readonly evidence: readonly string[];
  readonly requirements?: RequirementRatings;
  readonly cycle: string;
  readonly criterion: string;
}

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
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
  /** as it is on record */
  readonly rating?: ShownRating;
  /** where nothing is on record: what the form begins with */
  readonly start?: RatingStart;
  /** version of the rating that this page shows; 0 where there is none */
  readonly version: number;
  readonly library: readonly EvidenceItem[];
  /** there is no criterion after this one */
  readonly last: boolean;
  readonly conflict: boolean;
}

export function RatingForm(props: RatingFormProps): VNode {
  const { phase, frame, form, commandId, uploadId, cycle, scheme, criterion, start, version, library, last, conflict } =
    props;
  const { t } = frame;
  const shown = shownIn(props);
  const level = shown?.rating !== undefined && 'level' in shown.rating ? shown.rating.level : undefined;
  const excluded = shown?.rating !== undefined && 'notApplicable' in shown.rating;
  const go = last ? 'list' : 'next';
  const own = formOf(form, 'rate');
  return (
    <>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/${phase}/${criterion.id}`}
        commandId={commandId}
        base={version}
        hidden={{ act: 'rate', ...hiddenSource(start) }}
        draft={own}
        upload
      >
        <RequirementFields {...props} form={own} initial={shown?.requirements ?? {}} />
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
          initial={excluded ? '' : (shown?.rationale ?? '')}
          shortcut={keys.write}
        />
        <EvidenceChoice form={own} library={library} uploadId={uploadId} initial={shown?.evidence ?? []} />
        <ButtonRow>
          <SubmitButton
            name="go"
            value={go}
            label={t(conflict ? 'rating.save-mine' : `rating.save-${go}`)}
            shortcut={keys.save}
          />
          {!last && !conflict && <SubmitButton kind="secondary" name="go" value="list" label={t('rating.save-list')} />}
        </ButtonRow>
      </Form>
      <Exclusion {...props} />
    </>
  );
}

type Shown = Pick<RatingStart, 'rating' | 'rationale' | 'evidence' | 'requirements'>;

/** What the forms begin with: what is on record, else where the site starts from. */
function shownIn({ rating, start }: RatingFormProps): Shown | undefined {
  if (rating === undefined) return start;
  const cited = (evidence: ShownRating['evidence']): string[] => evidence.map(({ id }) => id);
  const below = Object.entries(rating.requirements).map(([id, one]) => {
    const level = 'level' in one.rating ? one.rating.level : notApplicable;
    return [id, { level, rationale: one.rationale, evidence: cited(one.evidence) }] as const;
  });
  return { ...rating, evidence: cited(rating.evidence), requirements: Object.fromEntries(below) };
}

function hiddenSource(start: RatingStart | undefined): Readonly<Record<string, string>> {
  return start === undefined ? {} : { 'broughtFrom/cycle': start.cycle, 'broughtFrom/criterion': start.criterion };
}

/** A form of its own: it says something else, and asks only for the reason. */
function Exclusion(props: RatingFormProps): VNode {
  const { phase, frame, form, excludeId, cycle, criterion, start, version } = props;
  const { t } = frame;
  if (criterion.notApplicable === 'never') return <p class="aside">{t('rating.always-applies')}</p>;
  const shown = shownIn(props);
  const excluded = shown?.rating !== undefined && 'notApplicable' in shown.rating;
  const own = formOf(form, 'exclude');
  const open = excluded || own.errors.length > 0;
  return (
    <Details summary={t('rating.exclude', { site: cycle.siteName })} open={open}>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/${phase}/${criterion.id}`}
        commandId={excludeId}
        base={version}
        hidden={{ act: 'exclude', ...hiddenSource(start) }}
        draft={own}
      >
        <TextArea
          form={own}
          name="reason"
          rows={3}
          label={t('rating.reason')}
          hint={t(`${phase}.reason-hint`)}
          initial={excluded ? shown.rationale : ''}
        />
        <SubmitButton kind="secondary" name="go" value="list" label={t('rating.save-exclude')} />
      </Form>
    </Details>
  );
}
