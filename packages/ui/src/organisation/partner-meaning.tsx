/** What it means, and above all what it does not mean, that an organisation is a partner: the same words wherever one is shown. */
import type { VNode } from 'preact';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';

export function PartnerMeaning({ t }: { readonly t: Translator }): VNode {
  return (
    <Notice tone="important" title={t('partner.means-not-title')}>
      <ul>
        <li>{t('partner.means-not-assessed')}</li>
        <li>{t('partner.means-not-mark')}</li>
        <li>{t('partner.means-not-site')}</li>
      </ul>
    </Notice>
  );
}
