/** Facts about one thing, each with its name, and an act that changes it where there is one. */
import type { ComponentChildren, VNode } from 'preact';

export interface SummaryRow {
  readonly term: string;
  readonly value: ComponentChildren;
  /** `about` completes the label for those who hear it out of its row: “Change” becomes “Change contact person” */
  readonly action?: { readonly href: string; readonly label: string; readonly about: string };
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
}

export function SummaryList({ rows }: SummaryListProps): VNode {
  return (
    <dl class="summary">
      {rows.map(({ term, value, action }) => (
        <div class="summary-row">
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action !== undefined && (
            <dd class="summary-action">
              <a href={action.href}>
                {action.label}
                <span class="unseen"> {action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
