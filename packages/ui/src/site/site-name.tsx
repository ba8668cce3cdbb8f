/** A site by its name in a list, with its operator, and marked where it is fictional. */
import type { VNode } from 'preact';
import { Fictional } from '../components/fictional.tsx';
import type { Translator } from '../messages/translator.ts';

export interface SiteNameProps {
  readonly t: Translator;
  readonly name: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly href?: string;
}

export function SiteName({ t, name, operator, fictional, href }: SiteNameProps): VNode {
  return (
    <div>
      <div>
        {href === undefined ? name : <a href={href}>{name}</a>} {fictional && <Fictional t={t} />}
      </div>
      <span class="aside">{operator}</span>
    </div>
  );
}
