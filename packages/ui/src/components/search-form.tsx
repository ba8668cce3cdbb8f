/** A question to a list: one field and its button, sent by GET so that the answer has an address. */
import type { VNode } from 'preact';

export interface SearchFormProps {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly value?: string;
  /** the search is what the page is for */
  readonly primary?: boolean;
  /** further parameters that the search keeps */
  readonly keep?: Readonly<Record<string, string>>;
}

export function SearchForm({
  action,
  name,
  label,
  button,
  value = '',
  primary = false,
  keep = {},
}: SearchFormProps): VNode {
  return (
    <form class="search" method="get" action={action} role="search">
      {Object.entries(keep).map(([kept, text]) => (
        <input type="hidden" name={kept} value={text} />
      ))}
      <label class="field-label" for={`search-${name}`}>
        {label}
      </label>
      <div class="search-row">
        <input id={`search-${name}`} class="control" type="search" name={name} value={value} />
        <button class={`button button-${primary ? 'primary' : 'secondary'}`} type="submit">
          {button}
        </button>
      </div>
    </form>
  );
}
