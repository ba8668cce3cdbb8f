/** How large a file is, in the unit that a person would say; 1,024 bytes are a kB here, as in the limits. */
import type { Translator } from '../messages/translator.ts';

const kilobyte = 1_024;
const megabyte = 1_048_576;

/** Rounded to tenths below ten, so that nothing that is there reads as zero. */
export function fileSize(t: Translator, bytes: number): string {
  if (bytes < megabyte) return t('evidence.kilobytes', { size: t.number(rounded(bytes / kilobyte)) });
  return t('evidence.megabytes', { size: t.number(rounded(bytes / megabyte)) });
}

function rounded(value: number): number {
  return value >= 10 ? Math.round(value) : Math.max(0.1, Math.round(value * 10) / 10);
}
