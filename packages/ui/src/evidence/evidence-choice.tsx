/**
 * The part of a form in which evidence is cited: the site's library to tick, and a new file right there. The file comes
 * on record by a command of its own, with the id that this part sends along, before the form's own command runs.
 */
import type { VNode } from 'preact';
import { limits, type PlainDate } from '@touchstone/kernel';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { FileField } from '../components/file-field.tsx';
import { errorsOf, type FormState } from '../components/form-state.ts';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { TextField } from '../components/text-field.tsx';
import { fileSize } from './file-size.ts';

export interface EvidenceItem {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly about?: PlainDate;
  /** the last day on which it holds */
  readonly validUntil?: PlainDate;
}

export interface EvidenceChoiceProps {
  readonly form: FormState;
  readonly library: readonly EvidenceItem[];
  readonly uploadId: string;
  /** cited so far */
  readonly initial?: readonly string[];
  readonly optional?: boolean;
}

export function EvidenceChoice({
  form,
  library,
  uploadId,
  initial = [],
  optional = false,
}: EvidenceChoiceProps): VNode {
  const { t } = form;
  const wrong = uploadFields.some((name) => errorsOf(form, name).length > 0);
  return (
    <>
      <CheckboxGroup
        form={form}
        name="evidence"
        optional={optional}
        label={t('evidence.choose')}
        hint={t(library.length === 0 ? 'evidence.nothing-to-choose' : 'evidence.choose-hint')}
        initial={initial}
        choices={library.map((item) => ({
          value: item.id,
          label: item.title,
          hint: <About form={form} item={item} />,
        }))}
      />
      <Details summary={t('evidence.add-here')} open={wrong || library.length === 0}>
        <UploadFields form={form} uploadId={uploadId} />
      </Details>
    </>
  );
}

const uploadFields = ['upload/file', 'upload/title', 'upload/about', 'upload/validUntil'] as const;

function About({ form: { t }, item }: { readonly form: FormState; readonly item: EvidenceItem }): VNode {
  const { about, fileName, id, sizeBytes, title, validUntil } = item;
  return (
    <>
      <a href={`/evidence/${id}`}>
        {fileName}
        <span class="unseen"> ({t('evidence.open', { title })})</span>
      </a>
      , {fileSize(t, sizeBytes)}
      {about !== undefined && <>, {t('evidence.about-day', { date: t.date(about) })}</>}
      {validUntil !== undefined && <>, {t('evidence.valid-day', { date: t.date(validUntil) })}</>}
    </>
  );
}

/** The fields of a new file, for a form that says `upload`. */
export function UploadFields({ form, uploadId }: { readonly form: FormState; readonly uploadId: string }): VNode {
  const { t } = form;
  return (
    <>
      <HiddenFields values={{ 'upload/commandId': uploadId }} />
      <TextField form={form} name="upload/title" optional label={t('evidence.name')} hint={t('evidence.name-hint')} />
      <DateField form={form} name="upload/about" optional label={t('evidence.day')} />
      <DateField
        form={form}
        name="upload/validUntil"
        optional
        label={t('evidence.valid')}
        hint={t('evidence.valid-hint')}
      />
      <FileField
        form={form}
        name="upload/file"
        label={t('evidence.file')}
        hint={t('evidence.file-hint', { megabytes: Math.floor(limits.evidenceBytes / 1_048_576) })}
      />
    </>
  );
}
