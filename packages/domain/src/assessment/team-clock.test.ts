/** The clock on the answer to a team that the site proposed: it runs from the proposal and is met by the answer. */
import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import { clocksOfCycle } from '../cycle/cycle-clocks.ts';
import { nextActs } from '../cycle/next-act.ts';
import {
  assessorId,
  candidate,
  people,
  playCycle,
  playToAppointment,
  shippedScheme,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');

test('a team that the site proposes is answered within the time of its clock, each time that it proposes one', () => {
  const cycle = playCycle(compiled, site, day);
  const choosing: typeof cycle = {
    ...cycle,
    do: (who, command, facts) => {
      if (command.type !== 'assessment.appoint') cycle.do(who, command, facts);
    },
  };
  playToAppointment(choosing, compiled, site, day);
  const answer = (today: string) => {
    const clock = clocksOfCycle(cycle.running(), scheme, plainDate(today)).find((one) => one.clock === 'team-answered');
    const [act] = nextActs(cycle.state(), cycle.version(), scheme);
    return { state: clock?.state, due: clock?.due, act: act?.act, by: act?.due };
  };
  const give = (who: (typeof people)['site' | 'secretariat'], command: PlayedCommand, on: string): void => {
    cycle.on(plainDate(on));
    cycle.do(who, command, { candidates: [candidate()] });
  };
  const propose: PlayedCommand = { type: 'assessment.appoint', body: { assessor: assessorId } };
  const reportBy = '2025-07-29';

  expect(answer('2025-03-02')).toMatchObject({ state: 'waiting', act: 'assessment.appoint', by: reportBy });
  give(people.site, propose, '2025-03-10');
  const asked = { act: 'assessment.approve-team', by: '2025-03-24', due: '2025-03-24' };
  expect(answer('2025-03-24')).toEqual({ ...asked, state: 'running' });
  expect(answer('2025-03-25')).toEqual({ ...asked, state: 'overdue' });

  give(people.secretariat, { type: 'assessment.refuse-team', body: { reason: 'Too far from it.' } }, '2025-03-26');
  expect(answer('2025-04-30')).toMatchObject({ state: 'waiting', act: 'assessment.appoint', by: reportBy });
  give(people.site, propose, '2025-05-01');
  expect(answer('2025-05-02')).toMatchObject({ state: 'running', due: '2025-05-15', by: '2025-05-15' });
  give(people.secretariat, { type: 'assessment.approve-team', body: {} }, '2025-05-15');
  expect(answer('2025-06-01')).toMatchObject({ state: 'met', due: '2025-05-15' });
  expect(cycle.running().anchors).toMatchObject({
    'assessment.team-proposed': '2025-05-01',
    'assessment.appointed': '2025-05-15',
  });
});
