/** Returning a submitted self-assessment: why, and for each criterion that is to be looked at again what about it. */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { errorsOf, valueOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup } from '../rating/rating-cells.ts';

export interface ReturnAnswersPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** those that apply to the site, in the scheme's order */
  readonly criteria: readonly Criterion[];
  readonly form: FormState;
  readonly commandId: string;
  readonly base: number;
  /** what the assessors ask for, from which the secretariat starts */
  readonly asked?: { readonly reason: string; readonly comments: Readonly<Record<string, string>> };
}

export function ReturnAnswersPage(props: ReturnAnswersPageProps): VNode {
  const { frame, asked, cycle, scheme, criteria, form, commandId, base } = props;
  const comments = asked?.comments ?? {};
  const { t } = frame;
  const title = t('self-assessment.return-title');
  const place = `/cycles/${cycle.id}/self-assessment`;
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      below={[{ href: place, label: t('self-assessment.title') }]}
      form={form}
      standing={false}
    >
      <p>{t('self-assessment.return-lead', { site: cycle.siteName })}</p>
      <Form {...{ frame, commandId, base }} action={`${place}/return`} draft={form}>
        <TextArea
          form={form}
          name="reason"
          rows={3}
          label={t('self-assessment.return-reason')}
          hint={t('self-assessment.return-reason-hint')}
          initial={asked?.reason ?? ''}
        />
        <h2>{t('self-assessment.comments')}</h2>
        <p>{t('self-assessment.comments-hint')}</p>
        {byGroup(t, scheme, criteria).map(({ criteria: own, label }) => (
          <Details summary={label} open={own.some(({ id }) => isWritten(form, id) || comments[id] !== undefined)}>
            {own.map(({ id, number, title: words }) => (
              <TextArea
                form={form}
                name={`comments/${id}`}
                optional
                rows={2}
                label={`${number} ${t.text(words)}`}
                initial={comments[id] ?? ''}
              />
            ))}
          </Details>
        ))}
        <SubmitButton label={t('self-assessment.return')} />
      </Form>
    </CycleSubpage>
  );
}

function isWritten(form: FormState, criterion: string): boolean {
  const name = `comments/${criterion}`;
  return valueOf(form, name) !== '' || errorsOf(form, name).length > 0;
}
