/** Every address that a server answers to a GET, as its router knows them: a new route is in it without being written down. */
import type { FastifyInstance } from 'fastify';

export function readRoutes(server: FastifyInstance): readonly string[] {
  const routes: string[] = [];
  const way: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([^)]*)\))?/.exec(line);
    if (found === null) continue;
    const [, before = '', part = '', methods = ''] = found;
    way.length = before.length / 4;
    way.push(part);
    if (methods.split(', ').includes('GET')) routes.push(way.join('').replaceAll(/\/+/g, '/'));
  }
  return routes;
}
