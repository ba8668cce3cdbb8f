/**
 * Many sites against many criteria as one drawing, made on the server. Each cell says its level by a sign and a tone
 * together; the legend says what the signs mean, the names of the sites stay beside what is scrolled, and a table with the
 * words stands behind a link of the page.
 */
import type { ComponentChildren, VNode } from 'preact';
import { StateMark } from './state-mark.tsx';
import type { Tone } from './tone.ts';

export interface HeatCell {
  readonly tone: Tone;
  /** one or two characters, such as the place of the level in its scale */
  readonly sign: string;
  readonly word: string;
}

export interface HeatMapProps {
  readonly caption: string;
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  /** what the signs mean, in their order */
  readonly legend: readonly HeatCell[];
}

export interface HeatRow {
  readonly label: string;
  readonly href: string;
  /** what it stands under together with the rows beside it; absent where nothing groups them */
  readonly under?: HeatHeading;
  readonly cells: readonly HeatCell[];
}

export interface HeatHeading {
  readonly label: string;
  readonly href?: string;
}

export interface HeatColumn {
  readonly label: string;
  /** the whole name, for those who point at it */
  readonly title: string;
  /** place of its group in the scheme, from 0: gives its hue */
  readonly order: number;
}

/** Pixels; the cells keep their size and scroll, each row below or beside its name. */
const cell = 24;
const headHeight = 58;
/** how many hues there are */
const hues = 6;

export function HeatMap({ caption, columns, rows, legend }: HeatMapProps): VNode {
  const headings = rows.map(({ under }) => under);
  return (
    <figure class="bars">
      <figcaption>{caption}</figcaption>
      <ul class="legend">
        {legend.map(({ sign, tone, word }) => (
          <li>
            <StateMark tone={tone}>
              <b>{sign}</b> {word}
            </StateMark>
          </li>
        ))}
      </ul>
      <div class="grid-scroll" role="region" aria-label={caption} tabIndex={0}>
        <ul class="heat">
          <li aria-hidden="true">
            <Line columns={columns} height={headHeight}>
              {columns.map((column, at) => (
                <Head column={column} x={at * cell} />
              ))}
            </Line>
          </li>
          {rows.map(({ cells, label, href, under }, at) => (
            <>
              {under !== undefined && startsUnder(headings, at) && (
                <li class="heat-heading">
                  {under.href === undefined ? under.label : <a href={under.href}>{under.label}</a>}
                </li>
              )}
              <li>
                <a class="heat-name" href={href}>
                  {label}
                </a>
                <Line columns={columns} height={cell}>
                  {cells.map((one, column) => (
                    <Cell one={one} x={column * cell} title={`${columns[column]?.title ?? ''}: ${one.word}`} />
                  ))}
                </Line>
              </li>
            </>
          ))}
        </ul>
      </div>
    </figure>
  );
}

/** Whether this row is the first of those that stand under its heading. */
export function startsUnder(headings: readonly (HeatHeading | undefined)[], at: number): boolean {
  const [own, before] = [headings[at], headings[at - 1]];
  return own !== undefined && (own.label !== before?.label || own.href !== before.href);
}

interface LineProps {
  readonly columns: readonly HeatColumn[];
  readonly height: number;
  readonly children: ComponentChildren;
}

function Line({ columns, height, children }: LineProps): VNode {
  return (
    <svg class="heat-line" width={columns.length * cell} height={height} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

function Head({ column: { label, order, title }, x }: { readonly column: HeatColumn; readonly x: number }): VNode {
  return (
    <g class={`hue-${String((order % hues) + 1)}`} transform={`translate(${String(x)} 0)`}>
      <title>{title}</title>
      <text class="heat-head" transform={`translate(13 ${String(headHeight - 10)}) rotate(-60)`}>
        {label}
      </text>
      <rect class="heat-group" x="0" y={headHeight - 6} width={cell} height="3" />
    </g>
  );
}

function Cell({
  one: { sign, tone },
  x,
  title,
}: {
  readonly one: HeatCell;
  readonly x: number;
  readonly title: string;
}): VNode {
  return (
    <g transform={`translate(${String(x)} 0)`}>
      <title>{title}</title>
      <rect class={`bar-piece bar-tone-${tone}`} x="0" y="0" width={cell} height={cell} />
      <text class={`bar-count bar-count-${tone}`} x={cell / 2} y="17" text-anchor="middle">
        {sign}
      </text>
    </g>
  );
}
