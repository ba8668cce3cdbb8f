/** Filing a site: the form in the words of every published scheme, and what it sends. */
import type { FastifyInstance } from 'fastify';
import type { Term } from '@touchstone/domain';
import { FileSitePage, type FileSitePageProps, type FormState } from '@touchstone/ui';
import { freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';

export function addSitePages(server: FastifyInstance, services: Services): void {
  server.get('/sites/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return sendPage(reply, FileSitePage(await pageProps(services, visit, freshForm(visit), newCommandId())));
  });
  server.post('/sites/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return submitForm(services, visit, request, reply, {
      type: 'site.file',
      stream: streamBegunBy(request, 'site'),
      show: async (form, commandId) => FileSitePage(await pageProps(services, visit, form, commandId)),
      // What the secretariat files from public facts, somebody else signs for.
      next: ({ stream }) => (visit.actor.duties.includes('secretariat') ? '/work' : `/sites/${stream}/commitment`),
    });
  });
}

async function pageProps(
  services: Services,
  { frame }: Visit,
  form: FormState,
  commandId: string,
): Promise<FileSitePageProps> {
  const schemes = (await services.schemes.all(services.database.read)).map(({ scheme }) => scheme);
  return {
    ...{ frame, form, commandId },
    siteTypes: eachOnce(schemes.flatMap(({ siteTypes }) => siteTypes)),
    metals: eachOnce(schemes.flatMap(({ metals }) => metals)),
  };
}

/** Versions of one scheme share their terms; the newest version's words are first. */
function eachOnce(terms: readonly Term[]): readonly Term[] {
  const byId = new Map<string, Term>();
  for (const term of terms) if (!byId.has(term.id)) byId.set(term.id, term);
  return [...byId.values()];
}
