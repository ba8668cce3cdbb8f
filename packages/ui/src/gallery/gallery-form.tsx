/** The gallery's form: every field, right and wrong, with the summary that leads to what is wrong. */
import type { VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import { formState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Select } from '../components/select.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export function GalleryForm({ frame }: { readonly frame: PageFrame }): VNode {
  const form = formState(frame.t, { name: 'Mill North', level: 'partial', rationale: 'Too short' }, [
    { at: 'rationale', sentence: 'Say in at least 40 characters how the site meets the criterion.' },
    { at: 'promises', sentence: 'Give all four promises; without them the letter cannot be signed.' },
    { sentence: 'Somebody else has changed this answer since you opened it.' },
  ]);
  return (
    <section>
      <h2>Form</h2>
      <ErrorSummary form={form} />
      <Form frame={frame} action="#sent" commandId="0190" base={4} upload>
        <TextField form={form} name="name" label="Name of the site" width={20} />
        <TextField
          form={form}
          name="share"
          label="Recycled input"
          hint="Per cent of the mass"
          kind="decimal"
          width={4}
          optional
        />
        <Select
          form={form}
          name="country"
          label="Country"
          choices={[
            { value: 'FR', label: 'France' },
            { value: 'CA', label: 'Canada' },
          ]}
        />
        <DateField form={form} name="signed" label="Day of signature" initial={plainDate('2026-02-22')} />
        <RadioGroup
          form={form}
          name="level"
          label="How does the site meet this criterion?"
          hint="Rate what is in place today, not what is planned."
          choices={[
            {
              value: 'full',
              label: <StateMark tone="good">Fully meets</StateMark>,
              hint: 'Everything asked is in place and works.',
            },
            { value: 'partial', label: <StateMark tone="part">Partially meets</StateMark> },
            { value: 'not', label: <StateMark tone="adverse">Does not meet</StateMark> },
          ]}
        />
        <TextArea form={form} name="rationale" label="Why" hint="What an assessor would find, and where." />
        <CheckboxGroup
          form={form}
          name="promises"
          label="What the site promises"
          choices={[
            { value: 'criteria', label: 'Meet all applicable criteria within 24 months' },
            { value: 'process', label: 'Go through the assurance process' },
            { value: 'contact', label: 'Name a contact person and give them means' },
            { value: 'share', label: 'Share information with the scheme and the public' },
          ]}
        />
        <FileField
          form={form}
          name="evidence"
          label="Evidence"
          hint="PDF or picture, up to 20 MB"
          accept={['.pdf', 'image/*']}
          several
        />
        <SubmitButton label="Save and go on" />
      </Form>
    </section>
  );
}
