/** Everything that can be refused, each at the address that problem documents name. */
import type { VNode } from 'preact';
import { refusalTypes } from '@touchstone/domain';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Table } from '../components/table.tsx';
import { refusalPattern } from '../messages/refusal-sentence.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export function RefusalsPage({ frame }: { readonly frame: PageFrame }): VNode {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('api.refusals-title')}
      description={t('api.refusals-lead')}
      visibility="public"
      width="wide"
    >
      <Breadcrumbs t={t} pages={[{ href: '/api', label: t('api.title') }]} />
      <h1>{t('api.refusals-title')}</h1>
      <p class="lead">{t('api.refusals-lead')}</p>
      <Table
        caption={t('api.refusals-title')}
        captionUnseen
        columns={[
          { label: t('api.refusals-code') },
          { label: t('api.refusals-status'), numeric: true },
          { label: t('api.refusals-sentence') },
        ]}
        rows={Object.entries(refusalTypes).map(([code, { status }]) => [
          <code id={code}>{code}</code>,
          status,
          refusalPattern(t.language, code),
        ])}
      />
    </Page>
  );
}
