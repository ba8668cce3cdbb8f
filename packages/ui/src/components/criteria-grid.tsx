/**
 * Criteria against sites (or against self-assessment and assessment): one table, grouped as the scheme groups them. Where
 * it is wider than the screen it scrolls in itself, by keyboard too; the page does not.
 */
import type { ComponentChildren, VNode } from 'preact';
import { GroupName } from './group-name.tsx';
import { StateMark } from './state-mark.tsx';
import { ToneShape } from './tone-shape.tsx';
import type { Tone } from './tone.ts';
import type { Translator } from '../messages/translator.ts';

export interface CriteriaGridProps {
  readonly t: Translator;
  readonly caption: string;
  readonly columns: readonly { readonly label: ComponentChildren; readonly href?: string }[];
  readonly groups: readonly GridGroup[];
  /** words beside the shapes in more than two columns, too */
  readonly words?: boolean;
  /** what the shapes mean, in their order */
  readonly legend: readonly GridCell[];
}

export interface GridGroup {
  readonly label: string;
  /** place of the group in the scheme, from 0: gives its hue */
  readonly order: number;
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly number: string;
  readonly title: ComponentChildren;
  readonly href?: string;
  /** a few words under the title */
  readonly note?: ComponentChildren;
  /** under all of that, such as a folded form */
  readonly below?: ComponentChildren;
  /** one for every column */
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly tone: Tone;
  readonly word: string;
}

export function CriteriaGrid({ t, caption, columns, groups, legend, words = false }: CriteriaGridProps): VNode {
  return (
    <div class="grid">
      <ul class="legend" aria-label={t('component.legend')}>
        {legend.map(({ tone, word }) => (
          <li>
            <StateMark tone={tone}>{word}</StateMark>
          </li>
        ))}
      </ul>
      <div class="grid-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table class={tableClass(columns.length, words)} role="table">
          <caption class="unseen">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t('component.criterion')}
              </th>
              {columns.map(({ label, href }) => (
                <th role="columnheader" scope="col">
                  {href === undefined ? label : <a href={href}>{label}</a>}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody role="rowgroup">
              <tr role="row">
                <th class="grid-group" role="rowheader" scope="rowgroup" colSpan={columns.length + 1}>
                  <GroupName label={group.label} order={group.order} />
                </th>
              </tr>
              {group.rows.map((row) => (
                <Row row={row} labels={columns.map(({ label }) => label)} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

/** Every cell with its word: a phone shows each criterion by itself. In more columns, only shapes find room. */
function tableClass(columns: number, words: boolean): string {
  if (columns === 1) return 'grid-table';
  return columns > 2 && !words ? 'grid-table grid-dense' : 'grid-table grid-cards';
}

interface RowProps {
  readonly row: GridRow;
  readonly labels: readonly ComponentChildren[];
}

function Row({ row: { number, title, href, note, below, cells }, labels }: RowProps): VNode {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <div class="grid-name">
          <span class="grid-number">{number}</span>
          <span>
            {href === undefined ? (
              title
            ) : (
              <a href={href} data-row>
                {title}
              </a>
            )}
            {note !== undefined && <span class="aside">{note}</span>}
          </span>
        </div>
        {below}
      </th>
      {cells.map(({ tone, word }, at) => (
        <td role="cell" {...(typeof labels[at] === 'string' ? { 'data-label': labels[at] } : {})}>
          <span class={`state tone-${tone}`}>
            <ToneShape tone={tone} />
            <span class="grid-word">{word}</span>
          </span>
        </td>
      ))}
    </tr>
  );
}
