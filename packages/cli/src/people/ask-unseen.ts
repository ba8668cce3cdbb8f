/** Asks at the terminal for something that nobody looking over the shoulder shall see. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
