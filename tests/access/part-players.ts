/**
 * Everybody who can ask the server for something, and two cases with secrets in each confidential place: one whose team is
 * at work, one on which a proposal waits. For tests of who may read and do what.
 */
import { randomUUID } from 'node:crypto';
import { defined } from '@touchstone/kernel';
import { accessStream, type CommandName } from '@touchstone/domain';
import { operatorActor, readAccountId } from '@touchstone/store';
import { createCommandDriver, type Act, type Place } from '@touchstone/testkit';
import { openWorld, today, type EvidencedPlace, type World } from '../pages/open-world.ts';

export const parts = [
  ...(['nobody', 'stranger', 'of another site', 'site', 'team', 'tied on the team', 'other assessor'] as const),
  ...(['secretariat', 'officer', 'tied officer', 'operator'] as const),
] as const;
export type Part = (typeof parts)[number];

/** What stands in one place of a case only, by the place. */
export const secrets = {
  answer: 'secret-of-an-answer',
  evidence: 'secret-of-an-evidence-title',
  contact: 'contact@mill.example',
  note: 'secret-of-a-desk-note',
  plan: 'secret-of-the-plan',
  stakeholder: 'secret-stakeholder',
  interview: 'secret-of-an-interview',
  'draft determination': 'secret-of-a-draft',
  determination: 'secret-of-a-determination',
  proposal: 'secret-of-a-proposal. '.repeat(8),
  declaration: 'secret-of-a-declaration',
  keeper: 'secret-keeper@mill.example',
} as const;
export type Secret = keyof typeof secrets;

export interface PlayedParts {
  readonly world: World;
  readonly headers: Readonly<Record<Part, Readonly<Record<string, string>>>>;
  readonly underWay: EvidencedPlace;
  readonly deciding: EvidencedPlace;
  readonly organisation: string;
}

export async function playParts(): Promise<PlayedParts> {
  const world = await openWorld();
  const { scenario, server } = world;
  const { installation } = server;
  const driver = createCommandDriver(installation);
  const act = async (given: Act): Promise<string> => {
    const reply = await driver.act(given);
    if (!reply.done) throw new Error(`${given.type}: ${reply.sentences.join(' ')}`);
    return reply.stream;
  };
  const signUp = async (name: string): Promise<{ readonly cookie: string }> => {
    const made = await installation.accounts.signUp(name, `${name}@mill.example`, 'demonstration-only');
    if (!made.ok) throw new Error(made.error.code);
    return { cookie: made.value.cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
  };
  const headers = {
    nobody: {},
    stranger: await signUp('stranger'),
    'of another site': await signUp('elsewhere'),
    site: await server.signIn('site'),
    team: await server.signIn('assessor'),
    'tied on the team': await server.signIn('conflicted'),
    'other assessor': await signUp('third'),
    secretariat: await server.signIn('secretariat'),
    officer: await server.signIn('officer-b'),
    'tied officer': await server.signIn('officer-a'),
    operator: await operatorOf(installation, await signUp('operator')),
  };
  const third = { email: 'third@mill.example', name: 'Third (fictional)', firm: world.firm, fictional: true };
  await act({ who: 'secretariat', type: 'assessor.approve', body: third });
  const place = await appointed(world, act, 'Mill Under Way');
  const criterion = defined(world.criteria[0], 'a criterion').id;
  const lead = (type: CommandName, body: Act['body'], where: Place = place): Promise<string> =>
    act({ who: 'assessor', type, stream: where.cycle, body });
  await lead('desk-review.note', { criterion, note: secrets.note });
  await lead('desk-review.complete', { summary: secrets.note });
  await scenario.plansVisit(place, {
    extent: secrets.plan,
    stakeholderList: [{ group: 'Neighbours', name: secrets.stakeholder, method: 'A talk', consultedOn: today }],
  });
  await scenario.approvesPlan(place);
  await scenario.announces(place);
  await scenario.recordsVisit(place);
  await scenario.interviews(place, 'workers', 9, secrets.interview);
  const { level } = sound(world, criterion);
  const rated = { criterion, level, evidence: [place.evidence] };
  await lead('assessment.rate', { ...rated, rationale: secrets['draft determination'] });

  const deciding = await appointed(world, act, 'Mill Deciding');
  for (const one of world.criteria) await scenario.determines(deciding, one, 'sound', deciding.evidence);
  await lead(
    'assessment.rate',
    { ...rated, evidence: [deciding.evidence], rationale: secrets.determination },
    deciding,
  );
  await scenario.submitsReport(deciding);
  await scenario.acceptsReport(deciding);
  const proposal = { marks: [], reason: secrets.proposal };
  await act({ who: 'officer-b', type: 'award.propose', stream: deciding.cycle, body: proposal, onSeen: true });

  for (const { site } of [place, deciding]) {
    const tie = { site, conflict: true, reason: secrets.declaration };
    for (const who of ['conflicted', 'officer-a'] as const) await act({ who, type: 'independence.declare', body: tie });
  }
  const elsewhere = async (address: string, payload: object): Promise<string> => {
    const sent = { method: 'POST' as const, url: `/api/v1/${address}`, headers: headers['of another site'], payload };
    const answer = await server.http.inject(sent);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<{ readonly stream: string }>().stream;
  };
  await elsewhere('sites/site.file', await otherSite(world, place.site));
  const organisation = await elsewhere('organisations/organisation.register', {
    ...{ name: 'Other Mills', country: 'SE', kind: 'producer', fictional: true },
    contact: { name: 'Kit Keeper (fictional)', email: secrets.keeper },
  });
  return { world, headers, underWay: place, deciding, organisation };
}

async function operatorOf<Headers>(installation: World['server']['installation'], headers: Headers): Promise<Headers> {
  const email = 'operator@mill.example';
  const account = defined(await readAccountId(installation.database.read, email), 'the account of the operator');
  const grant = {
    id: randomUUID(),
    type: 'access.grant',
    stream: accessStream(account),
    body: { email, duty: 'operator' },
  };
  await installation.run(grant, operatorActor);
  return headers;
}

/** A self-assessed site with secrets in it, and a team of two. */
async function appointed(world: World, act: (given: Act) => Promise<string>, name: string): Promise<EvidencedPlace> {
  const { assessor, conflicted, criteria, scenario } = world;
  const site = await scenario.filesSite(name);
  const place = await scenario.signsLetter(site);
  await scenario.acceptsLetter(place);
  const evidence = await scenario.addsEvidence(site, secrets.evidence);
  for (const criterion of criteria) await scenario.answers(place, criterion, evidence);
  const criterion = defined(criteria[0], 'a criterion').id;
  const answer = { ...sound(world, criterion), criterion, evidence: [evidence], rationale: secrets.answer };
  await act({ who: 'site', type: 'self-assessment.rate', stream: place.cycle, body: answer });
  await scenario.submitsSelfAssessment(place);
  await scenario.declares('assessor', site, false);
  await scenario.declares('conflicted', site, false);
  const team = { assessor, members: [conflicted] };
  await act({ who: 'secretariat', type: 'assessment.appoint', stream: place.cycle, body: team });
  return { ...place, evidence };
}

function sound({ criteria, scheme }: World, id: string): { readonly level: string } {
  const criterion = criteria.find((one) => one.id === id);
  const levels = scheme.scales.find((scale) => scale.id === criterion?.scale)?.levels ?? [];
  return { level: defined(levels.toSorted((a, b) => b.rank - a.rank)[0], 'a level').id };
}

/** Filed like the first, by another operator. */
async function otherSite({ server }: World, like: string): Promise<object> {
  const {
    country,
    metals,
    site_type: siteType,
  } = await server.installation.database.read
    .selectFrom('sites')
    .select(['country', 'metals', 'site_type'])
    .where('id', '=', like)
    .executeTakeFirstOrThrow();
  return { name: 'Mill Elsewhere', operator: 'Other Mills', country, metals, siteType, fictional: true };
}
