/** That somebody on the team cannot go on as things are; why, and the way out, for those who replace people. */
import type { VNode } from 'preact';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';

export interface TeamConcernsProps {
  readonly t: Translator;
  readonly cycle: { readonly id: string };
  readonly team: { readonly sentences: readonly string[]; readonly replaces: boolean };
}

export function TeamConcerns({ cycle, t, team: { replaces, sentences } }: TeamConcernsProps): VNode {
  return (
    <Notice tone="important" title={t('cycle.team-concerns')}>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {replaces && (
        <p>
          <a href={`/cycles/${cycle.id}/team`}>{t('cycle.team-way')}</a>
        </p>
      )}
    </Notice>
  );
}
