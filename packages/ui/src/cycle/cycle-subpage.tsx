/**
 * A page below the cycle's own: the way to it, what has to be mended, its heading, whose cycle it is, where that stands and
 * who must act. What the page is about follows.
 */
import type { ComponentChildren, VNode } from 'preact';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { Page } from '../page/page.tsx';
import { CycleOwner, CyclePath, CycleStanding, type CycleFacts } from './cycle-standing.tsx';

export interface CycleSubpageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly title: string;
  /** the title with more than words; the title itself where it is left out */
  readonly heading?: ComponentChildren;
  /** pages between the cycle's own page and this one */
  readonly below?: readonly { readonly href: string; readonly label: string }[];
  /** with what was refused, where the page has something to send */
  readonly form?: FormState | undefined;
  /** `false` where the page is about one thing of the cycle and says itself where that stands */
  readonly standing?: boolean;
  readonly width?: 'column' | 'wide';
  /** address of the module that enhances the page */
  readonly script?: string | undefined;
  readonly children: ComponentChildren;
}

export function CycleSubpage(props: CycleSubpageProps): VNode {
  const { below = [], children, cycle, form, frame, heading, script, standing = true, title, width } = props;
  const { t } = frame;
  return (
    <Page
      {...{ frame, title }}
      visibility="private"
      wrong={form !== undefined && form.errors.length > 0}
      {...(width === undefined ? {} : { width })}
      {...(script === undefined ? {} : { script })}
    >
      <CyclePath {...{ t, cycle, below }} />
      {form !== undefined && <ErrorSummary form={form} />}
      <h1>{heading ?? title}</h1>
      <CycleOwner t={t} cycle={cycle} />
      {standing && <CycleStanding frame={frame} cycle={cycle} />}
      {children}
    </Page>
  );
}
