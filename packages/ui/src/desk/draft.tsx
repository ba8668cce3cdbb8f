/**
 * The place in a form where the desk's island says that the device keeps what is written, and offers what an earlier visit
 * left unsaved. Without script it stays unseen, and the form is the form that it was.
 */
import type { VNode } from 'preact';
import { Notice } from '../components/notice.tsx';
import { valueOf, type FormState } from '../components/form-state.ts';
import type { PageFrame } from '../page/page-frame.ts';

export interface DraftProps {
  readonly frame: PageFrame;
  readonly form: FormState;
}

/** A device may be shared, so a draft is offered only to the account that wrote it. Nothing where nobody is signed in. */
export function Draft({ frame: { person, t }, form }: DraftProps): VNode | null {
  if (person === undefined) return null;
  // It came back from being sent: refused, or with room for one more entry.
  const unsaved = form.errors.length > 0 || valueOf(form, 'commandId') !== '';
  return (
    <div data-draft={person.account} {...(unsaved ? { 'data-unsaved': '' } : {})}>
      <div data-draft-offer hidden>
        <Notice tone="important" title={t('draft.offer')}>
          <p>{t('draft.offer-text', { when: '{when}' })}</p>
          <p data-draft-overtaken hidden>
            {t('draft.overtaken')}
          </p>
          <div class="button-row">
            <button class="button button-secondary" type="button" data-draft-restore>
              {t('draft.restore')}
            </button>
            <button class="button button-secondary" type="button" data-draft-drop>
              {t('draft.drop')}
            </button>
          </div>
        </Notice>
      </div>
      <p
        class="aside"
        role="status"
        data-draft-kept={t('draft.kept', { when: '{when}' })}
        data-draft-offline={t('draft.offline', { when: '{when}' })}
        data-draft-lost={t('draft.not-kept')}
      />
    </div>
  );
}
