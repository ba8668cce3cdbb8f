/** What an assessor has declared about one site, in words with its sign. */
import type { VNode } from 'preact';
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
