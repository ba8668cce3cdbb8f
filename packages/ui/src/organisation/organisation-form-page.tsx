/** The form that registers an organisation, and the same form that corrects what is on file of one. */
import type { VNode } from 'preact';
import { organisationKinds } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryChoices } from '../site/countries.ts';
import type { OrganisationShown } from './organisation-page.tsx';

export interface OrganisationFormPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  /** only whoever enters it from public facts may leave the contact person open */
  readonly contactOptional: boolean;
  /** absent where a new one is registered */
  readonly corrects?: { readonly organisation: OrganisationShown; readonly base: number };
}

export function OrganisationFormPage(props: OrganisationFormPageProps): VNode {
  const { frame, form, commandId, corrects } = props;
  const { t } = frame;
  const organisation = corrects?.organisation;
  const title =
    organisation === undefined
      ? t('organisation.register')
      : t('organisation.correct-title', { name: organisation.name });
  const back =
    organisation === undefined
      ? { href: '/organisations', label: t('organisation.title') }
      : { href: `/organisations/${organisation.id}`, label: organisation.name };
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong, back }} visibility="private">
      <ErrorSummary form={form} />
      <h1>
        {title} {organisation?.fictional === true && <Fictional t={t} />}
      </h1>
      <p class="lead">{t(corrects === undefined ? 'organisation.register-lead' : 'organisation.correct-lead')}</p>
      <Form
        {...{ frame, commandId }}
        {...(corrects === undefined ? {} : { base: corrects.base })}
        action={organisation === undefined ? '/organisations/new' : `/organisations/${organisation.id}/correct`}
      >
        <Fields {...props} />
        {organisation === undefined ? (
          <CheckboxGroup
            form={form}
            name="fictional"
            optional
            label={t('organisation.fictional')}
            choices={[
              { value: 'true', label: t('organisation.fictional-choice'), hint: t('organisation.fictional-hint') },
            ]}
          />
        ) : (
          <TextField form={form} name="reason" label={t('organisation.reason')} hint={t('organisation.reason-hint')} />
        )}
        <SubmitButton label={t(corrects === undefined ? 'organisation.save' : 'organisation.correct')} />
      </Form>
    </Page>
  );
}

function Fields({ frame: { t }, form, contactOptional, corrects }: OrganisationFormPageProps): VNode {
  const { contact, country = '', kind = '', name = '', website = '' } = corrects?.organisation ?? {};
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={t('organisation.name')}
        hint={t('organisation.name-hint')}
        autocomplete="organization"
        initial={name}
      />
      <Select
        form={form}
        name="country"
        label={t('organisation.country')}
        choices={countryChoices(t.language)}
        initial={country}
      />
      <Select
        form={form}
        name="kind"
        label={t('organisation.kind')}
        choices={organisationKinds.map((value) => ({ value, label: t(`organisation.kind.${value}`) }))}
        initial={kind}
      />
      <TextField
        form={form}
        name="website"
        kind="url"
        optional
        label={t('organisation.website')}
        hint={t('organisation.website-hint')}
        initial={website ?? ''}
      />
      <TextField
        form={form}
        name="contact/name"
        optional={contactOptional}
        label={t('organisation.contact-name')}
        hint={t('organisation.contact-hint')}
        initial={contact?.name ?? ''}
      />
      <TextField
        form={form}
        name="contact/email"
        kind="email"
        optional={contactOptional}
        label={t('organisation.contact-email')}
        initial={contact?.email ?? ''}
      />
    </>
  );
}
