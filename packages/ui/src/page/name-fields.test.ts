import { describe, expect, it } from 'vitest';
import { nameFields } from './name-fields.ts';

const tell = (field: string, sentence: string): string => `${field}: ${sentence}`;

/** A page with this summary of what has to be mended and these fields. */
function page(summary: string, fields: string): string {
  return nameFields(`<div class="error-summary"><ul>${summary}</ul></div><form>${fields}</form>`, tell);
}

const fill = (id: string): string => `<li><a href="#field-${id}">Fill in this field.</a></li>`;
const wrong = (id: string): string => `<p class="field-error" id="field-${id}-error-0">…</p><input id="field-${id}"/>`;
const text = (id: string, label: string): string =>
  `<div class="field"><label class="field-label" for="field-${id}">${label}</label>${wrong(id)}</div>`;

describe('the summary of what has to be mended', () => {
  it('names a field by its label, and no field twice', () => {
    expect(page(fill('name'), text('place', 'Place') + text('name', 'Name &amp; more'))).toContain(
      '<a href="#field-name">Name &amp; more: Fill in this field.</a>',
    );
    const said = '<li><a href="#field-level">Level 2 needs a reason.</a></li>';
    expect(page(said, text('level', 'Level'))).toContain(said);
  });

  it('names a question of several controls, and a field of an entry with the entry', () => {
    const group = `<fieldset class="field"><legend class="field-label">Metals</legend>${wrong('metals')}</fieldset>`;
    expect(page(fill('metals'), text('name', 'Name') + group)).toContain('>Metals: Fill in this field.<');
    const entry = (number: number): string =>
      `<fieldset class="entry"><legend class="field-label">Item ${String(number)}</legend>` +
      `${text(`items-${String(number)}-source`, 'Source')}</fieldset>`;
    const list = `<fieldset class="field"><legend class="field-label">Items</legend>${entry(1)}${entry(2)}</fieldset>`;
    expect(page(fill('items-2-source') + fill('last'), list + text('last', 'Last'))).toMatch(
      />Item 2, Source: Fill in this field\.<[^]*>Last: Fill in this field\.</,
    );
  });

  it('leads nowhere where the page has no such field, and leaves a page without a summary as it is', () => {
    expect(page(fill('gone'), text('name', 'Name'))).toContain('<li>Fill in this field.</li>');
    expect(page(fill('map'), '<div id="field-map"></div>')).toContain(fill('map'));
    expect(nameFields(text('name', 'Name'), tell)).toBe(text('name', 'Name'));
  });
});
