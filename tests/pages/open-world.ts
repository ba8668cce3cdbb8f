/**
 * The product with everybody in it, for tests of the pages of the scheme's staff and assessors: a visitor for each person,
 * and sites brought by `runCommand` to where a test of pages begins.
 */
import { defined, instant, plainDate } from '@touchstone/kernel';
import type { Criterion, Scheme } from '@touchstone/domain';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  type Place,
  type Scenario,
  type TestServer,
} from '@touchstone/testkit';
import { createVisitor, type Page, type Visitor } from './browser-forms.ts';

export const today = plainDate('2023-06-15');

const people = ['site', 'assessor', 'conflicted', 'secretariat', 'officer-a', 'officer-b'] as const;

export interface World {
  readonly server: TestServer;
  readonly scheme: Scheme;
  readonly scenario: Scenario;
  /** those of the scheme that apply to the scenario's kind of site */
  readonly criteria: readonly Criterion[];
  readonly visitors: Readonly<Record<(typeof people)[number], Visitor>>;
  /** ids in the assessor register */
  readonly assessor: string;
  readonly conflicted: string;
  /** of both */
  readonly firm: string;
  /** a site whose letter waits for the secretariat */
  readonly signed: (name: string) => Promise<Place>;
  readonly selfAssessed: (name: string) => Promise<EvidencedPlace>;
  /** `assessor` is appointed and has determined nothing */
  readonly appointed: (name: string) => Promise<EvidencedPlace>;
  /** every criterion is determined, the given ones with a gap, and the report waits for the secretariat */
  readonly reported: (name: string, gaps?: readonly number[]) => Promise<EvidencedPlace>;
  readonly accepted: (name: string, gaps?: readonly number[]) => Promise<EvidencedPlace>;
  readonly close: () => Promise<void>;
}

export interface EvidencedPlace extends Place {
  readonly evidence: string;
}

export async function openWorld(schemeId = 'copper-mark', day = today): Promise<World> {
  const server = await openTestServer(instant(`${day}T09:00:00Z`));
  const { database, schemes } = server.installation;
  const compiled = await schemes.inForce(database.read, schemeId, day);
  const { scheme } = defined(compiled, 'a scheme in force');
  const scenario = createScenario(createCommandDriver(server.installation), scheme, day);
  const visitors = Object.fromEntries(
    await Promise.all(people.map(async (who) => [who, createVisitor(server.http, await server.signIn(who))] as const)),
  ) as World['visitors'];
  const firm = await scenario.approvesFirm();
  const assessor = await scenario.approvesAssessor('assessor', firm);
  const conflicted = await scenario.approvesAssessor('conflicted', firm);
  const signed: World['signed'] = async (name) => scenario.signsLetter(await scenario.filesSite(name));
  const selfAssessed: World['selfAssessed'] = async (name) => {
    const place = await signed(name);
    await scenario.acceptsLetter(place);
    const evidence = await scenario.addsEvidence(place.site, 'Environmental permit');
    for (const criterion of scenario.criteria) await scenario.answers(place, criterion, evidence);
    await scenario.submitsSelfAssessment(place);
    return { ...place, evidence };
  };
  const appointed: World['appointed'] = async (name) => {
    const place = await selfAssessed(name);
    await scenario.declares('assessor', place.site, false);
    await scenario.appoints(place, assessor);
    return place;
  };
  const reported: World['reported'] = async (name, gaps = []) => {
    const place = await appointed(name);
    for (const [index, criterion] of scenario.criteria.entries()) {
      await scenario.determines(place, criterion, gaps.includes(index) ? 'gap' : 'sound', place.evidence);
    }
    await scenario.submitsReport(place);
    return place;
  };
  return {
    ...{ server, scheme, scenario, criteria: scenario.criteria, visitors, assessor, conflicted, firm },
    ...{ signed, selfAssessed, appointed, reported },
    accepted: async (name, gaps) => {
      const place = await reported(name, gaps);
      await scenario.acceptsReport(place);
      return place;
    },
    close: server.close,
  };
}

/** What the page says, without its tags. */
export function textOf({ html }: Page): string {
  return html
    .replaceAll(/<(head|style|svg)[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** Has an address made on this page, and reads the calendar there; its lines are long enough to be read where they are not folded. */
export async function calendarOf(visitor: Visitor, page = '/calendar'): Promise<{ address: string; text: string }> {
  const made = await visitor.send(await visitor.open(page), page, {});
  const [, found = ''] = /http:\/\/localhost:4310(\/calendar\/[^<\s]+)/.exec(made.html) ?? [];
  const address = found.replaceAll('&amp;', '&');
  return { address, text: (await visitor.open(address)).html.replaceAll('\r\n ', '') };
}

/** What has to be mended, as the top of the page lists it; empty where nothing was refused. */
export function complaints({ html }: Page): readonly string[] {
  const summary = /<div class="error-summary"[^]*?<\/div>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/<li>(?:<a [^>]*>)?([^<]*)/g)].map(([, sentence = '']) => sentence);
}

/** The value of an unseen field of the page. */
export function unseen({ html }: Page, name: string): string {
  return defined(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1], `the unseen field ${name}`);
}
