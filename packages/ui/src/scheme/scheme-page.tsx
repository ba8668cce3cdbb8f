/**
 * One scheme version as people read it first: what it is, what its marks take, its levels, and its criteria with their
 * search. Sentences about rules come from the data that is evaluated, so what is read is what holds.
 */
import type { VNode } from 'preact';
import type { CompiledScheme } from '@touchstone/domain';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { languageName } from '../messages/language-name.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { SchemeCriteria } from './scheme-criteria.tsx';
import { SchemeLevels } from './scheme-levels.tsx';
import { SchemeMarks } from './scheme-marks.tsx';
import { SchemeView } from './scheme-view.tsx';
import { inForceWords } from './schemes-page.tsx';

export interface SchemePageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
  /** what is searched for among the criteria; while somebody searches, only they are shown */
  readonly search?: string;
}

export function SchemePage({ frame, compiled, search = '' }: SchemePageProps): VNode {
  const { t } = frame;
  const { scheme, hash } = compiled;
  const said = { t, scheme };
  if (search !== '') {
    return (
      <SchemeView frame={frame} compiled={compiled} place="rules" title={t.text(scheme.name)}>
        <SchemeCriteria {...said} hash={hash} search={search} />
      </SchemeView>
    );
  }
  return (
    <SchemeView frame={frame} compiled={compiled} place="rules" title={t.text(scheme.name)}>
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
          { term: t('scheme.languages'), value: languages(said) },
          { term: t('scheme.site-types'), value: t.list(scheme.siteTypes.map(({ name }) => t.text(name))) },
          { term: t('scheme.metals'), value: t.list(scheme.metals.map(({ name }) => t.text(name))) },
          ...(scheme.aims === undefined
            ? []
            : [{ term: t('scheme.aims'), value: t.list(scheme.aims.map(({ name }) => t.text(name))) }]),
          { term: t('scheme.time-zone'), value: scheme.timeZone },
          { term: t('scheme.hash'), value: <code>{hash}</code> },
          {
            term: t('scheme.json'),
            value: <a href={`/api/v1/schemes/${hash}`}>{`/api/v1/schemes/${hash.slice(0, 12)}…`}</a>,
          },
        ]}
      />
      <SchemeMarks {...said} />
      <SchemeLevels {...said} />
      <SchemeCriteria {...said} hash={hash} search="" />
    </SchemeView>
  );
}

function languages({ t, scheme }: { readonly t: PageFrame['t']; readonly scheme: CompiledScheme['scheme'] }): string {
  const named = scheme.languages.map((code) =>
    code === scheme.authoritativeLanguage
      ? t('scheme.authoritative', { language: languageName(t.language, code) })
      : languageName(t.language, code),
  );
  return t.list(named);
}
