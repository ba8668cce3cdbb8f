/**
 * Rows of the same kind. On a narrow screen each row becomes a card whose cells name their column; the roles are written out
 * because a browser forgets them when a table is laid out as anything else.
 */
import type { ComponentChildren, VNode } from 'preact';

export interface TableColumn {
  readonly label: string;
  /** set right, with figures of one width */
  readonly numeric?: boolean;
  /** of names or people's own words, whose words may be long ones: they break rather than push the table off the page */
  readonly long?: boolean;
}

export interface TableProps {
  readonly caption: string;
  /** the caption repeats a heading just above: it is only heard */
  readonly captionUnseen?: boolean;
  readonly columns: readonly TableColumn[];
  /** a cell for every column; the first names the row */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

export function Table({ caption, captionUnseen = false, columns, rows }: TableProps): VNode {
  return (
    <table class="table" role="table">
      <caption class={captionUnseen ? 'unseen' : 'table-caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th role="columnheader" scope="col" class={classOf(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells) => (
          <tr role="row">
            {columns.map((column, index) =>
              index === 0 ? (
                <th role="rowheader" scope="row" data-label={column.label}>
                  {cells[index]}
                </th>
              ) : (
                <td role="cell" data-label={column.label} class={classOf(column)}>
                  <div>{cells[index]}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ long, numeric }: TableColumn): string | undefined {
  if (numeric === true) return 'numeric';
  return long === true ? 'long' : undefined;
}
