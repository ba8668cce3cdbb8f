/** Reads the fields of “what would it advise?” and evaluates them; whatever the scheme does not know is not asked. */
import {
  advise,
  applicableCriteria,
  conditionsOf,
  scopeSite,
  type Criterion,
  type Rating,
  type Scheme,
  type SiteFacts,
} from '@touchstone/domain';
import { excludedLevel, type ExplainedSituation } from '@touchstone/ui';
import type { Fields } from '../http/form-body.ts';

export function explainSituation(scheme: Scheme, fields: Fields): ExplainedSituation {
  const site = siteOf(scheme, fields);
  const applying = applicableCriteria(scheme, site);
  const rated = applying.flatMap((criterion) => {
    const rating = ratingOf(scheme, criterion, fields);
    return rating === undefined ? [] : [[criterion.id, rating] as const];
  });
  const input = { site, ratings: Object.fromEntries(rated) };
  const advice = advise(scheme, input);
  return {
    advice,
    conditions: Object.fromEntries(advice.marks.map(({ mark }) => [mark, conditionsOf(scheme, mark, input)])),
    notApplying: scheme.criteria.filter((criterion) => !applying.includes(criterion)),
  };
}

function siteOf(scheme: Scheme, fields: Fields): SiteFacts {
  const known = (offered: readonly { readonly id: string }[], said: readonly string[]) =>
    offered.flatMap(({ id }) => (said.includes(id) ? [id] : []));
  const [siteType] = known(scheme.siteTypes, textsOf(fields, 'siteType'));
  const [country] = textsOf(fields, 'country').filter((code) => /^[A-Z]{2}$/.test(code));
  const facts = {
    metals: known(scheme.metals, textsOf(fields, 'metals')),
    ...(siteType === undefined ? {} : { siteType }),
    ...(country === undefined ? {} : { country }),
  };
  const answers = (scheme.questions ?? []).flatMap(({ answers: offered, id }) => {
    const [said] = textsOf(fields, `answer-${id}`).filter((text) => text !== '');
    if (said === undefined) return [];
    return [[id, offered === undefined ? said === 'true' : said] as const];
  });
  return scopeSite(scheme, facts, Object.fromEntries(answers)).site;
}

function ratingOf(scheme: Scheme, { id, notApplicable, scale }: Criterion, fields: Fields): Rating | undefined {
  const levels = scheme.scales.find((one) => one.id === scale)?.levels ?? [];
  const said = [...textsOf(fields, `level-${id}`), ...textsOf(fields, 'everyOther')].find((text) => text !== '');
  if (said === excludedLevel) return notApplicable === 'allowed' ? { notApplicable: true } : undefined;
  return levels.some((level) => level.id === said) && said !== undefined ? { level: said } : undefined;
}

function textsOf(fields: Fields, name: string): readonly string[] {
  const said = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return said === undefined ? [] : typeof said === 'string' ? [said] : said;
}
