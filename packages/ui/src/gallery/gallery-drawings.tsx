/** The gallery's drawings: clocks, bars, criteria and reasons of a fictional site. */
import type { VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { CriteriaGrid, type GridCell } from '../components/criteria-grid.tsx';
import { HeatMap, type HeatCell } from '../components/heat-map.tsx';
import { ReasonTree } from '../components/reason-tree.tsx';
import { Timeline } from '../components/timeline.tsx';
import type { PageFrame } from '../page/page-frame.ts';

const full: GridCell = { tone: 'good', word: 'Fully meets' };
const partly: GridCell = { tone: 'part', word: 'Partially meets' };
const missed: GridCell = { tone: 'adverse', word: 'Does not meet' };
const outside: GridCell = { tone: 'neutral', word: 'Does not apply' };
const open: GridCell = { tone: 'open', word: 'Not answered yet' };

export function GalleryDrawings({ frame }: { readonly frame: PageFrame }): VNode {
  return (
    <>
      <h2>Drawings</h2>
      <Clocks frame={frame} />
      <BarsPerGroup
        t={frame.t}
        caption="Criteria per group"
        levels={[full, partly, missed, open, outside].map(({ tone, word }) => ({ tone, label: word }))}
        groups={[
          { label: 'Governance', order: 0, counts: [6, 2, 0, 0, 1] },
          { label: 'Labor and working conditions', order: 1, counts: [7, 1, 1, 0, 0] },
          { label: 'Environment', order: 2, counts: [4, 3, 0, 2, 0] },
          { label: 'Community', order: 3, counts: [2, 0, 0, 1, 1] },
          { label: 'Business and human rights', order: 4, counts: [1, 0, 0, 0, 0] },
        ]}
      />
      <Grid frame={frame} sites={['Mill North', 'Mill East']} />
      <Grid frame={frame} sites={['Mill North', 'Mill East', 'Mill South', 'Mill West', 'Harbour', 'Yard']} />
      <Portfolio />
      <Reasons frame={frame} />
    </>
  );
}

function Clocks({ frame }: { readonly frame: PageFrame }): VNode {
  const signed = plainDate('2024-11-28');
  return (
    <Timeline
      frame={frame}
      caption="Clocks of this cycle"
      begins={signed}
      ends={plainDate('2026-12-28')}
      clocks={[
        {
          label: 'Self-assessment',
          from: signed,
          due: plainDate('2025-05-28'),
          state: 'met',
          metOn: plainDate('2025-04-11'),
        },
        {
          label: 'Site assessment',
          from: signed,
          due: plainDate('2025-11-28'),
          state: 'met-late',
          metOn: plainDate('2025-12-20'),
        },
        { label: 'Report', from: plainDate('2025-12-20'), due: plainDate('2026-02-10'), state: 'overdue' },
        { label: 'All criteria met', from: signed, due: plainDate('2026-11-28'), state: 'running' },
        {
          ...{ label: 'Improvement', from: plainDate('2025-12-20'), due: plainDate('2026-10-01'), state: 'paused' },
          ...{ pausedOn: plainDate('2026-02-01'), movedFrom: plainDate('2026-08-01') },
        },
        { label: 'Award runs out', state: 'waiting' },
        { label: 'Appeal', state: 'unset' },
      ]}
      events={[
        { label: 'Letter signed', on: signed },
        { label: 'Self-assessment submitted', on: plainDate('2025-04-11') },
      ]}
      award={{ earliest: plainDate('2026-03-01'), latest: plainDate('2026-11-01') }}
    />
  );
}

function Grid({ frame, sites }: { readonly frame: PageFrame; readonly sites: readonly string[] }): VNode {
  const row = (cells: readonly GridCell[]): readonly GridCell[] =>
    sites.map((_, index) => cells[index % cells.length] ?? open);
  return (
    <CriteriaGrid
      t={frame.t}
      caption={`Criteria at ${String(sites.length)} sites`}
      columns={sites.map((label) => ({ label, href: '#site' }))}
      legend={[full, partly, missed, open, outside]}
      groups={[
        {
          label: 'Governance',
          order: 0,
          rows: [
            { number: '1', title: 'Legal compliance', href: '#1', cells: row([full]) },
            { number: '2', title: 'Business integrity', href: '#2', cells: row([full, partly]) },
          ],
        },
        {
          label: 'Environment',
          order: 2,
          rows: [
            { number: '26', title: 'Environmental risk management', href: '#26', cells: row([partly, full, missed]) },
            { number: '27', title: 'Greenhouse gas emissions', href: '#27', cells: row([open, outside]) },
          ],
        },
      ]}
    />
  );
}

/** As many sites and criteria as a large operator has, with a name that is too long for its place. */
function Portfolio(): VNode {
  const signs = ['1', '2', '3', '–', '·'];
  const cells = [full, partly, missed, outside, open].map((cell, at): HeatCell => ({ ...cell, sign: signs[at] ?? '' }));
  const columns = Array.from({ length: 33 }, (_, at) => ({
    label: String(at + 1),
    title: `Criterion ${String(at + 1)}`,
    order: Math.floor(at / 7),
  }));
  const sites = ['Mill North', 'Mill East', 'The old smelting works behind the harbour of Northtown', 'Yard'];
  return (
    <HeatMap
      caption={`${String(sites.length)} sites, ${String(columns.length)} criteria`}
      columns={columns}
      legend={cells}
      rows={sites.map((label, row) => ({
        label,
        href: '#site',
        under: row < 2 ? { label: 'Example Rod Mills', href: '#operator' } : { label: 'Harbour Works' },
        cells: columns.flatMap((_, at) => cells[label === 'Yard' ? 4 : (at * (row + 1)) % (row + 2)] ?? []),
      }))}
    />
  );
}

function Reasons({ frame }: { readonly frame: PageFrame }): VNode {
  const rated = { holds: true, sentence: 'All 31 criteria that apply are rated.' };
  const copper = { holds: true, sentence: 'A metal of the site is copper.' };
  return (
    <>
      <h3>Reasons</h3>
      <ReasonTree
        t={frame.t}
        reasons={[
          {
            holds: false,
            sentence: 'Each of these stands in the way:',
            because: [
              {
                holds: false,
                sentence: 'One criterion is not rated “Partially meets” or better.',
                more: <p class="aside">12 Health and safety</p>,
              },
              {
                holds: false,
                sentence: 'One of these would be enough, and none is there:',
                because: [
                  { holds: false, sentence: 'Of the criteria on water, 2 of 5 are fully met; at least 3 are needed.' },
                  { holds: false, sentence: 'The score over the criteria that apply is 48; at least 55 is needed.' },
                ],
              },
            ],
            folded: { summary: 'What is there already (2)', reasons: [rated, copper] },
          },
        ]}
      />
    </>
  );
}
