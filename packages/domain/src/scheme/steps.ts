/** Which steps a scheme asks for. What it does not ask for stands in nobody's way, and may be taken all the same. */
import type { Step } from './process.ts';
import type { Scheme } from './scheme.ts';

export function asksStep({ steps = [] }: Scheme, step: Step): boolean {
  return steps.some((one) => one.step === step);
}
