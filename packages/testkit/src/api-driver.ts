/** Drives a scenario through the HTTP API, each person with a session of their own. */
import type { DemoAccount } from '@touchstone/server';
import { v7 as uuid } from 'uuid';
import { signInToApi, type ApiClient } from './api-client.ts';
import type { Act } from './act.ts';
import type { Driver, Reply } from './scenario.ts';

export function createApiDriver(address: string): Driver {
  const sessions = new Map<DemoAccount['id'], Promise<ApiClient>>();
  const sessionOf = (who: DemoAccount['id']): Promise<ApiClient> => {
    const session = sessions.get(who) ?? signInToApi(address, who);
    sessions.set(who, session);
    return session;
  };
  const act = async ({ body, onSeen, stream, type, who }: Act): Promise<Reply> => {
    const api = await sessionOf(who);
    const seen = onSeen === true ? ((await api.read(`/cycles/${String(stream)}`)) as { version: number }) : undefined;
    const whole = seen === undefined ? body : { ...body, seen: seen.version };
    const answer = await api.send({ id: uuid(), type, ...(stream === undefined ? {} : { stream }), body: whole });
    switch (answer.outcome) {
      case 'accepted':
      case 'duplicate':
        return { done: true, stream: answer.stream };
      case 'refused':
        return { done: false, sentences: answer.sentences };
      case 'unknown':
        throw new Error(`${type}: ${answer.because}`);
    }
  };
  return {
    language: 'en',
    act,
    addEvidence: async (who, { content, fileName, site, title }) => {
      const held = (await (await sessionOf(who)).upload(content)) as { sha256: string; sizeBytes: number };
      return act({ who, type: 'evidence.add', body: { site, title, fileName, mediaType: 'text/plain', ...held } });
    },
  };
}
