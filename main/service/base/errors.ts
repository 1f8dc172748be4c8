/**
 * Error codes and the Result that crosses every border. Expected failures are values; a thrown error is a bug.
 * Texts for people are made from the codes in the window and in the notifier, never here.
 */
export const errorCodes = [
  'request.invalid', // a parameter is missing, unknown or out of its type; detail names the field
  'request.tooLarge',
  'request.tooMany',
  'request.sender',
  'access.unknown', // no token, or one that is not known (any more)
  'access.denied', // who asks may not do this
  'answer.tooLarge', // there is an answer, but larger than one may be: ask for less, or page by page
  'internal', // a bug: logged with its stack, said without one
  'entity.unknown',
  'entity.unavailable',
  'device.unknown',
  'command.unsupported', // the entity has no such action, or not with these parameters
  'command.invalid', // a parameter is out of the entity's range or not among its options
  'command.template', // the command template of the device failed
  'command.timeout',
  'broker.unknown',
  'broker.offline',
  'broker.refused',
  'broker.unreachable',
  'broker.timeout',
  'broker.tls',
  'broker.url',
  'task.unknown',
  'task.invalid',
  'task.running',
  'automation.unknown',
  'automation.invalid',
  'alert.unknown',
  'mail.unreachable',
  'mail.timeout',
  'mail.tls',
  'mail.login',
  'mail.refused', // detail is what the server said
  'settings.invalid',
  'settings.readOnly',
  'secrets.locked',
  'history.unavailable',
  'service.stopped',
  'clock.real', // clock.* and power.* without a virtual clock
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What is said of a failure: a code from the closed list, and optionally the field or reason, never a secret. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** A success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failure with a code and, where it helps, the field or the reason. */
export function err(code: ErrorCode, detail?: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}

/** An expected failure on its way up to the nearest border, where it becomes a Result. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  constructor(code: ErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'ServiceError';
    this.code = code;
    this.detail = detail;
  }
}

/** Turns whatever was thrown into a Failure; anything unexpected is `internal` and keeps its text out. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof ServiceError) return err(thrown.code, thrown.detail).error;
  return { code: 'internal' };
}

/** Turns an unknown thrown value into an Error, so that a logger has a stack. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The end of a switch over a union: reaching it is a bug that the compiler should have seen. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}

/** The system's word for why a file could not be written: `EACCES`, `ENOSPC`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'write failed';
}
