/** A program that uses the API as any other would: it signs in, sends commands over kept connections, and is told the truth. */
import { defined } from '@touchstone/kernel';
import { commandType, type CommandName } from '@touchstone/domain';
import { demoAccounts, demoPassword, type DemoAccount } from '@touchstone/server';

export interface SentCommand {
  readonly id: string;
  readonly type: CommandName;
  /** absent where the command begins one */
  readonly stream?: string;
  readonly body: unknown;
}

/** `unknown`: the connection was lost or the server in trouble, and only sending the same command again tells. */
export type ApiAnswer =
  | { readonly outcome: 'accepted' | 'duplicate'; readonly stream: string; readonly version: number }
  | { readonly outcome: 'refused'; readonly status: number; readonly sentences: readonly string[] }
  | { readonly outcome: 'unknown'; readonly because: string };

export interface ApiClient {
  readonly send: (command: SentCommand) => Promise<ApiAnswer>;
  /** What stands at an address under `/api/v1`; throws where the answer is no success. */
  readonly read: (path: string) => Promise<unknown>;
  /** Sends the bytes of a file; answers what `evidence.add` says of them. */
  readonly upload: (content: string) => Promise<unknown>;
}

export async function signInToApi(address: string, who: DemoAccount['id']): Promise<ApiClient> {
  const { email } = defined(
    demoAccounts.find(({ id }) => id === who),
    `the account ${who}`,
  );
  const answer = await fetch(`${address}/api/v1/sessions`, post({}, { email, password: demoPassword }));
  if (answer.status !== 201) throw new Error(`Signing in as ${who}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  const success = async (path: string, request: RequestInit): Promise<unknown> => {
    const found = await fetch(`${address}/api/v1${path}`, { ...request, headers: { authorization } });
    if (!found.ok) throw new Error(`${path}: ${String(found.status)} ${await found.text()}`);
    return found.json();
  };
  return {
    send: (command) => send(address, authorization, command),
    read: (path) => success(path, {}),
    upload: (content) => {
      const body = new FormData();
      body.set('file', new Blob([content], { type: 'text/plain' }), 'file.txt');
      return success('/evidence-files', { method: 'POST', body });
    },
  };
}

async function send(
  address: string,
  authorization: string,
  { body, id, stream, type }: SentCommand,
): Promise<ApiAnswer> {
  const kind = commandType(type).stream;
  const folder = kind === 'access' || kind === 'evidence' ? kind : `${kind}s`;
  const headers = { authorization, 'idempotency-key': id };
  try {
    const answer = await fetch(
      `${address}/api/v1/${folder}/${stream === undefined ? '' : `${stream}/`}${type}`,
      post(headers, body),
    );
    if (answer.status >= 500) return { outcome: 'unknown', because: `${String(answer.status)} ${await answer.text()}` };
    if (answer.ok) return (await answer.json()) as ApiAnswer;
    const { refusals } = (await answer.json()) as { refusals: readonly { sentence: string }[] };
    return { outcome: 'refused', status: answer.status, sentences: refusals.map(({ sentence }) => sentence) };
  } catch (error) {
    return { outcome: 'unknown', because: reasonOf(error) };
  }
}

/** What `fetch` says is always the same; its cause says what happened. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {};
  return cause instanceof Error ? cause.message : String(error);
}

function post(headers: Readonly<Record<string, string>>, body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
