/**
 * The sites that a reader looks after against the criteria of their scheme versions, those of each operator together: one
 * drawing for each version, and the same as a table under an address of its own.
 */
import type { VNode } from 'preact';
import { levelOf, type CompiledScheme, type Criterion, type Rating, type Scheme } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { HeatMap, startsUnder, type HeatCell, type HeatHeading } from '../components/heat-map.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup, ratingCell, ratingLegend, type RatingsShown } from '../rating/rating-cells.ts';
import { workspaceHref } from './workspace-page.tsx';

export interface PortfolioSite {
  readonly cycle: string;
  readonly site: string;
  readonly name: string;
  /** with its entry among the organisations, where it has one */
  readonly operator: { readonly name: string; readonly entry: string | null };
  /** ids of the criteria that apply to it */
  readonly applicable: ReadonlySet<string>;
  readonly basis: 'determinations' | 'answers' | 'none';
  readonly ratings: RatingsShown;
}

export interface PortfolioPageProps {
  readonly frame: PageFrame;
  readonly versions: readonly { readonly compiled: CompiledScheme; readonly sites: readonly PortfolioSite[] }[];
  /** the table instead of the drawing */
  readonly asTable: boolean;
  readonly previous?: string;
  readonly next?: string;
}

export function PortfolioPage({ frame, versions, asTable, previous, next }: PortfolioPageProps): VNode {
  const { t } = frame;
  const title = t('portfolio.title');
  return (
    <Page frame={frame} title={title} visibility="private" width="wide">
      <h1>{title}</h1>
      <p class="lead">{t('portfolio.lead')}</p>
      {versions.length === 0 && (
        <EmptyState title={t('portfolio.empty')}>
          <p>{t('portfolio.empty-text')}</p>
        </EmptyState>
      )}
      {versions.length > 0 && (
        <p>
          <a href={asTable ? '/portfolio' : '/portfolio?as=table'}>
            {t(asTable ? 'portfolio.drawing' : 'component.same-numbers')}
          </a>
        </p>
      )}
      {versions.map(({ compiled, sites }) => (
        <section>
          <h2>
            <SchemeWords t={t} words={compiled.scheme.standardName} />
          </h2>
          {asTable ? (
            <PortfolioTable t={t} scheme={compiled.scheme} sites={sites} />
          ) : (
            <PortfolioDrawing t={t} scheme={compiled.scheme} sites={sites} />
          )}
        </section>
      ))}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
    </Page>
  );
}

interface PortfolioProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly sites: readonly PortfolioSite[];
}

function operatorOf({ operator: { entry, name } }: PortfolioSite): HeatHeading {
  return { label: name, ...(entry === null ? {} : { href: `/organisations/${entry}` }) };
}

/** Of every criterion that applies to one of the sites, in the order of the groups. */
function columnsOf({ t, scheme, sites }: PortfolioProps): readonly { criterion: Criterion; order: number }[] {
  const used = scheme.criteria.filter(({ id }) => sites.some(({ applicable }) => applicable.has(id)));
  return byGroup(t, scheme, used).flatMap(({ criteria, order }) => criteria.map((criterion) => ({ criterion, order })));
}

function PortfolioDrawing(props: PortfolioProps): VNode {
  const { t, scheme, sites } = props;
  const columns = columnsOf(props);
  const criteria = columns.map(({ criterion }) => criterion);
  return (
    <HeatMap
      caption={t('portfolio.sites', { sites: sites.length, criteria: criteria.length })}
      columns={columns.map(({ criterion, order }) => ({
        label: criterion.number,
        title: `${criterion.number} ${t.text(criterion.title)}`,
        order,
      }))}
      rows={sites.map((site) => ({
        label: site.name,
        href: workspaceHref(site.cycle),
        under: operatorOf(site),
        cells: criteria.map((criterion) => cellOf(props, site, criterion)),
      }))}
      legend={ratingLegend(t, scheme, criteria).map((one) => ({ ...one, sign: signOfWord(props, one.word) }))}
    />
  );
}

function cellOf({ t, scheme }: PortfolioProps, site: PortfolioSite, criterion: Criterion): HeatCell {
  if (!site.applicable.has(criterion.id)) return { tone: 'neutral', word: t('rating.not-applicable'), sign: '–' };
  const rating = site.ratings[criterion.id];
  return { ...ratingCell(t, scheme, criterion, rating), sign: signOf(scheme, criterion, rating) };
}

/** The place of a level in its scale, the best first: a number says it to those who do not see the tone. */
function signOf(scheme: Scheme, criterion: Criterion, rating: Rating | undefined): string {
  if (rating === undefined) return '·';
  if ('notApplicable' in rating) return '–';
  const level = levelOf(scheme, criterion, rating.level);
  const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
  return level === undefined ? '?' : String(levels.filter(({ rank }) => rank > level.rank).length + 1);
}

function signOfWord({ t, scheme }: PortfolioProps, word: string): string {
  if (word === t('rating.open')) return '·';
  const places = scheme.scales.map(({ levels }) => levels.findIndex(({ name }) => t.text(name) === word));
  const place = places.find((one) => one >= 0);
  return place === undefined ? '–' : String(place + 1);
}

function PortfolioTable(props: PortfolioProps): VNode {
  const { t, sites } = props;
  const columns = columnsOf(props);
  const caption = t('portfolio.sites', { sites: sites.length, criteria: columns.length });
  return (
    <div class="grid-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="grid-table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('portfolio.site')}</th>
            <th scope="col">{t('portfolio.basis')}</th>
            {columns.map(({ criterion }) => (
              <th scope="col">
                <abbr title={t.text(criterion.title)}>{criterion.number}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map((site, at) => (
            <>
              {startsUnder(sites.map(operatorOf), at) && (
                <tr>
                  <th class="grid-group" scope="colgroup" colSpan={columns.length + 2}>
                    <Operator {...operatorOf(site)} />
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">
                  <a href={workspaceHref(site.cycle)}>{site.name}</a>
                </th>
                <td>{t(`portfolio.basis.${site.basis}`)}</td>
                {columns.map(({ criterion }) => (
                  <td>{cellOf(props, site, criterion).word}</td>
                ))}
              </tr>
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Operator({ label, href }: HeatHeading): VNode {
  return href === undefined ? <>{label}</> : <a href={href}>{label}</a>;
}
