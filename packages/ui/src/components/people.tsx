/** The people who have something in hand, such as a site: who they are, and for those who may, taking in and letting go. */
import type { VNode } from 'preact';
import type { PageFrame } from '../page/page-frame.ts';
import { SubmitButton } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { formOf, type FormState } from './form-state.ts';
import { Form } from './form.tsx';
import { Table } from './table.tsx';
import { TextField } from './text-field.tsx';

export interface Person {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly isReader: boolean;
}

export interface ChangeOfPeople {
  readonly form: FormState;
  readonly inviteId: string;
  /** by account */
  readonly dismissIds: Readonly<Record<string, string>>;
}

export interface PeopleProps {
  readonly frame: PageFrame;
  readonly people: readonly Person[];
  /** where the forms are sent: `act` is `invite` or `dismiss` */
  readonly action: string;
  /** absent for readers who change nothing here */
  readonly change?: ChangeOfPeople;
  readonly words: Readonly<Record<'title' | 'hint' | 'nobody' | 'nobodyHint' | 'invite' | 'inviteHint', string>>;
}

export function People({ frame, action, change, people, words }: PeopleProps): VNode {
  const { t } = frame;
  const mayDismiss = change !== undefined && people.length > 1;
  return (
    <section>
      <h2 id="people">{words.title}</h2>
      <p>{words.hint}</p>
      {people.length === 0 ? (
        <EmptyState title={words.nobody}>
          <p>{words.nobodyHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.title}
          captionUnseen
          columns={[
            { label: t('component.person') },
            { label: t('component.person-email'), long: true },
            ...(mayDismiss ? [{ label: t('component.person-change') }] : []),
          ]}
          rows={people.map(({ account, email, isReader, name }) => [
            isReader ? t('component.person-you', { name }) : name,
            <a href={`mailto:${email}`}>{email}</a>,
            ...(mayDismiss
              ? [
                  <Form {...{ frame, action }} {...commandIdOf(change, account)} hidden={{ act: 'dismiss', account }}>
                    <SubmitButton kind="secondary" label={t('component.dismiss', { name })} />
                  </Form>,
                ]
              : []),
          ])}
        />
      )}
      {change !== undefined && (
        <Form {...{ frame, action }} commandId={change.inviteId} hidden={{ act: 'invite' }}>
          <TextField
            form={formOf(change.form, 'invite')}
            name="email"
            kind="email"
            label={t('component.invite-email')}
            hint={words.inviteHint}
          />
          <SubmitButton kind="secondary" label={words.invite} />
        </Form>
      )}
    </section>
  );
}

function commandIdOf({ dismissIds }: ChangeOfPeople, account: string): { readonly commandId?: string } {
  const commandId = dismissIds[account];
  return commandId === undefined ? {} : { commandId };
}
