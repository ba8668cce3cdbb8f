/**
 * What the team noted at the desk about the site's answer, beside it. The note is no rationale: it becomes the beginning of
 * one only where the assessor says so, and even then nothing is saved.
 */
import type { VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownNote {
  /** absent where nothing is noted */
  readonly note?: string;
  /** for the team, while the assessment is under way */
  readonly write?: { readonly commandId: string; readonly form: FormState };
  /** the form of the determination is here, and can begin with the note */
  readonly take: boolean;
}

export interface DeskNoteProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly criterion: Criterion;
  readonly shown: ShownNote;
}

export function DeskNote({ frame, criterion, cycle, shown }: DeskNoteProps): VNode {
  const { t } = frame;
  const { note, take, write } = shown;
  const place = `/cycles/${cycle.id}/assessment/${criterion.id}`;
  return (
    <section>
      <h3>{t('plan.note-beside')}</h3>
      {note !== undefined && <p class="words">{note}</p>}
      {note !== undefined && take && (
        <p>
          <a href={`${place}?take=note`}>{t('plan.note-take')}</a>
        </p>
      )}
      {write !== undefined && <Write {...{ frame, note, place, write }} />}
    </section>
  );
}

interface WriteProps {
  readonly frame: PageFrame;
  readonly note: string | undefined;
  readonly place: string;
  readonly write: NonNullable<ShownNote['write']>;
}

function Write({ frame, note, place, write: { commandId, form } }: WriteProps): VNode {
  const { t } = frame;
  const own = formOf(form, 'note');
  return (
    <Details summary={t(note === undefined ? 'plan.note-add' : 'plan.note-change')} open={own.errors.length > 0}>
      <Form frame={frame} action={`${place}/note`} commandId={commandId} hidden={{ act: 'note' }} draft={own}>
        <TextArea
          form={own}
          name="note"
          rows={4}
          label={t('plan.note')}
          hint={t('plan.note-beside-hint')}
          initial={note ?? ''}
        />
        <SubmitButton kind="secondary" label={t('plan.note-save')} />
      </Form>
    </Details>
  );
}
