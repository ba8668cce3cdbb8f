/**
 * Base58 with Bitcoin's alphabet, the `z` of multibase: only for the 34 bytes of a did:key and the like. The work grows with
 * the square of the length, so long texts are refused.
 */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const textLength = 128;

export function bytesToBase58(bytes: Uint8Array): string {
  const digits = convert(bytes, 256, 58);
  return [...leadingZeroes(bytes), ...digits].map((digit) => alphabet[digit]).join('');
}

/** Undefined where the text is not base58, or longer than any key. */
export function base58ToBytes(text: string): Uint8Array | undefined {
  if (text.length > textLength) return undefined;
  const digits = Array.from(text, (character) => alphabet.indexOf(character));
  if (digits.includes(-1)) return undefined;
  return Uint8Array.from([...leadingZeroes(digits), ...convert(digits, 58, 256)]);
}

/** A zero in front has no weight, so each is written on its own. */
function leadingZeroes(digits: ArrayLike<number>): readonly number[] {
  const all = Array.from(digits);
  const first = all.findIndex((digit) => digit !== 0);
  return first === -1 ? all : all.slice(0, first);
}

/** The digits of a number in another base, without leading zeroes. */
function convert(digits: Iterable<number>, from: number, to: number): readonly number[] {
  const result: number[] = [];
  for (const digit of digits) {
    let carry = digit;
    for (let at = 0; at < result.length; at += 1) {
      carry += (result[at] ?? 0) * from;
      result[at] = carry % to;
      carry = Math.floor(carry / to);
    }
    for (; carry > 0; carry = Math.floor(carry / to)) result.push(carry % to);
  }
  return result.reverse();
}
