/**
 * Closing waits for every handler that has begun, also for those whose client has given up and hung up meanwhile: Fastify
 * waits for connections only, and the database must not be closed under work that still asks it.
 */
import type { FastifyInstance } from 'fastify';

/** Before any route is added. */
export function finishWork(server: FastifyInstance): void {
  const working = new Set<Promise<unknown>>();
  server.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function handle(request, reply): unknown {
      const answer: unknown = handler.call(this, request, reply);
      if (!(answer instanceof Promise)) return answer;
      working.add(answer);
      const done = (): void => {
        working.delete(answer);
      };
      answer.then(done, done);
      return answer;
    };
  });
  server.addHook('onClose', async () => {
    await Promise.allSettled(working);
  });
}
