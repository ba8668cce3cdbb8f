/**
 * All catalogues together. A feature adds its catalogue in three lines here: its import, and its place in each language.
 * A key that misses its French message, or a catalogue that misses here, does not compile.
 */
import * as components from '../components/components-messages.ts';
import * as errors from '../errors/errors-messages.ts';
import * as home from '../home/home-messages.ts';
import * as page from '../page/page-messages.ts';
import * as words from './words-messages.ts';
import * as cycle from '../cycle/cycle-messages.ts';
import * as evidence from '../evidence/evidence-messages.ts';
import * as improvement from '../improvement/improvement-messages.ts';
import * as participation from '../participation/participation-messages.ts';
import * as selfAssessment from '../self-assessment/self-assessment-messages.ts';
import * as site from '../site/site-messages.ts';
import * as work from '../work/work-messages.ts';
import type { Language } from './languages.ts';

type Messages = typeof components.en &
  typeof errors.en &
  typeof home.en &
  typeof page.en &
  typeof words.en &
  typeof cycle.en &
  typeof evidence.en &
  typeof improvement.en &
  typeof participation.en &
  typeof selfAssessment.en &
  typeof site.en &
  typeof work.en;

export type MessageKey = keyof Messages;

export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: {
    ...components.en,
    ...errors.en,
    ...home.en,
    ...page.en,
    ...words.en,
    ...cycle.en,
    ...evidence.en,
    ...improvement.en,
    ...participation.en,
    ...selfAssessment.en,
    ...site.en,
    ...work.en,
  },
  fr: {
    ...components.fr,
    ...errors.fr,
    ...home.fr,
    ...page.fr,
    ...words.fr,
    ...cycle.fr,
    ...evidence.fr,
    ...improvement.fr,
    ...participation.fr,
    ...selfAssessment.fr,
    ...site.fr,
    ...work.fr,
  },
};
