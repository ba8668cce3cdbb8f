/**
 * How a scheme runs, in words made from its data: who may join, what a site is asked first and promises, every clock, who
 * does what and who must not, how a site is assessed, what follows an award, what reports hold and what becomes public when. What the scheme leaves unset is said to be unset.
 */
import type { ComponentChildren, VNode } from 'preact';
import {
  actInWords,
  afterAwardInWords,
  assessmentInWords,
  assessorRulesInWords,
  dutyInWords,
  eligibilityInWords,
  ruleInWords,
  type CompiledScheme,
} from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SchemeClocks } from './scheme-clocks.tsx';
import { SchemeDuties } from './scheme-duties.tsx';
import { SchemePublication } from './scheme-publication.tsx';
import { SchemeView } from './scheme-view.tsx';
import { SourceNote } from './source-note.tsx';

export interface SchemeProcessPageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
}

export function SchemeProcessPage({ frame, compiled }: SchemeProcessPageProps): VNode {
  const said = { t: frame.t, scheme: compiled.scheme };
  const { language } = frame.t;
  return (
    <SchemeView frame={frame} compiled={compiled} place="process" title={frame.t('scheme.page.process')}>
      <Rules {...said} id="eligibility" title="scheme.eligibility" rules={eligibilityInWords(said.scheme, language)} />
      <Letter {...said} />
      <Questions {...said} />
      <Part {...said} id="clocks" title="scheme.clocks">
        <SchemeClocks {...said} />
      </Part>
      <Part {...said} id="duties" title="scheme.duties">
        <SchemeDuties {...said} />
      </Part>
      <Rules {...said} id="assessors" title="scheme.assessors" rules={assessorRulesInWords(said.scheme, language)} />
      <Rules {...said} id="assessment" title="scheme.assessment" rules={assessmentInWords(said.scheme, language)} />
      <Rules {...said} id="after-award" title="scheme.after-award" rules={afterAwardInWords(said.scheme, language)} />
      <Part {...said} id="publication" title="scheme.publication">
        <SchemePublication {...said} />
      </Part>
      <Documents {...said} />
    </SchemeView>
  );
}

type PartTitle =
  | 'scheme.eligibility'
  | 'scheme.letter'
  | 'scheme.questions'
  | 'scheme.clocks'
  | 'scheme.duties'
  | 'scheme.assessors'
  | 'scheme.assessment'
  | 'scheme.after-award'
  | 'scheme.publication'
  | 'scheme.documents';

interface PartProps extends SaidOfScheme {
  readonly id: string;
  readonly title: PartTitle;
}

function Part({ t, id, title, children }: PartProps & { readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2 id={id}>{t(title)}</h2>
      {children}
    </section>
  );
}

/** Nothing where the scheme has no such rule. */
function Rules({ rules, ...part }: PartProps & { readonly rules: readonly string[] }): VNode | null {
  if (rules.length === 0) return null;
  return (
    <Part {...part}>
      <ul>
        {rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </Part>
  );
}

function Letter(said: SaidOfScheme): VNode {
  const { t, scheme } = said;
  return (
    <Part {...said} id="letter" title="scheme.letter">
      <p>
        <strong>
          <SchemeWords t={t} words={scheme.letter.name} />
        </strong>
        . {t('scheme.letter-text')}
      </p>
      <ol>
        {scheme.letter.promises.map(({ text, source }) => (
          <li>
            <SchemeWords t={t} words={text} />
            <SourceNote t={t} source={source} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Questions(said: SaidOfScheme): VNode | null {
  const { t, scheme } = said;
  const { questions = [] } = scheme;
  if (questions.length === 0) return null;
  return (
    <Part {...said} id="questions" title="scheme.questions">
      <p>{t('scheme.questions-text')}</p>
      <ol>
        {questions.map(({ question, answers, askedWhen, confirmedBy, source }) => (
          <li>
            <SchemeWords t={t} words={question} />{' '}
            {answers === undefined ? t('scheme.yes-or-no') : `(${t.list(answers.map(({ name }) => t.text(name)))})`}
            {askedWhen !== undefined && (
              <span class="aside">
                {t('scheme.asked-when')} {ruleInWords(scheme, askedWhen, t.language)}
              </span>
            )}
            <span class="aside">
              {confirmedBy === undefined
                ? t('scheme.answer-unconfirmed')
                : t('scheme.answer-confirmed', { duty: dutyInWords(confirmedBy, t.language) })}
            </span>
            <SourceNote t={t} source={source} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Documents(said: SaidOfScheme): VNode | null {
  const { t, scheme } = said;
  const { documents = [] } = scheme;
  if (documents.length === 0) return null;
  return (
    <Part {...said} id="documents" title="scheme.documents">
      {documents.map(({ id, name, act, sections, source }) => (
        <section id={`document-${id}`}>
          <h3>
            <SchemeWords t={t} words={name} />
          </h3>
          <p>{t('scheme.document-act', { act: actInWords(act, t.language) })}</p>
          {sections === null ? (
            <p>
              <StateMark tone="neutral">{t('scheme.sections-unset')}</StateMark>
            </p>
          ) : (
            <ol>
              {sections.map(({ title, asks, optional }) => (
                <li>
                  <SchemeWords t={t} words={title} />
                  {optional === true && <span class="field-optional"> ({t('word.optional')})</span>}
                  {asks !== undefined && (
                    <span class="aside">
                      <SchemeWords t={t} words={asks} />
                    </span>
                  )}
                </li>
              ))}
            </ol>
          )}
          <SourceNote t={t} source={source} />
        </section>
      ))}
    </Part>
  );
}
