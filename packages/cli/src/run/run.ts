/** The work of `touchstone run`: composes the command, sends it through `runCommand`, and tells what it came to. */
import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { limits, parseInstant, type Refusal } from '@touchstone/kernel';
import { accessStream, commandType, type CommandName } from '@touchstone/domain';
import type { Answer, Installation, Request } from '@touchstone/server';
import { readAccountId } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import { onInstallation } from '../installation-options.ts';
import { readPerson } from '../people/read-person.ts';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import { readInput } from '../terminal/read-input.ts';
import {
  openTerminal,
  printJson,
  printRefusals,
  refusalsToJson,
  speaker,
  type Terminal,
} from '../terminal/terminal.ts';
import { bodyShape } from './body-shape.ts';
import { setMembers } from './compose-body.ts';
import { explainCommand, printCommands, requireCommandName } from './explain-command.ts';
import type { RunFlags } from './run-flags.ts';
import { runMessages } from './run-messages.ts';

export async function run(name: string | undefined, flags: RunFlags): Promise<void> {
  const terminal = openTerminal();
  if (name === undefined) {
    if (flags.list !== true) throw calledWrongly('Name a command; touchstone run --list shows them all.');
    printCommands(terminal);
    return;
  }
  const type = requireCommandName(terminal, name);
  if (flags.help === true) {
    explainCommand(terminal, type);
    return;
  }
  const { as: email } = flags;
  if (email === undefined) throw calledWrongly(`Say whose account acts: touchstone run ${type} --as you@example.org …`);
  const { begins, stream: kind } = commandType(type);
  if (begins !== true && flags.on === undefined) {
    throw calledWrongly(`${type} is about something that exists: name it with --on ${kind}_…`);
  }
  if (flags.file !== undefined && type !== 'evidence.add') throw calledWrongly('--file goes with evidence.add only.');
  const request = await composeRequest(type, flags);
  await onInstallation(flags, async (installation) => {
    tellAnswer(terminal, flags, type, await send(installation, request, email, flags));
  });
}

interface Composed extends Omit<Request, 'stream'> {
  readonly type: CommandName;
}

async function composeRequest(type: CommandName, flags: RunFlags): Promise<Composed> {
  const { base, id = uuid(), observedAt } = flags;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw calledWrongly(`“${id}” is not a UUID. Leave --id out and one is made.`);
  }
  if (base !== undefined && !/^\d{1,9}$/.test(base))
    throw calledWrongly(`“${base}” is not a version. Give a whole number with --base.`);
  const observed = observedAt === undefined ? undefined : parseInstant(observedAt);
  if (observedAt !== undefined && observed === undefined) {
    throw calledWrongly(`“${observedAt}” is not a moment. Write it like this: --observed-at 2026-01-31T12:00:00Z.`);
  }
  const composed = setMembers(bodyShape(commandType(type)), await readBody(flags), flags.set ?? []);
  if ('unreadable' in composed) {
    throw calledWrongly(`“${composed.unreadable}” is not a member of the body. Write it like this: --set name=value.`);
  }
  return {
    ...{ id, type, body: composed.body },
    ...(base === undefined ? {} : { base: Number(base) }),
    ...(observed === undefined ? {} : { observedAt: observed }),
  };
}

async function readBody({ body, bodyFile }: RunFlags): Promise<unknown> {
  if (body !== undefined && bodyFile !== undefined)
    throw calledWrongly('Give the body once: with --body or with --body-file.');
  const text = bodyFile === undefined ? (body ?? '{}') : await readInput(bodyFile, limits.bodyBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw calledWrongly(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function send(installation: Installation, composed: Composed, email: string, flags: RunFlags): Promise<Answer> {
  const { read } = installation.database;
  const person = await readPerson(read, email);
  if (!person.ok) return refused(person.error);
  const { stream: kind } = commandType(composed.type);
  const body = flags.file === undefined ? composed.body : await withFile(installation, flags.file, composed.body);
  if (body === undefined)
    return refused({ code: 'evidence.too-large', at: 'file', facts: { megabytes: limits.evidenceBytes / 2 ** 20 } });
  const account = kind === 'access' ? await readAccountId(read, emailIn(body)) : undefined;
  const stream = flags.on ?? (account === undefined ? `${kind}_${uuid()}` : accessStream(account));
  return installation.run({ ...composed, body, stream }, person.value);
}

function refused(refusal: Refusal): Answer {
  return { outcome: 'refused', refusals: [refusal] };
}

/** Duties have one stream for each account, so that nobody holds one twice. */
function emailIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'email' in body ? String(body.email) : '';
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.md': 'text/markdown',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
};

/** Holds the file and describes it in the body, where the body does not do so itself. Undefined where it is too large. */
async function withFile({ evidenceFiles }: Installation, file: string, body: unknown): Promise<object | undefined> {
  let held;
  try {
    held = await evidenceFiles.hold(createReadStream(file), limits.evidenceBytes);
  } catch (error) {
    throw calledWrongly(`“${file}” cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (held === undefined) return undefined;
  const fileName = basename(file);
  const mediaType = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
  return { fileName, title: fileName, mediaType, ...(typeof body === 'object' ? body : {}), ...held };
}

function tellAnswer(terminal: Terminal, flags: RunFlags, command: CommandName, answer: Answer): void {
  const say = speaker(terminal, runMessages);
  if ('refusals' in answer) {
    foundWanting();
    if (flags.json === true) {
      printJson(terminal, { ...answer, refusals: refusalsToJson(terminal, answer.refusals) });
      return;
    }
    printRefusals(terminal, answer.refusals);
    if (answer.outcome === 'conflict') terminal.warn(say('conflict', { version: answer.current }));
    return;
  }
  if (flags.json === true) {
    printJson(terminal, answer);
    return;
  }
  const { outcome, stream, version } = answer;
  terminal.print(say(outcome, { command, stream, version }));
  if (command === 'award.confirm') terminal.print(say('credential-later'));
}
