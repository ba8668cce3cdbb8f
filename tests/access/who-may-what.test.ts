/**
 * Nobody sees and nobody does what is not theirs. Everybody asks for every address that the server answers, and finds there
 * of the secrets of two cases exactly what is theirs; and everybody sends every command in which they have no part, and is
 * refused for who they are. Addresses come from the router and commands from the register, so that a new one is tried too.
 */
import { randomUUID } from 'node:crypto';
import { addPeriod, plainDate } from '@touchstone/kernel';
import { commandNames, commandType, type CommandName, type Duty } from '@touchstone/domain';
import { sensibleBody, type Words } from '@touchstone/testkit/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../pages/open-world.ts';
import { parts, playParts, secrets, type Part, type PlayedParts, type Secret } from './part-players.ts';
import { readRoutes } from './routes-of.ts';

let played: PlayedParts;
let asked: readonly string[];
beforeAll(async () => {
  played = await playParts();
  asked = await addresses();
});
afterAll(() => played.world.close());

const ofSite = ['answer', 'evidence', 'contact', 'determination'] as const;
const ofTeam = [...ofSite, 'note', 'plan', 'stakeholder', 'interview', 'draft determination'] as const;
const theirs: Readonly<Record<Part, readonly Secret[]>> = {
  nobody: [],
  stranger: [],
  'of another site': ['keeper'],
  site: ofSite,
  team: ofTeam,
  // Their own word on the site stays theirs.
  'tied on the team': ['declaration'],
  'other assessor': [],
  secretariat: [...ofSite, 'note', 'plan', 'stakeholder', 'proposal', 'declaration', 'keeper'],
  officer: [...ofSite, 'proposal'],
  'tied officer': ['declaration'],
  operator: [],
};

/** For every address, with what stands for each of its parts. */
async function addresses(): Promise<readonly string[]> {
  const { deciding, underWay, world } = played;
  const { http, installation } = world.server;
  const { read } = installation.database;
  const { hash } = await read.selectFrom('schemes').select('hash').orderBy('hash').executeTakeFirstOrThrow();
  const criterion = world.criteria[0]?.id ?? '';
  const clock = world.scheme.clocks.find(({ per }) => per === 'cycle')?.id ?? '';
  const cases = [underWay, deciding].map(({ cycle, evidence, site }) => ({
    ...{ cycle, site, criterion, clock, hash, stream: cycle, version: '1', number: '1', sha256: '0'.repeat(64) },
    ...{
      finding: `finding-${criterion}`,
      action: '1',
      account: 'nobody',
      secret: 'none',
      organisation: played.organisation,
      assessor: world.conflicted,
    },
    ...{ 'evidence/id': evidence, 'assessors/id': world.conflicted, 'firms/id': world.firm },
  }));
  return [
    ...new Set(
      readRoutes(http).flatMap((route) =>
        cases.map((words: Readonly<Record<string, string>>) =>
          route.replaceAll(/:\w+(?:\|:\w+)*/g, (found, at: number) => {
            const folder = route.slice(0, at).split('/').at(-2) ?? '';
            const names = found.split('|').map((one) => one.slice(1));
            const word = names.toReversed().map((name) => words[`${folder}/${name}`] ?? words[name]);
            return word.find((one) => one !== undefined) ?? expect.fail(`Say what stands for ${found} in ${route}`);
          }),
        ),
      ),
    ),
  ];
}

describe('of every address that can be read', () => {
  it('there are pages and reads of the API', () => {
    expect(asked.length).toBeGreaterThan(120);
    expect(asked.filter((address) => address.startsWith('/api/v1/cycles/')).length).toBeGreaterThan(15);
  });

  it.each(parts)(
    '%s reads what is theirs and nothing else',
    async (part) => {
      const { http } = played.world.server;
      const found = new Map<Secret, string>();
      const broken: string[] = [];
      for (const url of asked) {
        const answer = await http.inject({ method: 'GET', url, headers: played.headers[part] });
        if (answer.statusCode >= 500) broken.push(`${url} ${String(answer.statusCode)}`);
        for (const secret of Object.keys(secrets) as Secret[]) {
          if (answer.body.includes(secrets[secret].trim()) && !found.has(secret)) found.set(secret, url);
        }
      }
      expect(broken).toEqual([]);
      const others = [...found].filter(([secret]) => !theirs[part].includes(secret));
      expect(Object.fromEntries(others)).toEqual({});
      expect([...found.keys()].toSorted()).toEqual([...theirs[part]].toSorted());
    },
    60_000,
  );
});

/** Duties that each holds in the cases that are played. */
const here: Readonly<Record<Part, readonly Duty[]>> = {
  nobody: [],
  stranger: [],
  'of another site': [],
  site: ['site'],
  team: ['assessor'],
  'tied on the team': [],
  'other assessor': [],
  secretariat: ['secretariat'],
  officer: ['officer'],
  'tied officer': ['officer'],
  operator: ['operator'],
};
/** Whoever may register something of their own, or declares about any site, has no part in a case by that. */
const ownMatters: Readonly<Partial<Record<CommandName, readonly Part[]>>> = {
  'site.file': parts,
  'organisation.register': parts,
  'organisation.correct': ['of another site'],
  'organisation.invite': ['of another site'],
  'organisation.dismiss': ['of another site'],
  'partnership.begin': ['of another site'],
  'partnership.end': ['of another site'],
  'independence.declare': ['tied on the team', 'other assessor'],
};

/** Refusals that tell of the scheme alone, which is public; they may come before the question who asks. */
const publicRule = /^clock\.(unknown|fixed|right-unset)$/;

const sent = commandNames.filter((name) => commandType(name).duties.some((duty) => duty !== 'system'));

function mayTry(part: Part, name: CommandName): boolean {
  const { duties } = commandType(name);
  if (ownMatters[name]?.includes(part) === true && part !== 'nobody') return true;
  return here[part].some((duty) => duties.includes(duty));
}

function words(): Words {
  const { underWay, world } = played;
  const { assessor, conflicted, criteria, scheme } = world;
  const day = plainDate(today);
  return {
    ...{ site: underWay.site, cycle: underWay.cycle, evidence: [underWay.evidence], today: day, scheme: scheme.id },
    ...{ criterion: criteria[0]?.id, assessor, leaves: assessor, follows: conflicted, clock: scheme.clocks[0]?.id },
    ...{ level: scheme.scales[0]?.levels[0]?.id, finding: `finding-${criteria[0]?.id ?? ''}`, firm: world.firm },
    ...{ email: 'stranger@mill.example', to: addPeriod(day, { months: 2 }), seen: 1, by: played.deciding.cycle },
    ...{ previous: underWay.cycle, group: 'workers', organisation: played.organisation },
    ...{ marks: [], country: 'SE', sha256: '0'.repeat(64), duty: 'secretariat', reason: 'Said in full. '.repeat(12) },
    promises: scheme.letter.promises.map(({ id }) => id),
  };
}

/** A clock of the cycle, not of a finding. */
function clockWords(): Words {
  return { ...words(), finding: undefined };
}

function addressOf(name: CommandName): string {
  const { deciding, underWay, world } = played;
  const { begins, stream: kind } = commandType(name);
  if (kind === 'access') return `/api/v1/access/${name}`;
  const folder = `/api/v1/${kind === 'evidence' ? kind : `${kind}s`}`;
  if (begins === true) return `${folder}/${name}`;
  const streams: Readonly<Partial<Record<typeof kind, string>>> = {
    ...{ cycle: name.startsWith('award.') ? deciding.cycle : underWay.cycle, site: underWay.site },
    ...{ assessor: world.conflicted, firm: world.firm, organisation: played.organisation },
  };
  return `${folder}/${streams[kind] ?? `${kind}_${randomUUID()}`}/${name}`;
}

async function versions(): Promise<unknown> {
  const { read } = played.world.server.installation.database;
  return read.selectFrom('streams').select(['id', 'version']).orderBy('id').execute();
}

describe('every command', () => {
  it.each(parts)(
    'that is not of %s is refused for who they are',
    async (part) => {
      const before = await versions();
      const taken: string[] = [];
      for (const name of sent.filter((one) => !mayTry(part, one))) {
        const answer = await played.world.server.http.inject({
          ...{
            method: 'POST',
            url: addressOf(name),
            headers: { ...played.headers[part], 'idempotency-key': randomUUID() },
          },
          payload: sensibleBody(commandType(name).body, name.startsWith('clock.') ? clockWords() : words()) as object,
        });
        const said = answer.json<{ readonly code?: string }>().code ?? '';
        const tied = part.startsWith('tied') && answer.statusCode >= 400;
        if (answer.statusCode !== (part === 'nobody' ? 401 : 403) && !tied && !publicRule.test(said))
          taken.push(`${name}: ${String(answer.statusCode)} ${answer.body.slice(0, 300)}`);
      }
      expect(taken).toEqual([]);
      expect(await versions()).toEqual(before);
    },
    60_000,
  );

  it('finds nothing under the id of another kind of thing, and leaves that as it was', async () => {
    const before = await versions();
    const taken: string[] = [];
    const { organisation, underWay, world } = played;
    const ids = [underWay.site, underWay.cycle, underWay.evidence, organisation, world.conflicted, world.firm];
    for (const name of sent.filter((one) => commandType(one).stream !== 'access')) {
      const { body, stream: kind } = commandType(name);
      const part = parts.find((one) => here[one].some((duty) => commandType(name).duties.includes(duty)));
      const folder = `/api/v1/${kind === 'evidence' ? kind : `${kind}s`}`;
      for (const id of ids.filter((one) => !one.startsWith(`${kind}_`))) {
        const answer = await world.server.http.inject({
          ...{ method: 'POST', url: `${folder}/${id}/${name}`, headers: played.headers[part ?? 'operator'] },
          payload: sensibleBody(body, name.startsWith('clock.') ? clockWords() : words()) as object,
        });
        if (answer.statusCode < 400 || answer.statusCode >= 500)
          taken.push(`${name} of ${id}: ${String(answer.statusCode)} ${answer.body.slice(0, 300)}`);
      }
    }
    expect(taken).toEqual([]);
    expect(await versions()).toEqual(before);
  });

  it('that decides is refused to an officer who is tied', async () => {
    const taken: string[] = [];
    for (const name of ['award.confirm', 'award.decline'] as const) {
      const { installation, http } = played.world.server;
      const { version } = await installation.database.read
        .selectFrom('streams')
        .select('version')
        .where('id', '=', played.deciding.cycle)
        .executeTakeFirstOrThrow();
      const answer = await http.inject({
        ...{ method: 'POST', url: addressOf(name), headers: played.headers['tied officer'] },
        payload: sensibleBody(commandType(name).body, { ...words(), seen: version }) as object,
      });
      if (!answer.body.includes('award.conflicted')) taken.push(`${name}: ${answer.body}`);
    }
    expect(taken).toEqual([]);
  });
});
