/** Who does what, who must differ from whom, and what keeps a person from acting. */
import type { VNode } from 'preact';
import {
  actInWords,
  acts,
  capital,
  commandType,
  coolingOffInWords,
  dutiesInWords,
  dutyInWords,
  isCommandName,
  panelInWords,
  recusalInWords,
  rotationInWords,
  separationInWords,
} from '@touchstone/domain';
import { Table } from '../components/table.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export function SchemeDuties({ t, scheme }: SaidOfScheme): VNode {
  const { duties } = scheme;
  const { language } = t;
  const separate = (act: string) =>
    duties.differ.flatMap((pair) => (pair.acts.includes(act) ? pair.acts.filter((other) => other !== act) : []));
  const told = [
    ...duties.differ.map(({ acts: pair, source }) => ({ words: separationInWords(pair, language), source })),
    ...(duties.panels ?? []).map((one) => ({ words: panelInWords(one, language), source: one.source })),
    ...(duties.rotation ?? []).map((one) => ({ words: rotationInWords(one, language), source: one.source })),
    ...(duties.coolingOff ?? []).map((one) => ({ words: coolingOffInWords(one, language), source: one.source })),
    ...(duties.recusal ?? []).map((one) => ({ words: recusalInWords(one, language), source: one.source })),
  ];
  // The sentences of what is unset come last and have no source.
  const unset = dutiesInWords(duties, language).slice(told.length);
  return (
    <>
      <Table
        caption={t('scheme.who-does-what')}
        columns={[{ label: t('scheme.act') }, { label: t('scheme.done-by') }, { label: t('scheme.not-by') }]}
        rows={acts.map((act) => [
          capital(actInWords(act, language)),
          isCommandName(act) ? t.list(commandType(act).duties.map((duty) => dutyInWords(duty, language))) : '–',
          separate(act).length === 0 ? '–' : t.list(separate(act).map((other) => actInWords(other, language))),
        ])}
      />
      <ul>
        {told.map(({ words, source }) => (
          <li>
            {words}
            <SourceNote t={t} source={source} />
          </li>
        ))}
        <li>{t('scheme.departure', { characters: duties.departureReasonLength })}</li>
        {unset.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </>
  );
}
