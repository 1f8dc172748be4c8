/** Passwords of brokers: kept in the secret store, known here only by whether there is one. */
import { err, ok, type Result, toError } from '../base/errors.ts';
import type { Logger, SecretStore } from '../base/ports.ts';
import { passwordName } from './brokers.ts';

export class Passwords {
  readonly #secrets: SecretStore;
  readonly #log: Logger;
  readonly #known = new Set<string>();

  constructor(secrets: SecretStore, logger: Logger) {
    this.#secrets = secrets;
    this.#log = logger.child('passwords');
  }

  has(brokerId: string): boolean {
    return this.#known.has(brokerId);
  }

  /** Looks which of these brokers have one. */
  async load(brokerIds: readonly string[]): Promise<void> {
    for (const id of brokerIds) {
      const password = await this.#secrets.get(passwordName(id)).catch(() => undefined);
      if (password !== undefined) this.#known.add(id);
    }
  }

  /** Stores or removes a password; `settings.readOnly` when it cannot be kept. */
  async set(brokerId: string, password: string | null): Promise<Result<void>> {
    const name = passwordName(brokerId);
    const removes = password === null || password === '';
    try {
      if (removes) await this.#secrets.delete(name);
      else await this.#secrets.set(name, password);
    } catch (error) {
      this.#log.error('password.notKept', { broker: brokerId, error: toError(error) });
      return err('settings.readOnly', 'password');
    }
    if (removes) this.#known.delete(brokerId);
    else this.#known.add(brokerId);
    return ok(undefined);
  }
}

/** Calls `unlocked` once secrets can be read, if they cannot yet: the start does not wait for a locked keyring for ever. */
export function whenUnlocked(
  { secrets, logger }: { readonly secrets: SecretStore; readonly logger: Logger },
  unlocked: () => Promise<void>,
): void {
  if (secrets.protection !== 'locked') return;
  secrets.opened?.then(unlocked).catch((error: unknown) => logger.error('secrets.unopened', { error: toError(error) }));
}
