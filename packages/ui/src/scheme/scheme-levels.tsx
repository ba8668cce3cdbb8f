/** The scales of a scheme: each level with what it means, what it asks for and what follows from it. */
import type { VNode } from 'preact';
import type { Level, Scale } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { levelTone } from '../components/tone.ts';
import type { Translator } from '../messages/translator.ts';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export function SchemeLevels({ t, scheme }: SaidOfScheme): VNode {
  return (
    <section>
      <h2 id="levels">{t('scheme.levels')}</h2>
      {scheme.scales.map((scale) => (
        <>
          <ScaleTable t={t} scale={scale} />
          <SourceNote t={t} source={scale.source} />
        </>
      ))}
    </section>
  );
}

function ScaleTable({ t, scale }: { readonly t: Translator; readonly scale: Scale }): VNode {
  const scored = scale.levels.some(({ score }) => score !== undefined);
  return (
    <Table
      caption={t('scheme.levels')}
      captionUnseen
      columns={[
        { label: t('scheme.level') },
        ...(scored ? [{ label: t('scheme.score'), numeric: true }] : []),
        { label: t('scheme.meaning') },
        { label: t('scheme.asks') },
        { label: t('scheme.follows') },
      ]}
      rows={scale.levels.map((level) => [
        <StateMark tone={levelTone(scale, level)}>
          <SchemeWords t={t} words={level.name} />
        </StateMark>,
        ...(scored ? [level.score === undefined ? '–' : t.number(level.score)] : []),
        level.meaning === undefined ? '–' : <SchemeWords t={t} words={level.meaning} />,
        asked(t, level),
        followed(t, level),
      ])}
    />
  );
}

function asked(t: Translator, { rationale, evidence }: Level): string {
  const asks = [
    ...(rationale === 'required' ? [t('scheme.asks-rationale')] : []),
    ...(evidence === 'required' ? [t('scheme.asks-evidence')] : []),
  ];
  return asks.length === 0 ? '–' : t.list(asks);
}

function followed(t: Translator, { adverse, finding }: Level): string {
  const follows = [...(finding ? [t('scheme.raises-finding')] : []), ...(adverse ? [t('scheme.is-adverse')] : [])];
  return follows.length === 0 ? '–' : t.list(follows);
}
