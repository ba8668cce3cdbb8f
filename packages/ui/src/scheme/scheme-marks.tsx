/** Every mark of a scheme: who can have it, what it takes, how long it holds, and what its holder must keep to. */
import type { VNode } from 'preact';
import type { AwardCondition } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { RuleTree } from './rule-tree.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

/** Each has an address of its own, which credentials name. */
export function SchemeMarks({ t, scheme }: SaidOfScheme): VNode {
  const clockName = (id: string) => scheme.clocks.find((clock) => clock.id === id)?.name;
  const offered = scheme.marks.every(({ offeredWhen }) => offeredWhen === undefined);
  return (
    <section>
      <h2 id="marks">{t('scheme.marks')}</h2>
      {scheme.marks.map(({ id, name, offeredWhen, awardedWhen, validityClock, conditions = [], source }) => {
        const validity = clockName(validityClock);
        return (
          <section class="mark-rules" id={`mark-${id}`}>
            <h3>
              <SchemeWords t={t} words={name} />
            </h3>
            <dl class="facts">
              {!offered && (
                <div>
                  <dt>{t('scheme.offered')}</dt>
                  <dd>
                    {offeredWhen === undefined ? (
                      t('scheme.offered-always')
                    ) : (
                      <RuleTree t={t} scheme={scheme} rule={offeredWhen} />
                    )}
                  </dd>
                </div>
              )}
              <div>
                <dt>{t('scheme.awarded')}</dt>
                <dd>
                  <RuleTree t={t} scheme={scheme} rule={awardedWhen} />
                </dd>
              </div>
              {validity !== undefined && (
                <div>
                  <dt>{t('scheme.validity')}</dt>
                  <dd>{t('scheme.validity-clock', { clock: t.text(validity) })}</dd>
                </div>
              )}
              {conditions.length > 0 && (
                <div>
                  <dt>{t('scheme.conditions')}</dt>
                  <dd>
                    <ul>
                      {conditions.map((condition) => (
                        <Condition t={t} scheme={scheme} condition={condition} />
                      ))}
                    </ul>
                  </dd>
                </div>
              )}
            </dl>
            <SourceNote t={t} source={source} />
          </section>
        );
      })}
    </section>
  );
}

function Condition({ t, scheme, condition }: SaidOfScheme & { readonly condition: AwardCondition }): VNode {
  const { text, when, clock, source } = condition;
  const by = scheme.clocks.find(({ id }) => id === clock)?.name;
  return (
    <li>
      <SchemeWords t={t} words={text} />
      {by !== undefined && <span class="aside">{t('scheme.condition-by', { clock: t.text(by) })}</span>}
      {when !== undefined && (
        <div class="aside">
          {t('scheme.condition-when')} <RuleTree t={t} scheme={scheme} rule={when} />
        </div>
      )}
      <SourceNote t={t} source={source} />
    </li>
  );
}
