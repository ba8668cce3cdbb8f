/** A group of criteria (a pillar) by its name, with the quiet hue of its place in the scheme. */
import type { VNode } from 'preact';

export interface GroupNameProps {
  readonly label: string;
  /** place of the group in the scheme, from 0 */
  readonly order: number;
}

/** How many hues there are; a scheme with more groups begins again. */
const hues = 6;

export function GroupName({ label, order }: GroupNameProps): VNode {
  return <span class={`group-name hue-${String((order % hues) + 1)}`}>{label}</span>;
}
