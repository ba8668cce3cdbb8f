/** Published scheme versions; one of them with what a person at the terminal needs: criteria, levels, marks, clocks. */
import { clockInWords, ruleInWords, type CompiledScheme } from '@touchstone/domain';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { factLines, textTable, wrapped } from '../terminal/text-table.ts';
import type { ShowFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showScheme(hash: string | undefined, flags: ShowFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  await onInstallation(flags, async ({ database: { read }, schemes }) => {
    const all = await schemes.all(read);
    if (hash === undefined) {
      printVersions(terminal, flags, all);
      return;
    }
    const compiled = all.find((one) => one.hash.startsWith(hash));
    if (compiled === undefined) {
      terminal.warn(`✗ ${say('no-scheme', { hash })}`);
      foundWanting();
    } else if (flags.json === true) {
      printJson(terminal, compiled);
    } else {
      printVersion(terminal, compiled);
    }
  });
}

function printVersions(terminal: Terminal, flags: ShowFlags, all: readonly CompiledScheme[]): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  if (flags.json === true) {
    printJson(
      terminal,
      all.map(({ hash, scheme: { id, inForce, name, version } }) => ({ scheme: id, version, name, inForce, hash })),
    );
    return;
  }
  const rows = all.map(({ hash, scheme }) => [
    t.text(scheme.name),
    scheme.version,
    inForceInWords(terminal, { hash, scheme }),
    hash,
  ]);
  for (const line of textTable([say('scheme'), say('version'), say('in-force'), say('hash')], rows)) print(line);
}

function inForceInWords(terminal: Terminal, { scheme }: CompiledScheme): string {
  const { t } = terminal;
  const say = speaker(terminal, showMessages);
  const { from, until } = scheme.inForce;
  return until === undefined
    ? say('in-force-from', { from: t.date(from) })
    : say('in-force-between', { from: t.date(from), until: t.date(until) });
}

function printVersion(terminal: Terminal, compiled: CompiledScheme): void {
  const { print, strong, t } = terminal;
  const say = speaker(terminal, showMessages);
  const { hash, scheme } = compiled;
  print(strong(`${t.text(scheme.name)} ${scheme.version}`));
  for (const line of factLines([
    [say('scheme'), scheme.id],
    [say('in-force'), inForceInWords(terminal, compiled)],
    [say('hash'), hash],
  ])) {
    print(line);
  }
  print();
  const scales = scheme.scales.map(({ id, levels }) => [
    id,
    levels.map((level) => `${level.id} (${t.text(level.name)})`).join(' · '),
  ]);
  for (const line of textTable([say('scale'), say('levels')], scales)) print(line);
  print();
  const criteria = scheme.criteria.map(({ id, number, scale, title }) => [number, id, scale, t.text(title)]);
  for (const line of textTable([say('criterion'), say('criterion-id'), say('scale'), say('title')], criteria))
    print(line);
  print();
  for (const { awardedWhen, id, name } of scheme.marks) {
    for (const line of wrapped(
      `${say('mark')} ${id}: ${t.text(name)}. ${say('rule')}: ${ruleInWords(scheme, awardedWhen, t.language)}`,
      '  ',
      '',
    )) {
      print(line);
    }
  }
  print();
  print(say('clocks'));
  for (const clock of scheme.clocks) {
    for (const line of wrapped(`${t.text(clock.name)}: ${clockInWords(clock, t.language)}`, '    ', '  – '))
      print(line);
  }
}
