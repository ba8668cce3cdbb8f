import { expect, it } from 'vitest';
import { createRecentSessions } from './recent-sessions.ts';

const sam = { id: 'sam', name: 'Sam', email: 'sam@demo.example' };

it('keeps who is behind a session until it ends, and nobody who was looked up while it ended', () => {
  const sessions = createRecentSessions();
  sessions.begin('one')(sam);
  sessions.begin('other')(sam);
  expect(sessions.read('one')).toBe(sam);
  const keep = sessions.begin('one');
  sessions.forget('one');
  keep(sam);
  expect(sessions.read('one')).toBeUndefined();
  expect(sessions.read('other')).toBe(sam);
});
