/**
 * The keys of the desk, and the switch that turns them off (WCAG 2.1.4). Each key belongs to a control of the page that
 * names it in `aria-keyshortcuts`, so a page has those keys for which it has something to do. Unseen without script.
 */
import type { VNode } from 'preact';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';

/** Letters that are the same on the keyboards of every language that the pages speak. */
export const keys = { next: 'j', previous: 'k', write: 'w', save: 's', list: 'l' } as const;

export interface KeysProps {
  readonly t: Translator;
  /** a list of criteria, one criterion to read, or the form of its rating */
  readonly on: 'list' | 'criterion' | 'form';
}

export function Keys({ t, on }: KeysProps): VNode {
  const rows: readonly (readonly [string, string])[] = [
    [keys.next, t('keys.next')],
    [keys.previous, t('keys.previous')],
    ...(on === 'form'
      ? ([
          ['1, 2, 3 …', t('keys.level')],
          [keys.write, t('keys.write')],
          [keys.save, t('keys.save')],
          ['Ctrl + Enter', t('keys.send')],
        ] as const)
      : []),
    ...(on === 'list' ? [] : ([[keys.list, t('keys.list')]] as const)),
    ['?', t('keys.help')],
  ];
  return (
    <>
      <p data-keys-open hidden>
        <button class="button-quiet" type="button">
          {t('keys.open')}
        </button>
      </p>
      <dialog class="keys notice" aria-label={t('keys.title')}>
        <Table
          caption={t('keys.title')}
          columns={[{ label: t('keys.key') }, { label: t('keys.does') }]}
          rows={rows.map(([key, does]) => [<kbd>{key}</kbd>, does])}
        />
        <p>{t('keys.hint')}</p>
        <p>
          <label>
            <input type="checkbox" data-keys-on checked /> {t('keys.on')}
          </label>
        </p>
        <button class="button button-secondary" type="button" data-keys-close>
          {t('keys.close')}
        </button>
      </dialog>
    </>
  );
}
