/** The levels of a criterion's scale as radio buttons: the scheme's word, its meaning, and what it asks for. */
import type { Criterion, Level, Scheme } from '@touchstone/domain';
import type { Choice } from '../components/choice.ts';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';

/** Best first. */
export function levelChoices(t: Translator, scheme: Scheme, criterion: Criterion): readonly Choice[] {
  const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
  return levels.map((level, index) => {
    const asks = asksFor(t, level);
    return {
      value: level.id,
      shortcut: String(index + 1),
      label: <SchemeWords t={t} words={level.name} />,
      ...(level.meaning === undefined && asks === undefined
        ? {}
        : {
            hint: (
              <>
                {level.meaning !== undefined && <SchemeWords t={t} words={level.meaning} />} {asks}
              </>
            ),
          }),
    };
  });
}

function asksFor(t: Translator, { evidence, rationale }: Level): string | undefined {
  if (rationale === 'required') return t(evidence === 'required' ? 'rating.asks-both' : 'rating.asks-rationale');
  return evidence === 'required' ? t('rating.asks-evidence') : undefined;
}
