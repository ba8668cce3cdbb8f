/** The shape of a tone, drawn in the colour of its text. Says nothing to those who hear the page: its word stands by it. */
import type { VNode } from 'preact';
import { never } from '@touchstone/kernel';
import type { Tone } from './tone.ts';

export function ToneShape({ tone }: { readonly tone: Tone }): VNode {
  return (
    <svg class={`shape tone-${tone}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <Drawing tone={tone} />
    </svg>
  );
}

function Drawing({ tone }: { readonly tone: Tone }): VNode {
  switch (tone) {
    case 'verified':
      return (
        <>
          <path class="shape-fill" d="M8 .5 13.5 2.7v5.3c0 3.6-2.3 6.1-5.5 7.5C4.8 14.1 2.5 11.6 2.5 8V2.7z" />
          <path class="shape-cut" d="m5.2 7.9 2.1 2.1 3.6-4" />
        </>
      );
    case 'good':
      return <circle class="shape-fill" cx="8" cy="8" r="7" />;
    case 'part':
      return (
        <>
          <circle class="shape-line" cx="8" cy="8" r="6.1" />
          <path class="shape-fill" d="M8 1.9a6.1 6.1 0 0 0 0 12.2z" />
        </>
      );
    case 'adverse':
      return (
        <>
          <path class="shape-fill" d="M8 .3 15.7 8 8 15.7.3 8z" />
          <path class="shape-cut" d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" />
        </>
      );
    case 'open':
      return <circle class="shape-line" cx="8" cy="8" r="6.1" />;
    case 'late':
      return (
        <>
          <path class="shape-fill" d="M8 .8 15.7 14.8H.3z" />
          <path class="shape-cut" d="M8 5.6v4.4m0 1.8v.4" />
        </>
      );
    case 'stopped':
      return <rect class="shape-fill" x="1.5" y="1.5" width="13" height="13" rx="1" />;
    case 'neutral':
      return <path class="shape-line" d="M2.5 8h11" />;
    default:
      return never(tone, 'tone');
  }
}
