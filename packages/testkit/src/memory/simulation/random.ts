/** Randomness that begins anew from its seed: the same seed plays the same years again. */
import { assert } from '@touchstone/kernel';

export interface Random {
  /** A whole number from 0 to one below `bound`. */
  readonly below: (bound: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
}

/** The generator “mulberry32”, which is small and even enough to choose what people do. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (of) => {
      const one = of[below(of.length)];
      assert(one !== undefined, 'there is something to pick from');
      return one;
    },
  };
}
