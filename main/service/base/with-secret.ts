/** A secret and what it belongs to are changed together, or neither is. */
import { err, type Result, toError } from './errors.ts';
import type { Logger, SecretStore } from './ports.ts';

export interface SecretChange {
  readonly name: string;
  /** `null` forgets it. */
  readonly secret: string | null;
  /** What is said of it in errors; never the secret. */
  readonly what: string;
}

/**
 * Keeps a secret, then makes the change that needs it; where that is refused, the secret is what it was. `settings.readOnly`
 * where it cannot be kept: then the change is not tried. A locked store can forget nothing, and holds no change up.
 */
export async function withSecret<T>(
  { secrets, logger }: { readonly secrets: SecretStore; readonly logger: Logger },
  { name, secret, what }: SecretChange,
  change: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (secret === null && secrets.protection === 'locked') return change();
  const put = (to: string | null): Promise<void> => (to === null ? secrets.delete(name) : secrets.set(name, to));
  let before: string | undefined;
  try {
    before = await secrets.get(name);
    if ((before ?? null) !== secret) await put(secret);
  } catch (error) {
    logger.error('secret.notKept', { name, error: toError(error) });
    return err('settings.readOnly', what);
  }
  const changed = await change();
  if (changed.ok) return changed;
  if ((before ?? null) === secret) return changed;
  await put(before ?? null).catch((error: unknown) =>
    logger.error('secret.notPutBack', { name, error: toError(error) }),
  );
  return changed;
}
