import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { createTranslator } from '../messages/translator.ts';
import { renderPage } from '../page/render-page.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { CheckboxGroup } from './checkbox-group.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { fieldId, formOf, formState, refusalToFormError } from './form-state.ts';
import { Form } from './form.tsx';
import { RadioGroup } from './radio-group.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

const t = createTranslator('en');
const frame: PageFrame = {
  t,
  path: '/',
  origin: 'https://register.example',
  today: plainDate('2026-02-22'),
  demo: false,
  csrf: 'token',
  assets: { stylesheet: '/assets/touchstone.css' },
};
const choices = [
  { value: 'full', label: 'Fully meets' },
  { value: 'part', label: 'Partially meets' },
];

describe('a form', () => {
  it('sends the token, the command’s id and the version that was seen', () => {
    const html = renderPage(<Form frame={frame} action="/rate" commandId="0190" base={0} children="" />);
    expect(html).toContain('name="csrf" value="token"');
    expect(html).toContain('name="commandId" value="0190"');
    expect(html).toContain('name="base" value="0"');
  });

  it('leaves out what there is not', () => {
    expect(renderPage(<Form frame={frame} action="/rate" children="" />)).not.toContain('name="base"');
  });

  it('keeps what was sent, over what stood there before', () => {
    const form = formState(t, { why: 'what I wrote', level: 'part' });
    expect(renderPage(<TextArea form={form} name="why" label="Why" initial="before" />)).toContain(
      '>what I wrote</textarea>',
    );
    expect(renderPage(<RadioGroup form={form} name="level" label="Level" choices={choices} initial="full" />)).toMatch(
      /value="part" checked/,
    );
  });

  it('keeps what was sent with the form that sent it, and nowhere else on the page', () => {
    const page = formState(t, { act: 'refuse', reason: 'Too early.' }, [{ at: 'reason', sentence: 'Say more.' }]);
    const field = (act: string, of?: string): string =>
      renderPage(<TextArea form={formOf(page, act, of)} name="reason" label="Reason" initial="before" />);
    expect(field('refuse')).toMatch(/Say more[^]*id="field-refuse-reason"[^]*>Too early\.<\/textarea>/);
    expect(field('replace')).toMatch(/^(?![^]*Say more)[^]*id="field-replace-reason"[^]*>before<\/textarea>/);
    expect(field('refuse', 'another')).toContain('id="field-refuse-another-reason"');
    expect(field('refuse', 'another')).not.toContain('Say more');
    expect(renderPage(<>{ErrorSummary({ form: page })}</>)).toContain('href="#field-refuse-reason"');
  });

  it('keeps an emptied field empty', () => {
    const html = renderPage(<TextField form={formState(t, { name: '' })} name="name" label="Name" initial="Mill" />);
    expect(html).not.toContain('Mill');
  });

  it('keeps every box unticked that the person unticked', () => {
    const form = formState(t, {}, [{ at: 'levels', sentence: 'Choose at least one.' }]);
    const html = renderPage(
      <CheckboxGroup form={form} name="levels" label="Levels" choices={choices} initial={['full']} />,
    );
    expect(html).not.toContain('checked');
  });

  it('never sends a password back', () => {
    const html = renderPage(
      <TextField form={formState(t, { word: 'hunter2' })} name="word" label="Word" kind="password" />,
    );
    expect(html).not.toContain('hunter2');
  });

  it('ties hint and error to the control, and the summary to the field', () => {
    const form = formState(t, {}, [refusalToFormError(t, { code: 'input.missing', at: 'body/why' })]);
    const field = renderPage(<TextArea form={form} name="body/why" label="Why" hint="Where it is found." />);
    expect(field).toContain('aria-describedby="field-body-why-hint field-body-why-error-0" aria-invalid="true"');
    expect(field).toMatch(/id="field-body-why-error-0">.*Fill in this field\./);
    expect(renderPage(<>{ErrorSummary({ form })}</>)).toContain('href="#field-body-why"');
  });

  it('leads from an error of one item to the field of the list', () => {
    const error = refusalToFormError(t, { code: 'evidence.unknown', at: 'evidence/2' });
    expect(error.at).toBe('evidence');
    const form = formState(t, {}, [error]);
    const html = renderPage(<CheckboxGroup form={form} name="evidence" label="Evidence" choices={choices} />);
    expect(html).toContain(`id="${fieldId(form, 'evidence')}"`);
    expect(html).toContain('Add it first');
  });

  it('shows a refusal of the whole form without a link', () => {
    const form = formState(t, {}, [refusalToFormError(t, { code: 'command.conflict' })]);
    const html = renderPage(<>{ErrorSummary({ form })}</>);
    expect(html).toContain('Compare both');
    expect(html).not.toContain('<a ');
  });
});
