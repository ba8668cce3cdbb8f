/**
 * What every page needs to know beside its own matter: who looks, in which language, on which day, at which address.
 * The server makes one for each request and hands it to the page.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { Duty } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

export interface PageFrame {
  readonly t: Translator;
  /** path and query of this page, such as `/register?page=2` */
  readonly path: string;
  /** scheme and host under which the installation is known, such as `https://register.example`; printed on every page */
  readonly origin: string;
  /** the day that it is for the scheme */
  readonly today: PlainDate;
  /** the day that it is now, where `today` is a past one */
  readonly now?: PlainDate;
  /** the past day that is shown, or `today` where the page can show past days; absent where it cannot */
  readonly asOf?: PlainDate | 'today';
  /** what is at this path: links keep the day where it can be shown, and lead to no form from a past day */
  readonly leadsTo?: (path: string) => 'past' | 'form' | 'today';
  readonly person?: SignedIn;
  /** acts that wait for the duties of a person of the scheme's own staff */
  readonly waiting?: number;
  /** the installation shows the demonstration */
  readonly demo: boolean;
  /** the session's token, sent along with every form */
  readonly csrf?: string;
  readonly assets: Assets;
}

/** Nothing is done on a page of a past day. */
export function isOfPast({ asOf = 'today' }: Pick<PageFrame, 'asOf'>): boolean {
  return asOf !== 'today';
}

export interface SignedIn {
  readonly account: string;
  readonly name: string;
  readonly duties: readonly Duty[];
}

/** Addresses of the built files; each changes with its content, so they can be kept for ever. */
export interface Assets {
  readonly stylesheet: string;
  /** the Latin part of the typeface, asked for early */
  readonly font?: string;
  readonly icon?: string;
  /** the module that verifies credentials in the reader's own browser */
  readonly verifyScript?: string;
  /** the module that keeps drafts and listens to keys where ratings are written */
  readonly deskScript?: string;
}
