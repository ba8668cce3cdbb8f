/** What goes before a letter in the demonstration: the organisations around the mills, and the application of each mill. */
import { chapter, take, tellStep, type Stage } from './story-stage.ts';

/** Whoever runs the mills, and somebody who supports the scheme and is not assessed. Answers the operator's entry. */
export async function enterOrganisations(stage: Stage): Promise<string> {
  const { days, operator, partner, scheme } = stage.story;
  await chapter(stage, 'begin', 'organisations');
  const type = 'organisation.register';
  const { stream } = await take(stage, { who: 'site', type, on: 'organisation', body: operator });
  tellStep(stage, 'site', 'organisation-registered', { name: operator.name });
  const entered = { who: 'secretariat', type, on: 'organisation', body: partner.organisation } as const;
  const { stream: supporter } = await take(stage, entered);
  const begins = { scheme, begunOn: days.begin, statement: partner.statement };
  await take(stage, { who: 'secretariat', type: 'partnership.begin', on: supporter, body: begins });
  tellStep(stage, 'secretariat', 'partner-entered', { name: partner.organisation.name });
  return stream;
}

/** Asks whether the site may take part; the secretariat says yes, as the scheme's own rule does. */
export async function applyFor(stage: Stage, site: string): Promise<string> {
  const body = { site, scheme: stage.story.scheme };
  const { stream: cycle } = await take(stage, { who: 'site', type: 'application.submit', on: 'cycle', body });
  tellStep(stage, 'site', 'application-submitted');
  await take(stage, { who: 'secretariat', type: 'application.answer', on: cycle, body: { answer: 'eligible' } });
  tellStep(stage, 'secretariat', 'application-answered');
  return cycle;
}
