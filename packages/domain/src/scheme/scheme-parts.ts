/** The parts of a scheme other than its criteria, each under a kind and an id, for comparing one version with another. */
import type { Scheme } from './scheme.ts';

export type SchemePart =
  | 'scheme'
  | 'site-type'
  | 'metal'
  | 'activity'
  | 'group'
  | 'aim'
  | 'scale'
  | 'promise'
  | 'clock'
  | 'mark'
  | 'separation'
  | 'panel'
  | 'rotation'
  | 'cooling-off'
  | 'recusal'
  | 'step'
  | 'publication'
  | 'document'
  | 'question'
  | 'eligibility'
  | 'assessment'
  | 'interview-group'
  | 'assessors'
  | 'competence'
  | 'conformance'
  | 'surveillance'
  | 'suspension'
  | 'withdrawal'
  | 'reassessment'
  | 'trigger'
  | 'appeal'
  | 'framework';

export interface SchemePartValue {
  readonly part: SchemePart;
  readonly id: string;
  readonly value: object;
}

/**
 * In the order in which people read them. A separation's id is its two acts, joined by “+” in alphabetical order; of a panel, a
 * rotation and a recusal the act is the id; of a cooling-off the act and the tie; of a step its word; of a publication
 * the fact and the access. A part that there is once has its kind as its id.
 */
export function schemeParts(scheme: Scheme): readonly SchemePartValue[] {
  const { letter, duties, timeZone, name, standardName, owner, languages, authoritativeLanguage, notice } = scheme;
  const of = (part: SchemePart, all: readonly { readonly id: string }[] = []) =>
    all.map((value) => ({ part, id: value.id, value }));
  const whole = { name, standardName, owner, languages, authoritativeLanguage, timeZone };
  return [
    {
      part: 'scheme',
      id: scheme.id,
      value: {
        ...whole,
        ...(notice === undefined ? {} : { notice }),
        letter: letter.name,
        departureReasonLength: duties.departureReasonLength,
      },
    },
    ...of('site-type', scheme.siteTypes),
    ...of('metal', scheme.metals),
    ...of('activity', scheme.activities),
    ...of('group', scheme.groups),
    ...of('aim', scheme.aims),
    ...of('scale', scheme.scales),
    ...of('promise', letter.promises),
    ...of('clock', scheme.clocks),
    ...of('mark', scheme.marks),
    ...duties.differ.map(({ acts }) => ({
      part: 'separation' as const,
      id: [...acts].sort().join('+'),
      value: {},
    })),
    ...(duties.panels ?? []).map((value) => ({ part: 'panel' as const, id: value.act, value })),
    ...(duties.rotation ?? []).map((value) => ({ part: 'rotation' as const, id: value.act, value })),
    ...(duties.coolingOff ?? []).map((value) => ({
      part: 'cooling-off' as const,
      id: `${value.act}+${value.tie}`,
      value,
    })),
    ...(duties.recusal ?? []).map((value) => ({ part: 'recusal' as const, id: value.act, value })),
    ...(scheme.steps ?? []).map(({ step }) => ({ part: 'step' as const, id: step, value: {} })),
    ...(scheme.publication ?? []).map((value) => ({
      part: 'publication' as const,
      id: `${value.fact}+${value.access}`,
      value,
    })),
    ...of('document', scheme.documents),
    ...of('question', scheme.questions),
    ...assuranceParts(scheme),
    ...of('framework', scheme.frameworks),
  ];
}

function assuranceParts({ eligibility, assessment, assessors, afterAward }: Scheme): readonly SchemePartValue[] {
  const { interviews, ...assessed } = assessment ?? {};
  const { competences, ...approved } = assessors ?? {};
  const { conformance, surveillance, suspension, withdrawal, reassessment, appeal } = afterAward ?? {};
  const { triggers, ...noticed } = reassessment ?? {};
  const once = (part: SchemePart, value: object | null | undefined) =>
    value === null || value === undefined || Object.keys(value).length === 0 ? [] : [{ part, id: part, value }];
  const of = (part: SchemePart, all: readonly { readonly id: string }[] | null | undefined) =>
    (all ?? []).map((value) => ({ part, id: value.id, value }));
  return [
    ...once('eligibility', eligibility),
    ...once('assessment', assessed),
    ...of('interview-group', interviews),
    ...once('assessors', approved),
    ...of('competence', competences),
    ...once('conformance', conformance),
    ...once('surveillance', surveillance),
    ...of('suspension', suspension),
    ...of('withdrawal', withdrawal),
    ...once('reassessment', noticed),
    ...of('trigger', triggers),
    ...once('appeal', appeal),
  ];
}
