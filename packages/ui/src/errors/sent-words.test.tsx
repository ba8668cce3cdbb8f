import { describe, expect, it } from 'vitest';
import { formState } from '../components/form-state.ts';
import { createTranslator } from '../messages/translator.ts';
import { tellRefused } from './sent-words.tsx';

const t = createTranslator('en');
const refused = formState(t, { reason: 'The river has two names.' }, [
  { at: 'reason', sentence: 'Nothing waits here.' },
]);

describe('a page that came back because a form was refused', () => {
  it('says so above its title and keeps the words, where the form is gone', () => {
    const html = tellRefused('<main><h1>Application</h1></main>', refused);
    const told = ['There is a problem', 'Nothing waits here.', 'The river has two names.', 'Application'];
    const places = told.map((words) => html.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html).not.toContain('<a href="#');
  });

  it('says it once, where the page says it already', () => {
    const page = '<div class="error-summary"><li>Nothing waits here.</li></div><h1>Application</h1>';
    const html = tellRefused(`${page}<textarea>The river has two names.</textarea>`, refused);
    expect(html).toBe(`${page}<textarea>The river has two names.</textarea>`);
  });
});
