/**
 * A visitor without a browser: asks the server for pages and sends their forms as a browser would, hidden fields
 * included. Reads the pages by the attributes that a person's browser goes by.
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export interface Page {
  readonly status: number;
  readonly html: string;
  /** where a redirect leads */
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A file among the fields of a form. */
export interface FormFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

export type Filled = Readonly<Record<string, string | readonly string[] | FormFile>>;

export interface Visitor {
  readonly open: (path: string) => Promise<Page>;
  /** Sends the first form of `page` that goes to `action` (and holds the hidden `act`), with what is filled in over its hidden fields. */
  readonly send: (page: Page, action: string, filled: Filled, act?: string) => Promise<Page>;
  /** Sends fields that no page offered. */
  readonly post: (action: string, fields: Filled) => Promise<Page>;
}

export function createVisitor(http: FastifyInstance, headers: Readonly<Record<string, string>>): Visitor {
  const post = async (action: string, fields: Filled, multipart: boolean): Promise<Page> =>
    pageOf(
      await http.inject({
        method: 'POST',
        url: action,
        ...(multipart ? multipartBody(fields, headers) : urlencodedBody(fields, headers)),
      }),
    );
  return {
    open: async (path) => pageOf(await http.inject({ method: 'GET', url: path, headers })),
    send: (page, action, filled, act) => {
      const form = formOf(page, action, act);
      return post(action, { ...form.hidden, ...filled }, form.multipart);
    },
    post: (action, fields) => post(action, fields, false),
  };
}

/** Names of the fields that the summary of errors leads to. */
export function wrongFields({ html }: Page): readonly string[] {
  const summary = /<div class="error-summary"[^]*?<\/div>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => {
    const control = new RegExp(`<[^>]* id="${id}"[^>]* name="([^"]*)"`).exec(html);
    if (control?.[1] === undefined) throw new Error(`The summary leads to ${id}, which is not on the page`);
    return control[1];
  });
}

/** Labels, errors and the summary lead to controls by their ids, so no page may hold one twice. */
function pageOf({ body, headers, statusCode }: LightMyRequestResponse): Page {
  const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw new Error(`The page holds more than once: ${twice.join(', ')}`);
  return { status: statusCode, html: body, location: headers.location ?? '', headers };
}

function formOf(
  { html }: Page,
  action: string,
  act: string | undefined,
): { readonly hidden: Record<string, string>; readonly multipart: boolean } {
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form([^>]*)>([^]*?)<\/form>/g)) {
    if (!attributes.includes(`action="${action}"`)) continue;
    const hidden: Record<string, string> = {};
    for (const [, name = '', value = ''] of inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
      hidden[name] = value.replaceAll('&amp;', '&');
    }
    if (act === undefined || hidden['act'] === act)
      return { hidden, multipart: attributes.includes('multipart/form-data') };
  }
  throw new Error(`The page has no form that goes to ${action}${act === undefined ? '' : ` as ${act}`}`);
}

interface Body {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer;
}

function urlencodedBody(fields: Filled, headers: Readonly<Record<string, string>>): Body {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (isFile(value) ? [] : typeof value === 'string' ? [value] : value).map((one) => [name, one] as [string, string]),
  );
  return {
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(pairs).toString(),
  };
}

/** As RFC 7578 has it, with the file in its place among the fields. */
export function multipartBody(fields: Filled, headers: Readonly<Record<string, string>>): Body {
  const boundary = 'part-of-a-form';
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    isFile(value)
      ? [
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${value.fileName}"\r\n` +
              `content-type: ${value.mediaType}\r\n\r\n`,
          ),
          value.content,
          Buffer.from('\r\n'),
        ]
      : (typeof value === 'string' ? [value] : value).map((one) =>
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`),
        ),
  );
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function isFile(value: Filled[string]): value is FormFile {
  return typeof value === 'object' && 'content' in value;
}
