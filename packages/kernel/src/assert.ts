/**
 * Defects: a broken invariant ends the work at hand at once. Never caught and continued; an expected "no" is a Refusal,
 * trouble outside of the program is a Fault.
 */
export function assert(condition: unknown, invariant: string): asserts condition {
  if (condition === false || condition === null || condition === undefined || condition === 0 || condition === '') {
    throw new Error(`Broken invariant: ${invariant}`);
  }
}

/** The value, which by construction is there. */
export function defined<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Broken invariant: ${what} is missing`);
  return value;
}

/** Closes an exhaustive `switch`: the compiler refuses a missing case, the program stops at an impossible one. */
export function never(value: never, what: string): never {
  throw new Error(`Broken invariant: unknown ${what} ${JSON.stringify(value)}`);
}
