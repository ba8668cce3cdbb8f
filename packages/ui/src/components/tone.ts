/**
 * The eight tones in which a state can be shown. Each has one shape and one colour everywhere, and is never shown
 * without its word. What a level means is the scheme's: its tone follows from the level's own fields.
 */
import type { Level, Scale } from '@touchstone/domain';

/**
 * `verified`: checked and valid; `good`: fully there; `part`: partly there; `adverse`: not there, refused or broken;
 * `open`: to be done; `late`: its day has passed; `stopped`: suspended or ended; `neutral`: does not apply.
 */
export type Tone = 'verified' | 'good' | 'part' | 'adverse' | 'open' | 'late' | 'stopped' | 'neutral';

/** Best level good, adverse levels adverse, what lies between part. */
export function levelTone(scale: Scale, level: Level): Tone {
  if (level.adverse) return 'adverse';
  return scale.levels.every((other) => other.rank <= level.rank) ? 'good' : 'part';
}
