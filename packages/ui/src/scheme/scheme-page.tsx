/**
 * The rules of one scheme version as people read them: levels, criteria, promises, clocks, marks, and who must differ from
 * whom. Sentences about rules come from the data that is evaluated, so what is read is what holds.
 */
import type { ComponentChildren, VNode } from 'preact';
import { clockInWords, ruleInWords, separationInWords, type CompiledScheme } from '@touchstone/domain';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { levelTone } from '../components/tone.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SchemeCriteria } from './scheme-criteria.tsx';
import { inForceWords } from './schemes-page.tsx';
import { SourceNote } from './source-note.tsx';

export interface SchemePageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
}

export function SchemePage({ frame, compiled: { scheme, hash } }: SchemePageProps): VNode {
  const { t } = frame;
  const title = t.text(scheme.name);
  const said = { t, scheme };
  return (
    <Page frame={frame} title={title} description={t.text(scheme.standardName)} visibility="public" width="wide">
      <Breadcrumbs t={t} pages={[{ href: '/schemes', label: t('scheme.all-title') }]} />
      <h1>{title}</h1>
      <WhereItStands
        frame={frame}
        acts={[]}
        sentence={t('scheme.stands', {
          standard: t.text(scheme.standardName),
          criteria: scheme.criteria.length,
          marks: scheme.marks.length,
        })}
      />
      {scheme.notice !== undefined && (
        <Notice>
          <p>
            <SchemeWords t={t} words={scheme.notice} />
          </p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { term: t('scheme.owner'), value: <a href={scheme.owner.url}>{scheme.owner.name}</a> },
          { term: t('scheme.version'), value: scheme.version },
          { term: t('scheme.in-force'), value: inForceWords(t, scheme) },
          { term: t('scheme.time-zone'), value: scheme.timeZone },
          { term: t('scheme.hash'), value: <code>{hash}</code> },
          {
            term: t('scheme.json'),
            value: <a href={`/api/v1/schemes/${hash}`}>{`/api/v1/schemes/${hash.slice(0, 12)}…`}</a>,
          },
        ]}
      />
      <Levels {...said} />
      <SchemeCriteria {...said} />
      <Letter {...said} />
      <Clocks {...said} />
      <Marks {...said} />
      <DifferentPeople {...said} />
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Levels({ t, scheme }: SaidOfScheme): VNode {
  return (
    <Part title={t('scheme.levels')}>
      {scheme.scales.map((scale) => (
        <>
          <Table
            caption={t('scheme.levels')}
            captionUnseen
            columns={[
              { label: t('scheme.level') },
              { label: t('scheme.meaning') },
              { label: t('scheme.asks') },
              { label: t('scheme.follows') },
            ]}
            rows={scale.levels.map((level) => {
              const asks = [
                ...(level.rationale === 'required' ? [t('scheme.asks-rationale')] : []),
                ...(level.evidence === 'required' ? [t('scheme.asks-evidence')] : []),
              ];
              return [
                <StateMark tone={levelTone(scale, level)}>
                  <SchemeWords t={t} words={level.name} />
                </StateMark>,
                level.meaning === undefined ? '–' : <SchemeWords t={t} words={level.meaning} />,
                asks.length === 0 ? '–' : t.list(asks),
                level.finding ? t('scheme.raises-finding') : '–',
              ];
            })}
          />
          <SourceNote t={t} source={scale.source} />
        </>
      ))}
    </Part>
  );
}

function Letter({ t, scheme: { letter } }: SaidOfScheme): VNode {
  return (
    <Part title={t('scheme.letter')}>
      <p>{t('scheme.letter-text')}</p>
      <ol>
        {letter.promises.map(({ text, source }) => (
          <li>
            <SchemeWords t={t} words={text} />
            <SourceNote t={t} source={source} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Clocks({ t, scheme }: SaidOfScheme): VNode {
  return (
    <Part title={t('scheme.clocks')}>
      <Table
        caption={t('scheme.clocks')}
        captionUnseen
        columns={[{ label: t('scheme.clock') }, { label: t('scheme.clock-rule') }]}
        rows={scheme.clocks.map((clock) => [
          <SchemeWords t={t} words={clock.name} />,
          <>
            {clock.due === null ? (
              <StateMark tone="neutral">{t('scheme.unset')}</StateMark>
            ) : (
              clockInWords(clock, t.language)
            )}
            <SourceNote t={t} source={clock.source} />
          </>,
        ])}
      />
    </Part>
  );
}

function Marks({ t, scheme }: SaidOfScheme): VNode {
  const { language } = t;
  return (
    <Part title={t('scheme.marks')}>
      {scheme.marks.map(({ id, name, offeredWhen, awardedWhen, validityClock, source }) => {
        const clock = scheme.clocks.find((one) => one.id === validityClock);
        return (
          <section id={`mark-${id}`}>
            <h3>
              <SchemeWords t={t} words={name} />
            </h3>
            <p>
              {offeredWhen === undefined
                ? t('scheme.offered-always')
                : `${t('scheme.offered')} ${ruleInWords(scheme, offeredWhen, language)}`}
            </p>
            <p>
              {t('scheme.awarded')} {ruleInWords(scheme, awardedWhen, language)}
            </p>
            {clock !== undefined && <p>{t('scheme.validity', { clock: t.text(clock.name) })}</p>}
            <SourceNote t={t} source={source} />
          </section>
        );
      })}
    </Part>
  );
}

function DifferentPeople({ t, scheme: { duties } }: SaidOfScheme): VNode {
  return (
    <Part title={t('scheme.duties')}>
      <ul>
        {duties.differ.map(({ acts, source }) => (
          <li>
            {separationInWords(acts, t.language)}
            <SourceNote t={t} source={source} />
          </li>
        ))}
      </ul>
      <p>{t('scheme.departure', { characters: duties.departureReasonLength })}</p>
    </Part>
  );
}
