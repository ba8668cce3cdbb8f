/** Parts of an assurance plan as plain text, and what a new version changes of it, for pages and for the terminal. */
import { plainDate } from '@touchstone/kernel';
import type { Criterion, MediaItem, PlanChange, Scheme, Stakeholder } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

export interface PlanRules {
  readonly scheme: Scheme;
  /** those that apply */
  readonly criteria: readonly Criterion[];
}

interface PlanChangeWords {
  readonly part: string;
  /** of something that was added, that it was not there */
  readonly before: string;
  /** of something that was taken out, that it was */
  readonly after: string;
}

export function planChangeInWords(t: Translator, rules: PlanRules, change: PlanChange): PlanChangeWords {
  const words = (text: string): string => (text === '' ? '–' : text);
  const entry = <Of>(part: string, { after, before }: { before?: Of; after?: Of }, say: (one: Of) => string) => ({
    part,
    before: before === undefined ? t('plan.added') : say(before),
    after: after === undefined ? t('plan.left-out') : say(after),
  });
  switch (change.part) {
    case 'visitFrom':
    case 'visitUntil': {
      const [before, after] = [t.date(plainDate(change.before)), t.date(plainDate(change.after))];
      return { part: t(labels[change.part]), before, after };
    }
    case 'nothingFound': {
      const said = (nothing: boolean): string => t(nothing ? 'plan.nothing-found' : 'plan.something-found');
      return { part: t('plan.found'), before: said(change.before), after: said(change.after) };
    }
    case 'sample':
      return entry(t('plan.sample'), change, (group) => sampledInWords(t, rules.scheme, group));
    case 'mediaItems':
      return entry(t('plan.found'), change, (item) => mediaItemInWords(t, rules.criteria, item));
    case 'stakeholderList':
      return entry(t('plan.consulted'), change, (one) => stakeholderInWords(t, one));
    default:
      return { part: t(labels[change.part]), before: words(change.before), after: words(change.after) };
  }
}

const labels = {
  extent: 'plan.extent',
  visitFrom: 'plan.visit-from',
  visitUntil: 'plan.visit-until',
  mediaScan: 'plan.media-scan',
  stakeholders: 'plan.stakeholders',
  sampling: 'plan.sampling',
} as const;

export function numbersOf(criteria: readonly Criterion[], ids: readonly string[]): string {
  return ids.map((id) => criteria.find((one) => one.id === id)?.number ?? id).join(', ');
}

export function groupName(t: Translator, scheme: Scheme, id: string): string {
  const group = scheme.assessment?.interviews?.find((one) => one.id === id);
  return group === undefined ? id : t.text(group.name);
}

export function sampledInWords(
  t: Translator,
  scheme: Scheme,
  { group, number }: { readonly group: string; readonly number: number },
): string {
  return `${groupName(t, scheme, group)}${t('component.colon')} ${t.number(number)}`;
}

function mediaItemInWords(t: Translator, criteria: readonly Criterion[], item: MediaItem): string {
  const { followUp, publishedOn, source, summary } = item;
  const numbers = numbersOf(criteria, item.criteria);
  return [source, t.date(plainDate(publishedOn)), summary, numbers, followUp].filter((part) => part !== '').join('\n');
}

function stakeholderInWords(t: Translator, { consultedOn, group, language, method, name }: Stakeholder): string {
  const day = consultedOn === undefined ? undefined : t.date(plainDate(consultedOn));
  return [group, name, method, language, day].filter((part) => part !== undefined).join('\n');
}
