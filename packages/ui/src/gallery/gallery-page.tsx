/**
 * Every component in its states on one page, for those who look and for the tests that measure. Its site, people and
 * ratings are fictional; no route serves it.
 */
import type { ComponentChildren, VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import { Beside } from '../components/beside.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { PublicFact } from '../components/public-fact.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { StepList } from '../components/step-list.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Verbatim } from '../components/verbatim.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { GalleryDrawings } from './gallery-drawings.tsx';
import { GalleryForm } from './gallery-form.tsx';

/** As companies may be called: a word that is longer than a phone is wide. */
const longName = 'Kupferdrahtziehereiverwaltungsgesellschaftsniederlassung Nord';

export function GalleryPage({ frame }: { readonly frame: PageFrame }): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title="Gallery" visibility="private" wrong width="wide">
      <Breadcrumbs
        t={t}
        pages={[
          { href: '/register', label: 'Register' },
          { href: '/register/example', label: 'Example Rod Mills' },
        ]}
      />
      <h1>
        Mill North <Fictional t={t} />
      </h1>
      <WhereItStands
        frame={frame}
        sentence="Mill North is waiting for its assessor’s report, due 12 March 2026, 18 days left."
        acts={[
          { who: 'Assessor', what: 'Submit the report', due: plainDate('2026-03-12'), href: '#report', leads: true },
          { who: 'Mill North', what: 'Answer two open findings', due: plainDate('2026-02-19') },
          { who: longName, what: 'Nothing to do until the report is there', due: plainDate('2026-04-01') },
        ]}
      />
      <StepList
        t={t}
        label="Phases"
        steps={[
          { label: 'Commitment', state: 'done', href: '#commitment', note: '28 November 2025' },
          { label: 'Self-assessment', state: 'done', href: '#self', note: '20 January 2026' },
          { label: 'Independent assessment', state: 'now', note: 'report due 12 March 2026' },
          { label: 'Improvement', state: 'later' },
          { label: 'Decision', state: 'later' },
        ]}
      />
      <Part title="Facts">
        <SummaryList
          rows={[
            { term: 'Operator', value: 'Example Rod Mills' },
            {
              term: 'Contact person',
              value: 'Alma Berg, alma.berg@rod-mills.example',
              action: { href: '#contact', label: 'Change', about: 'the contact person' },
            },
            { term: 'Award', value: <StateMark tone="verified">Verified, valid until 26 September 2028</StateMark> },
            { term: 'Standard', value: <SchemeWords t={t} words={{ zh: '示例标准', en: 'Example standard 2.0' }} /> },
          ]}
        />
        <PublicFact
          t={t}
          source={{
            title: 'Example Rod Mills, press notice',
            url: 'https://rod-mills.example/notice',
            published: plainDate('2025-11-28'),
          }}
        >
          The mill signed the letter of commitment in the pilot for rod mills.
        </PublicFact>
        <Marks />
      </Part>
      <Part title="Lists">
        <SearchForm action="/register" name="q" label="Find a site" button="Search" value="mill" />
        <Sites />
        <Pagination t={t} previous="#previous" next="#next" />
        <EmptyState title="No findings are open">
          <p>A finding appears here when an assessor determines that a criterion is not fully met.</p>
        </EmptyState>
      </Part>
      <Part title="Notices">
        <Beside
          reading={
            <>
              <Notice title="What happens next">
                <p>The secretariat checks that the report is complete. This takes up to ten days.</p>
              </Notice>
              <Notice tone="important" title="Submitting freezes the self-assessment">
                <p>You cannot change it afterwards.</p>
              </Notice>
            </>
          }
          acting={
            <>
              <Notice tone="verified" title="This credential is genuine">
                <p>Signature, status and log entry are all in order.</p>
              </Notice>
              <Notice tone="wrong" title="This credential was changed">
                <p>Its signature does not fit its content.</p>
              </Notice>
            </>
          }
        />
        <Details summary="What was checked">
          <p>Signature, status list and inclusion in the log.</p>
        </Details>
        <Verbatim label="Hash" text="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" />
        <ButtonRow>
          <SubmitButton label="Save and go on" />
          <LinkButton kind="secondary" href="#later" label="Come back later" />
          <SubmitButton kind="warning" label="Withdraw the letter" />
          <a href="#cancel">Cancel</a>
        </ButtonRow>
      </Part>
      <GalleryDrawings frame={frame} />
      <GalleryForm frame={frame} />
    </Page>
  );
}

/** A section of the gallery. */
function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Marks(): VNode {
  return (
    <ul>
      <li>
        <StateMark tone="verified">Verified</StateMark>
      </li>
      <li>
        <StateMark tone="good">Fully meets</StateMark>
      </li>
      <li>
        <StateMark tone="part">Partially meets</StateMark>
      </li>
      <li>
        <StateMark tone="adverse">Does not meet</StateMark>
      </li>
      <li>
        <StateMark tone="open">Not answered yet</StateMark>
      </li>
      <li>
        <StateMark tone="late">3 days late</StateMark>
      </li>
      <li>
        <StateMark tone="stopped">Suspended</StateMark>
      </li>
      <li>
        <StateMark tone="neutral">Does not apply</StateMark>
      </li>
    </ul>
  );
}

function Sites(): VNode {
  return (
    <Table
      caption="Sites"
      columns={[
        { label: 'Site' },
        { label: 'Operator', long: true },
        { label: 'State' },
        { label: 'Valid until' },
        { label: 'Criteria', numeric: true },
      ]}
      rows={[
        [
          <a href="#north">Mill North</a>,
          'Example Rod Mills',
          <StateMark tone="verified">Awarded</StateMark>,
          '26 September 2028',
          '32',
        ],
        [
          <a href="#east">Mill East</a>,
          'Example Rod Mills',
          <StateMark tone="open">Assessment under way</StateMark>,
          '–',
          '31',
        ],
        [
          <a href="#long">{longName}</a>,
          longName,
          <StateMark tone="open">Self-assessment under way</StateMark>,
          '–',
          '31',
        ],
      ]}
    />
  );
}
