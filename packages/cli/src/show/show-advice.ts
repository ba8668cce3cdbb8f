/** What the scheme advises on a cycle: on the determinations where there are some, else on the site's own answers. */
import { adviceFor, adviceOnAnswers } from '@touchstone/domain';
import { readCycle } from '@touchstone/store';
import { adviceLines } from '../terminal/advice-lines.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker } from '../terminal/terminal.ts';
import { onDay } from './on-day.ts';
import type { DayFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showAdvice(id: string, flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const { print } = terminal;
  const say = speaker(terminal, showMessages);
  await onDay(
    terminal,
    flags,
    async ({ database: { read }, schemes }) => {
      const view = await readCycle(read, id);
      const state = view?.state;
      const compiled = state?.stage === 'running' ? await schemes.byHash(read, state.scheme) : undefined;
      if (view === undefined || state?.stage !== 'running' || compiled === undefined) {
        terminal.warn(`✗ ${say('no-cycle', { id })}`);
        foundWanting();
        return;
      }
      const { scheme } = compiled;
      const determined = state.assessment.stage !== 'none';
      const advice = determined ? adviceFor(state, scheme) : adviceOnAnswers(state, scheme);
      if (flags.json === true) {
        printJson(terminal, { on: determined ? 'determinations' : 'answers', version: view.version, ...advice });
        return;
      }
      print(say(determined ? 'on-determinations' : 'on-answers'));
      for (const line of adviceLines(terminal, scheme, advice)) print(line);
      if (state.assessment.stage === 'accepted' && state.award.stage === 'none')
        print(say('seen', { version: view.version }));
    },
    id,
  );
}
