/** Facts from elsewhere, each in a sentence with its source; what a source does not tell is not said. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { ImportedStep } from '@touchstone/domain';
import { PublicFact } from '../components/public-fact.tsx';
import type { Translator } from '../messages/translator.ts';

export interface ImportedFact {
  readonly step: ImportedStep;
  /** the day of the source */
  readonly knownOn: PlainDate;
  /** the day on which it happened, where the source names it */
  readonly happenedOn?: PlainDate;
  /** of an award, in the words of the source */
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
          {conditions !== undefined && <span class="words">{` ${t('imported.conditions', { conditions })}`}</span>}
        </PublicFact>
      ))}
    </>
  );
}

function rowOf(t: Translator, { row, title }: ImportedFact['source']): { readonly title: string } {
  return { title: row === undefined ? title : t('imported.row', { title, row }) };
}
