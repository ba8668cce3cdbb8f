/** What the words of a scenario are made of: one act of one person, and the site that it is about. */
import type { CommandName } from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';

/** One act of one person, as the command register names it. */
export interface Act {
  readonly who: DemoAccount['id'];
  readonly type: CommandName;
  /** absent where it begins one */
  readonly stream?: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** the act is on what the person has just seen: the driver adds its version as `seen` */
  readonly onSeen?: true;
}

/** A site on its way: its stream and that of its cycle. */
export interface Place {
  readonly site: string;
  readonly cycle: string;
}

/** `conflicted` is an assessor, and an officer beside that where a test grants it. */
export type Officer = 'officer-a' | 'officer-b' | 'conflicted';
