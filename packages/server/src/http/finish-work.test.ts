import { request } from 'node:http';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { finishWork } from './finish-work.ts';

test('closing waits for the work of a request whose client has hung up', async () => {
  const server = Fastify();
  finishWork(server);
  const { promise: mayFinish, resolve: finish } = Promise.withResolvers<undefined>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
  let isFinished = false;
  server.get('/slow', async () => {
    begin(undefined);
    await mayFinish;
    isFinished = true;
    return 'done';
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const asked = request({ port: server.addresses()[0]?.port, path: '/slow' });
  asked.on('error', () => undefined).end();
  await begun;
  asked.destroy();
  const closed = server.close();
  setTimeout(finish, 300, undefined);
  await closed;
  expect(isFinished).toBe(true);
});
