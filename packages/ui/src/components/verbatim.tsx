/** Text for machines that a person may want to read or copy: a hash, a credential, a log entry. Breaks anywhere. */
import type { VNode } from 'preact';

export interface VerbatimProps {
  /** what it is, for those who hear the page */
  readonly label: string;
  readonly text: string;
}

export function Verbatim({ label, text }: VerbatimProps): VNode {
  return (
    <pre class="verbatim" role="region" aria-label={label} tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
