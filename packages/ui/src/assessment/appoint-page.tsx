/**
 * Appointing an assessor: those who declared to be without a conflict of interest can be chosen; the others are shown
 * with what stands in the way.
 */
import type { VNode } from 'preact';
import { DeclarationMark } from '../assessor/declaration-mark.tsx';
import { SubmitButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Table } from '../components/table.tsx';
import { CycleOwner, CyclePath, CycleStanding, type CycleFacts } from '../cycle/cycle-standing.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { AssessorName, type AppointedAssessor } from './appointed-assessor.tsx';

export interface AssessorToAppoint extends AppointedAssessor {
  /** null where nothing is declared about this site */
  readonly conflict: boolean | null;
  /** what the conflict is; only the secretariat reads it */
  readonly reason?: string;
}

export interface AppointPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly form: FormState;
  /** the self-assessment is submitted, so that somebody can be appointed */
  readonly ready: boolean;
  readonly assessors: readonly AssessorToAppoint[];
  /** absent where this reader does not appoint */
  readonly appoint?: { readonly commandId: string; readonly base: number };
}

export function AppointPage(props: AppointPageProps): VNode {
  const { frame, cycle, form, ready, assessors, appoint } = props;
  const { t } = frame;
  const title = t('assessment.title');
  const wrong = form.errors.length > 0;
  const free = assessors.filter(({ conflict }) => conflict === false);
  const mayChoose = ready && appoint !== undefined;
  const others = mayChoose ? assessors.filter(({ conflict }) => conflict !== false) : assessors;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" width="wide">
      <CyclePath t={t} cycle={cycle} below={[]} />
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <CycleOwner t={t} cycle={cycle} />
      <CycleStanding frame={frame} cycle={cycle} />
      {!ready ? (
        <EmptyState title={t('assessment.early')}>
          <p>{t('assessment.early-text', { site: cycle.siteName })}</p>
        </EmptyState>
      ) : (
        <>
          {mayChoose ? (
            <Choose {...{ frame, cycle, form, free, appoint }} />
          ) : (
            <p>{t('assessment.appointing', { site: cycle.siteName })}</p>
          )}
          {others.length > 0 && <Others {...{ frame, cycle, others }} all={!mayChoose} />}
        </>
      )}
    </Page>
  );
}

type ChooseProps = Pick<AppointPageProps, 'frame' | 'cycle' | 'form'> &
  Required<Pick<AppointPageProps, 'appoint'>> & { readonly free: readonly AssessorToAppoint[] };

function Choose({ frame, cycle, form, free, appoint }: ChooseProps): VNode {
  const { t } = frame;
  const site = cycle.siteName;
  if (free.length === 0) {
    return (
      <EmptyState title={t('assessment.nobody')}>
        <p>{t('assessment.nobody-text', { site })}</p>
      </EmptyState>
    );
  }
  return (
    <section>
      <h2>{t('assessment.appoint')}</h2>
      <Form {...{ frame, ...appoint }} action={`/cycles/${cycle.id}/assessment`}>
        <RadioGroup
          form={form}
          name="assessor"
          label={t('assessment.who', { site })}
          hint={t('assessment.who-hint')}
          choices={free.map(({ conflict, fictional, firm, id, name }) => ({
            value: id,
            label: (
              <>
                {name}, {firm} {fictional && <Fictional t={t} />}
              </>
            ),
            hint: <DeclarationMark t={t} conflict={conflict} />,
          }))}
        />
        <SubmitButton label={t('assessment.appoint-button')} />
      </Form>
    </section>
  );
}

interface OthersProps extends Pick<AppointPageProps, 'frame' | 'cycle'> {
  readonly others: readonly AssessorToAppoint[];
  /** the whole register is shown, because nobody is chosen here */
  readonly all: boolean;
}

function Others({ frame: { t }, cycle, others, all }: OthersProps): VNode {
  const title = t(all ? 'assessment.all' : 'assessment.others');
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionUnseen
        columns={[{ label: t('assessment.assessor') }, { label: t('assessment.declared', { site: cycle.siteName }) }]}
        rows={others.map((assessor) => [
          <AssessorName t={t} assessor={assessor} />,
          <>
            <DeclarationMark t={t} conflict={assessor.conflict} />
            {assessor.reason !== undefined && <span class="aside words">{assessor.reason}</span>}
          </>,
        ])}
      />
    </section>
  );
}
