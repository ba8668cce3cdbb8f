import { expect, test } from 'vitest';
import { commandType } from '@touchstone/domain';
import { bodyShape, membersOf } from './body-shape.ts';
import { setMembers } from './compose-body.ts';

const letter = bodyShape(commandType('commitment.sign'));
const site = bodyShape(commandType('site.file'));
const facts = bodyShape(commandType('history.import'));

test('members become what their shape says they are', () => {
  const sets = ['name=Mill = South', 'metals=copper', 'metals=zinc', 'fictional=true'];
  expect(setMembers(site, {}, sets)).toEqual({
    body: { name: 'Mill = South', metals: ['copper', 'zinc'], fictional: true },
  });
  expect(setMembers(bodyShape(commandType('award.confirm')), {}, ['seen=112'])).toEqual({ body: { seen: 112 } });
});

test('a path leads into members of members and entries of lists', () => {
  expect(setMembers(letter, { contact: { name: 'Kim' } }, ['contact/email=kim@mill.example'])).toEqual({
    body: { contact: { name: 'Kim', email: 'kim@mill.example' } },
  });
  expect(
    setMembers(facts, {}, ['facts/0/step=awarded', 'facts/0/source/title=A source', 'facts/1/step=committed']),
  ).toEqual({
    body: { facts: [{ step: 'awarded', source: { title: 'A source' } }, { step: 'committed' }] },
  });
});

test('a list may be given whole', () => {
  expect(setMembers(site, {}, ['metals=["copper","zinc"]'])).toEqual({ body: { metals: ['copper', 'zinc'] } });
});

test.each(['marks=', 'marks=[]'])('a list may be empty, as “%s” says', (set) => {
  expect(setMembers(bodyShape(commandType('award.propose')), {}, [set])).toEqual({ body: { marks: [] } });
});

test('what does not fit stays as it was typed, so that the refusal can name it', () => {
  const sets = ['metals=[copper', 'fictional=perhaps', 'bogus=1'];
  expect(setMembers(site, {}, sets)).toEqual({ body: { metals: ['[copper'], fictional: 'perhaps', bogus: '1' } });
  expect(setMembers(site, {}, ['name'])).toEqual({ unreadable: 'name' });
  expect(setMembers(site, {}, ['=x'])).toEqual({ unreadable: '=x' });
});

test('every command of the register can be explained member by member', () => {
  expect(membersOf(letter).map(({ path }) => path)).toContain('signatory/position');
  expect(membersOf(facts).map(({ path }) => path)).toContain('facts/0/source/title');
});
