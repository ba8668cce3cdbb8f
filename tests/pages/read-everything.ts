/**
 * Everything that can be read, at the addresses of one world: each route as it was added, with its free members filled in;
 * and what of a page is to be the same whether it is read today or, later, as of the same day.
 */
import { defined } from '@touchstone/kernel';
import type { FastifyInstance } from 'fastify';

/** For every free member of an address what stands there in this world, by route where it differs. */
export type Members = Readonly<Record<string, string>>;

/** Addresses of what shows past days: the API's, or the pages'. */
export function addressesInTime({ reads }: FastifyInstance, of: 'api' | 'pages', members: Members): readonly string[] {
  return reads
    .filter(({ past, path }) => past === 'shown' && path.startsWith('/api/') === (of === 'api'))
    .map(({ path }) => addressOf(path, members));
}

/** A new kind of member fails here, so that whoever adds a route has it read, too. */
function addressOf(path: string, members: Members): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) =>
    defined(members[`${path} ${name}`] ?? members[name], `what stands for ${name} in ${path}`),
  );
}

function mainOf(html: string): string {
  return /<main[^]*<\/main>/.exec(html)?.[0] ?? html;
}

/** The reader can do something on this page. */
export function offersAct(html: string): boolean {
  return mainOf(html).includes('method="post"');
}

/** What a page says, without what only one of today and a past day has: banner and form of the day, the day in links, ways to act. */
export function saidOn({ reads }: FastifyInstance, html: string): string {
  const forms = reads.filter(({ past }) => past === 'form').map(({ pattern }) => pattern);
  const isForm = (path: string): boolean => forms.some((pattern) => pattern.test(path));
  return mainOf(html)
    .replace(/<div class="notice[^"]*"><p class="notice-title">This page shows [^]*?<\/div>/, '')
    .replace(/<details[^>]*><summary>Look back to a past day<\/summary>[^]*?<\/details>/, '')
    .replaceAll(/<input type="hidden" name="asOf" value="[^"]*"\/>/g, '')
    .replaceAll(/(?:\?|&amp;)asOf=\d{4}-\d\d-\d\d/g, '')
    .replace(/<section><h2>Replace somebody<\/h2>[^]*(?=<\/main>)/, '')
    .replaceAll(/<ul class="stands-acts"[^]*?<\/ul>/g, (acts) => acts.replaceAll(/<\/?a\b[^>]*>/g, ''))
    .replaceAll(/<a href="\/declarations\?[^>]*>([^]*?)<\/a>/g, '$1')
    .replaceAll(/<li><a href="(\/[^"?#]*)[^>]*>[^<]*<\/a><\/li>/g, (point, path: string) => (isForm(path) ? '' : point))
    .replaceAll(/<a\b[^>]*href="(\/[^"?#]*)[^>]*>([^]*?)<\/a>/g, (link, path: string, words: string) =>
      isForm(path) ? (link.includes('class="button ') ? '' : words) : link,
    )
    .replaceAll(/<p><\/p>|<div class="button-row"><\/div>/g, '')
    .replaceAll('<section></section>', '');
}
