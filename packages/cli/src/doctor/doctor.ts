/** The work of `touchstone doctor`: examines, tells each part, each discrepancy and the way out. */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { examine, type Discrepancy, type Examined } from '@touchstone/store';
import type { MessageArgs } from '@touchstone/ui';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { wrapped } from '../terminal/text-table.ts';
import type { DoctorFlags } from './doctor-flags.ts';
import { doctorMessages } from './doctor-messages.ts';

/** So many streams are worth a word on the way. */
const progressStep = 1_000;

export async function doctor(flags: DoctorFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, doctorMessages);
  let told = 0;
  const examined = await onInstallation(flags, ({ clock, database, evidenceFiles, keys }) =>
    examine({
      ...{ database, evidenceFiles },
      log: { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() },
      progress: (streams) => {
        if (streams < told + progressStep) return;
        told = streams;
        terminal.warn(say('progress', { count: streams }));
      },
    }),
  );
  if (flags.json === true) printJson(terminal, toJson(terminal, examined));
  else tell(terminal, examined);
  if (foundIn(examined) > 0) foundWanting();
}

function foundIn({ parts }: Examined): number {
  return parts.reduce((sum, { found }) => sum + found, 0);
}

function tell(terminal: Terminal, examined: Examined): void {
  const { print } = terminal;
  const say = speaker(terminal, doctorMessages);
  for (const { discrepancies, examined: count, found, part } of examined.parts) {
    print(`${found === 0 ? '✓' : '✗'} ${say('examined', { count, part: say(`part.${part}`) })}`);
    for (const discrepancy of discrepancies) {
      for (const line of wrapped(sentenceOf(terminal, discrepancy), '    ', '  – ')) print(line);
    }
    if (found > discrepancies.length) print(`  ${say('more', { count: found - discrepancies.length })}`);
    if (found === 0) continue;
    for (const line of wrapped(say('way-out', { way: say(`way-out.${part}`) }), '  ')) print(line);
  }
  if (examined.erased > 0) print(say('erased', { count: examined.erased }));
  if (examined.unreplayed > 0) print(say('unreplayed', { count: examined.unreplayed }));
  print();
  const found = foundIn(examined);
  print(found === 0 ? say('well') : say('wanting', { count: found }));
}

function sentenceOf(terminal: Terminal, { code, facts }: Discrepancy): string {
  const args: MessageArgs = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : String(fact)]),
  );
  return speaker(terminal, doctorMessages)(`found.${code}`, args);
}

function toJson(terminal: Terminal, examined: Examined): object {
  const parts = examined.parts.map((part) => ({
    ...part,
    discrepancies: part.discrepancies.map((one) => ({ ...one, sentence: sentenceOf(terminal, one) })),
  }));
  return { ...examined, well: foundIn(examined) === 0, parts };
}
