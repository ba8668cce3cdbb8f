/** The HTTP interface as people read it: how to sign in, how commands and reads behave, and every operation. */
import type { VNode } from 'preact';
import { Details } from '../components/details.tsx';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { operationsByTag, sharedParameters, type ApiField, type ApiOperation, type ApiType } from './api-operation.ts';

export interface ApiPageProps {
  readonly frame: PageFrame;
  /** the OpenAPI document that programs get */
  readonly openApi: unknown;
}

export function ApiPage({ frame, openApi }: ApiPageProps): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('api.title')} description={t('api.description')} visibility="public" width="wide">
      <h1>{t('api.title')}</h1>
      <p class="lead">{t('api.lead')}</p>
      <ul>
        <li>
          <a href="/api/v1/openapi.json">{t('api.openapi')}</a>
        </li>
        <li>
          <a href="/api/refusals">{t('api.refusals-link')}</a>
        </li>
      </ul>
      <h2>{t('api.public')}</h2>
      <p>{t('api.public-text')}</p>
      <ul>
        <li>
          <code>/credentials/…</code>
          {t('component.colon')} {t('api.public-credential')}
        </li>
        <li>
          <code>/.well-known/did.json</code>
          {t('component.colon')} {t('api.public-did')}
        </li>
        <li>
          <code>/status/revocation</code>, <code>/status/suspension</code>
          {t('component.colon')} {t('api.public-status')}
        </li>
        <li>
          <code>/log/checkpoint</code>, <code>/log/tile/…</code>, <code>/log/proof/…</code>
          {t('component.colon')} {t('api.public-log')}
        </li>
      </ul>
      <h2>{t('api.sign-in')}</h2>
      <p>{t('api.sign-in-text')}</p>
      <h2>{t('api.commands')}</h2>
      <p>{t('api.commands-text')}</p>
      <Fields t={t} caption={t('api.headers')} fields={sharedParameters(openApi)} />
      <h2>{t('api.reads')}</h2>
      <p>{t('api.reads-text')}</p>
      <h2>{t('api.operations')}</h2>
      {[...operationsByTag(openApi)].map(([tag, operations]) => (
        <section>
          <h3 id={tag}>{tag}</h3>
          {operations.map((operation) => (
            <Operation t={t} operation={operation} />
          ))}
        </section>
      ))}
    </Page>
  );
}

function Operation({ t, operation }: { readonly t: Translator; readonly operation: ApiOperation }): VNode {
  const { id, method, path, summary, description, parameters, body, answers } = operation;
  return (
    <div class="operation" id={id}>
      <p>
        <code>
          <strong>{method}</strong> {path}
        </code>
      </p>
      <p lang="en">
        {summary} {description}
      </p>
      {parameters.length > 0 && (
        <Details summary={t('api.parameters')}>
          <Fields t={t} caption={t('api.parameters')} fields={parameters} />
        </Details>
      )}
      {body.length > 0 && (
        <Details summary={t('api.body')}>
          <Fields t={t} caption={t('api.body')} fields={body} />
        </Details>
      )}
      <p class="source">{t('api.answers', { codes: answers.join(', ') })}</p>
    </div>
  );
}

interface FieldsProps {
  readonly t: Translator;
  readonly caption: string;
  readonly fields: readonly ApiField[];
}

function Fields({ t, caption, fields }: FieldsProps): VNode {
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: t('api.field') }, { label: t('api.type') }, { label: t('api.note') }]}
      rows={fields.map(({ name, type, required, note }) => [
        <code>{name}</code>,
        `${typeWords(t, type)}, ${t(required ? 'api.required' : 'api.optional')}`,
        note === undefined ? '–' : <span lang="en">{note}</span>,
      ])}
    />
  );
}

function typeWords(t: Translator, type: ApiType): string {
  switch (type.kind) {
    case 'text':
      if (type.pattern !== undefined) return t('api.type.pattern', { pattern: type.pattern });
      return type.max === undefined ? t('api.type.text') : t('api.type.text-max', { max: type.max });
    case 'list':
      return t('api.type.list', { item: typeWords(t, type.item) });
    case 'choice':
      return t('api.type.choice', { choices: type.choices.join(', ') });
    default:
      return t(`api.type.${type.kind}`);
  }
}
