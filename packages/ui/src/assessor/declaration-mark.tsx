/** What an assessor has declared about one site, in words with its sign. */
import type { VNode } from 'preact';
import type { DeclaredTie } from '@touchstone/domain';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';

export interface DeclarationMarkProps {
  readonly t: Translator;
  /** null where nothing is declared yet */
  readonly conflict: boolean | null;
}

export function DeclarationMark({ t, conflict }: DeclarationMarkProps): VNode {
  if (conflict === null) return <StateMark tone="open">{t('declaration.missing')}</StateMark>;
  return (
    <StateMark tone={conflict ? 'adverse' : 'good'}>
      {t(conflict ? 'declaration.conflict' : 'declaration.no-conflict')}
    </StateMark>
  );
}

export function tieInWords(t: Translator, { endedOn, tie }: DeclaredTie): string {
  const name = t(`declaration.tie.${tie}`);
  return endedOn === undefined
    ? t('declaration.tie-holds', { tie: name })
    : t('declaration.tie-ended', { tie: name, date: t.date(endedOn) });
}
