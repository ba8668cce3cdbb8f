/** Facts from elsewhere, each in a sentence with its source; what a source does not tell is not said. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { eachCondition, type ImportedStep } from '@touchstone/domain';
import { PublicFact } from '../components/public-fact.tsx';
import type { Translator } from '../messages/translator.ts';

export interface ImportedFact {
  readonly step: ImportedStep;
  /** the day of the source */
  readonly knownOn: PlainDate;
  /** the day on which it happened, where the source names it */
  readonly happenedOn?: PlainDate;
  /** of an award, each on a line of its own, in the words of the source */
  readonly conditions?: string;
  readonly source: { readonly title: string; readonly url?: string; readonly row?: number };
}

export interface ImportedFactsProps {
  readonly t: Translator;
  readonly site: string;
  readonly facts: readonly ImportedFact[];
}

export function ImportedFacts({ t, site, facts }: ImportedFactsProps): VNode {
  return (
    <>
      {facts.map(({ conditions, happenedOn, knownOn, source, step }) => (
        <PublicFact t={t} source={{ ...source, ...rowOf(t, source), published: knownOn }}>
          {happenedOn === undefined
            ? t(`imported.by.${step}`, { site, date: t.date(knownOn) })
            : t(`imported.on.${step}`, { site, date: t.date(happenedOn) })}
          {conditions !== undefined && <Conditions t={t} conditions={eachCondition(conditions)} />}
        </PublicFact>
      ))}
    </>
  );
}

function Conditions({ t, conditions }: { readonly t: Translator; readonly conditions: readonly string[] }): VNode {
  const [one, ...others] = conditions;
  if (others.length === 0)
    return <span class="words">{` ${t('imported.conditions', { conditions: one ?? '' })}`}</span>;
  return (
    <>
      {` ${t('imported.conditions', { conditions: '' }).trim()}`}
      <ul class="words">
        {conditions.map((condition) => (
          <li>{condition}</li>
        ))}
      </ul>
    </>
  );
}

function rowOf(t: Translator, { row, title }: ImportedFact['source']): { readonly title: string } {
  return { title: row === undefined ? title : t('imported.row', { title, row }) };
}
