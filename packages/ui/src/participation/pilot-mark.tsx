/** That a site takes part as a pilot, in one word for lists and in a sentence for its own pages. */
import type { VNode } from 'preact';
import { Notice } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';

export function PilotMark({ t }: { readonly t: Translator }): VNode {
  return <StateMark tone="part">{t('application.pilot')}</StateMark>;
}

export function PilotNotice({ t }: { readonly t: Translator }): VNode {
  return (
    <Notice title={t('application.pilot-title')}>
      <p>{t('application.pilot-text')}</p>
    </Notice>
  );
}
