/** Tells the operator about trouble, on standard error, under a number that the visitor is shown too. */
import { randomBytes } from 'node:crypto';

export function reportTrouble(error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${new Date().toISOString()} [${reference}] ${text}\n`);
  return reference;
}
