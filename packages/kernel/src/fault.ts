/**
 * Infrastructure trouble (database gone, disk full): the only class that is thrown on purpose. Caught in two places,
 * the HTTP handler and the job runner; `sentence` is what an operator reads, `retry` says whether trying again may help.
 */
export class Fault extends Error {
  readonly code: string;
  readonly retry: boolean;

  constructor(code: string, sentence: string, options: { readonly retry?: boolean; readonly cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retry = options.retry ?? false;
  }
}
