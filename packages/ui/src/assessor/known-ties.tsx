/**
 * What is known of an assessor's ties, for the secretariat and for the assessor: what the register itself shows, and the last word of the
 * person on each site.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { SiteName } from '../site/site-name.tsx';
import { DeclarationMark, tieInWords } from './declaration-mark.tsx';
import type { MadeDeclaration } from './declarations-page.tsx';

export interface EmploymentShown {
  /** the site or the organisation by which the register knows it */
  readonly at: { readonly href: string; readonly name: string };
  /** null while it holds */
  readonly endedOn: PlainDate | null;
}

export interface KnownTiesProps {
  readonly frame: PageFrame;
  readonly employments: readonly EmploymentShown[];
  /** on this page of them */
  readonly declarations: readonly MadeDeclaration[];
  readonly pages: { readonly previous?: string; readonly next?: string };
}

export function KnownTies({ frame: { t }, employments, declarations, pages }: KnownTiesProps): VNode {
  return (
    <section>
      <h2>{t('assessor.ties')}</h2>
      {employments.length === 0 && declarations.length === 0 && <p>{t('assessor.ties-none')}</p>}
      {employments.length > 0 && (
        <Table
          caption={t('assessor.employments')}
          columns={[{ label: t('assessor.employed-at') }, { label: t('firm.tie') }]}
          rows={employments.map(({ at, endedOn }) => [
            <a href={at.href}>{at.name}</a>,
            tieInWords(t, { tie: 'employment', ...(endedOn === null ? {} : { endedOn }) }),
          ])}
        />
      )}
      {declarations.length > 0 && (
        <Table
          caption={t('assessor.declared')}
          columns={[
            { label: t('declaration.site') },
            { label: t('declaration.said') },
            { label: t('declaration.day') },
          ]}
          rows={declarations.map(({ conflict, declaredOn, reason, site, ties }) => [
            <SiteName t={t} {...site} href={`/register/${site.id}`} />,
            <>
              <DeclarationMark t={t} conflict={conflict} />
              {ties.length > 0 && <div class="aside">{t.list(ties.map((one) => tieInWords(t, one)))}</div>}
              {reason !== '' && <div class="aside words">{reason}</div>}
            </>,
            t.date(declaredOn),
          ])}
        />
      )}
      <Pagination t={t} of={t('assessor.declared')} {...pages} />
    </section>
  );
}
