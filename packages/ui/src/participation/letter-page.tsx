/**
 * The signed letter of commitment in full, for everybody who may read the cycle. The secretariat accepts it here, having
 * reached the contact person, or returns it with the reason.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { RunningCycle, Scheme } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface LetterPageProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly cycle: RunningCycle;
  readonly scheme: Scheme;
  readonly letter: SignedLetter;
  /** absent for readers who do not answer it */
  readonly answer?: LetterAnswer;
  /** absent for readers who cannot withdraw it */
  readonly withdraw?: { readonly form: FormState; readonly commandId: string; readonly base: number };
}

export interface SignedLetter {
  /** these three are absent where the letter was signed elsewhere and no source tells them */
  readonly signatory?: { readonly name: string; readonly position: string };
  readonly contact?: { readonly name: string; readonly email: string };
  readonly signedOn?: PlainDate;
  /** place and country of the site */
  readonly place: string;
  readonly returnedBecause?: string;
}

export interface LetterAnswer {
  readonly form: FormState;
  /** one for each of the two answers */
  readonly commandIds: { readonly accept: string; readonly return: string };
  readonly base: number;
}

export function LetterPage(props: LetterPageProps): VNode {
  const { answer, facts, frame, scheme, withdraw } = props;
  const { t } = frame;
  const title = t.text(scheme.letter.name);
  const form = answer?.form ?? withdraw?.form;
  return (
    <CycleSubpage
      {...{ frame, title }}
      cycle={facts}
      heading={<SchemeWords t={t} words={scheme.letter.name} />}
      form={form}
      width="wide"
    >
      {answer === undefined ? (
        <WholeLetter {...props} />
      ) : (
        <Beside reading={<WholeLetter {...props} />} acting={<Answers {...props} answer={answer} />} />
      )}
      {withdraw !== undefined && <Withdraw {...props} withdraw={withdraw} />}
    </CycleSubpage>
  );
}

function WholeLetter({ cycle, facts, frame, letter, scheme }: LetterPageProps): VNode {
  const { t } = frame;
  const { contact, place } = letter;
  const type = scheme.siteTypes.find(({ id }) => id === cycle.siteFacts.siteType)?.name;
  const metals = scheme.metals.filter(({ id }) => cycle.siteFacts.metals.includes(id));
  return (
    <>
      {letter.returnedBecause !== undefined && (
        <Notice tone="important" title={t(cycle.letter === 'withdrawn' ? 'letter.withdrawn' : 'letter.returned')}>
          <p class="words">{letter.returnedBecause}</p>
        </Notice>
      )}
      <h2>{t('letter.promises', { site: facts.siteName })}</h2>
      <ol>
        {scheme.letter.promises.map(({ text }) => (
          <li>
            <SchemeWords t={t} words={text} />
          </li>
        ))}
      </ol>
      <SummaryList
        rows={[
          { term: t('letter.signed'), value: signedWords(frame, letter) },
          ...(contact === undefined
            ? []
            : [
                {
                  term: t('letter.contact'),
                  value: (
                    <>
                      {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
                    </>
                  ),
                },
              ]),
          { term: t('letter.answer'), value: answerWords(frame, cycle) },
          {
            term: t('letter.scheme'),
            value: (
              <>
                <SchemeWords t={t} words={scheme.name} />,{' '}
                <a href={`/schemes/${cycle.scheme}`}>
                  <SchemeWords t={t} words={scheme.standardName} />
                </a>
              </>
            ),
          },
          { term: t('letter.place'), value: place },
          { term: t('letter.type'), value: type === undefined ? cycle.siteFacts.siteType : t.text(type) },
          { term: t('letter.metals'), value: t.list(metals.map(({ name }) => t.text(name))) },
        ]}
      />
    </>
  );
}

function signedWords({ t }: PageFrame, { signatory, signedOn }: SignedLetter): string {
  if (signedOn === undefined) return t('letter.signed-unknown');
  const date = t.date(signedOn);
  return signatory === undefined
    ? t('letter.signed-elsewhere', { date })
    : t('letter.signed-by', { ...signatory, date });
}

function answerWords({ t }: PageFrame, { anchors, fromHistory, letter }: RunningCycle): string {
  const on = anchors['commitment.accepted'];
  if (fromHistory === true && letter === 'accepted') return t('letter.accepted-elsewhere');
  if (letter === 'accepted' && on !== undefined) return t('letter.accepted-on', { date: t.date(on) });
  const answered = letter === 'returned' || letter === 'withdrawn' || letter === 'lapsed';
  return t(answered ? `letter.${letter}` : 'letter.waiting');
}

function Withdraw({
  facts,
  frame,
  withdraw: { base, commandId, form },
}: LetterPageProps & Required<Pick<LetterPageProps, 'withdraw'>>): VNode {
  const { t } = frame;
  const own = formOf(form, 'withdraw');
  return (
    <Details summary={t('letter.withdraw-title')} open={own.errors.length > 0}>
      <p>{t('letter.withdraw-hint')}</p>
      <Form {...{ frame, commandId, base }} action={`/cycles/${facts.id}/letter`} hidden={{ act: 'withdraw' }}>
        <TextArea form={own} name="reason" rows={3} label={t('letter.withdraw-reason')} />
        <SubmitButton kind="warning" label={t('letter.withdraw')} />
      </Form>
    </Details>
  );
}

function Answers({
  answer: { base, commandIds, form },
  facts,
  frame,
  letter,
}: LetterPageProps & Required<Pick<LetterPageProps, 'answer'>>): VNode {
  const { t } = frame;
  const action = `/cycles/${facts.id}/letter`;
  return (
    <>
      <h2>{t('letter.accept-title')}</h2>
      <p>{t('letter.accept-hint')}</p>
      <Form {...{ frame, action, base }} commandId={commandIds.accept} hidden={{ act: 'accept' }}>
        <CheckboxGroup
          form={formOf(form, 'accept')}
          name="contactConfirmed"
          label={t('letter.contact-confirmed')}
          choices={[
            { value: 'true', label: t('letter.contact-confirmed-choice', { name: letter.contact?.name ?? '' }) },
          ]}
        />
        <SubmitButton label={t('letter.accept')} />
      </Form>
      <h2>{t('letter.return-title')}</h2>
      <p>{t('letter.return-hint')}</p>
      <Form {...{ frame, action, base }} commandId={commandIds.return} hidden={{ act: 'return' }}>
        <TextArea form={formOf(form, 'return')} name="reason" rows={4} label={t('letter.reason')} />
        <SubmitButton kind="secondary" label={t('letter.return')} />
      </Form>
    </>
  );
}
