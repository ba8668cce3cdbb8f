/**
 * A form that works without script. The browser's own checks are off: the server's sentence, in the page's language, in
 * the summary and beside the field, is the only one that people meet. A page of a past day has none: nobody acts there.
 */
import type { ComponentChildren, VNode } from 'preact';
import { isOfPast, type PageFrame } from '../page/page-frame.ts';
import { Draft } from '../desk/draft.tsx';
import type { FormState } from './form-state.ts';
import { HiddenFields } from './hidden-fields.tsx';

export interface FormProps {
  readonly frame: PageFrame;
  readonly action: string;
  /** sent as `commandId`: sending the same form twice takes effect once */
  readonly commandId?: string;
  /** sent as `base`: the version of the thing that this page shows */
  readonly base?: number;
  /** further unseen fields */
  readonly hidden?: Readonly<Record<string, string | number | undefined>>;
  /** the device keeps what is written here until it is saved; the page loads `deskScript` */
  readonly draft?: FormState;
  /** the form holds a file */
  readonly upload?: boolean;
  readonly children: ComponentChildren;
}

export function Form(props: FormProps): VNode | null {
  const { frame, action, commandId, base, draft, hidden, upload = false, children } = props;
  if (isOfPast(frame)) return null;
  return (
    <form class="form" method="post" action={action} noValidate {...(upload ? { enctype: 'multipart/form-data' } : {})}>
      <HiddenFields values={{ csrf: frame.csrf, commandId, base, ...hidden }} />
      {draft !== undefined && <Draft frame={frame} form={draft} />}
      {children}
    </form>
  );
}
