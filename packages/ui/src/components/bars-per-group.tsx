/**
 * How the criteria of each group stand, as bars of equal length, drawn on the server, with a table of the same numbers.
 * Counts are never averaged into a score here.
 */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';
import { Details } from './details.tsx';
import { GroupName } from './group-name.tsx';
import { StateMark } from './state-mark.tsx';
import { Table } from './table.tsx';
import { ToneShape } from './tone-shape.tsx';
import type { Tone } from './tone.ts';

export interface BarsPerGroupProps {
  readonly t: Translator;
  readonly caption: string;
  /** best first */
  readonly levels: readonly { readonly label: string; readonly tone: Tone }[];
  readonly groups: readonly BarGroup[];
}

export interface BarGroup {
  readonly label: string;
  /** place of the group in the scheme, from 0: gives its hue */
  readonly order: number;
  /** how many criteria are at each level, in the order of `levels` */
  readonly counts: readonly number[];
}

export function BarsPerGroup({ t, caption, levels, groups }: BarsPerGroupProps): VNode {
  const shown = levels.filter((_, index) => groups.some((group) => (group.counts[index] ?? 0) > 0));
  return (
    <figure class="bars">
      <figcaption>{caption}</figcaption>
      <ul class="legend">
        {shown.map(({ label, tone }) => (
          <li>
            <StateMark tone={tone}>{label}</StateMark>
          </li>
        ))}
      </ul>
      <ul class="bars-rows" aria-hidden="true">
        {groups.map((group) => (
          <li class="bars-row">
            <GroupName order={group.order} label={group.label} />
            <Bar levels={levels} counts={group.counts} />
          </li>
        ))}
      </ul>
      <Details summary={t('component.same-numbers')}>
        <Table
          caption={caption}
          captionUnseen
          columns={[
            { label: t('component.group') },
            ...levels.map(({ label }) => ({ label, numeric: true })),
            { label: t('component.total'), numeric: true },
          ]}
          rows={groups.map(({ label, counts }) => [
            label,
            ...levels.map((_, index) => t.number(counts[index] ?? 0)),
            t.number(sum(counts)),
          ])}
        />
      </Details>
    </figure>
  );
}

type BarProps = Pick<BarsPerGroupProps, 'levels'> & Pick<BarGroup, 'counts'>;

/** Of a bar, below which the number, or the shape beside it, would not fit on a phone. */
const leastShareForNumber = 0.05;
const leastShareForShape = 0.15;

function Bar({ levels, counts }: BarProps): VNode {
  const total = Math.max(1, sum(counts));
  const percent = (count: number): string => `${String(Math.round((10_000 * count) / total) / 100)}%`;
  return (
    <svg class="bar" width="100%" height="28" focusable="false">
      {levels.map(({ tone }, index) => {
        const count = counts[index] ?? 0;
        const before = sum(counts.slice(0, index));
        return (
          count > 0 && (
            <>
              <rect class={`bar-piece bar-tone-${tone}`} x={percent(before)} width={percent(count)} y="1" height="26" />
              <Count tone={tone} count={count} share={count / total} at={percent(before + count / 2)} />
            </>
          )
        );
      })}
    </svg>
  );
}

interface CountProps {
  readonly tone: Tone;
  readonly count: number;
  readonly share: number;
  readonly at: string;
}

function Count({ tone, count, share, at }: CountProps): VNode | null {
  if (share < leastShareForNumber) return null;
  if (share < leastShareForShape) {
    return (
      <text class={`bar-count bar-count-${tone}`} x={at} y="19" text-anchor="middle">
        {count}
      </text>
    );
  }
  return (
    <svg class={`bar-count bar-count-${tone}`} x={at} y="0">
      <g transform="translate(-18 7)">
        <ToneShape tone={tone} />
      </g>
      <text x="2" y="19">
        {count}
      </text>
    </svg>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
