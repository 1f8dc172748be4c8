/** A part of the settings that its owner reads and changes at once, while the change is still on its way to the disk. */
import { ok, type Result, toError } from '../base/errors.ts';
import type { Logger } from '../base/ports.ts';

export interface Kept<T> {
  /** What was set last, or what the settings hold. */
  get(): T;
  /** @param write writes the change; when that fails, the settings hold again. */
  set(value: T, write: () => Promise<Result<unknown>>): void;
  /** How the latest change ended, when it has. */
  saved(): Promise<Result<void>>;
}

/** @param refused is told when a change was not kept. */
export function createKept<T>(read: () => T, log: Logger, refused: () => void = () => undefined): Kept<T> {
  let latest: { readonly value: T } | undefined;
  let writing: Promise<Result<void>> = Promise.resolve(ok(undefined));
  return {
    get: () => (latest === undefined ? read() : latest.value),
    set(value, write) {
      const mine = { value };
      latest = mine;
      writing = write().then(
        (result) => {
          if (latest === mine) latest = undefined;
          if (result.ok) return ok(undefined);
          log.warn('settings.notSaved', { ...result.error });
          refused();
          return result;
        },
        (error: unknown) => {
          if (latest === mine) latest = undefined;
          log.error('settings.failed', { error: toError(error) });
          refused();
          return { ok: false, error: { code: 'internal' } };
        },
      );
    },
    saved: () => writing,
  };
}
