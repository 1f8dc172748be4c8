/** Passwords of brokers: kept in the secret store, known here only by whether there is one. */
import type { Change } from '../base/editing.ts';
import { type Result, toError } from '../base/errors.ts';
import type { Logger, SecretStore } from '../base/ports.ts';
import { withSecret } from '../base/with-secret.ts';
import type { Settings } from '../model/settings.ts';
import type { SettingsHolder } from '../settings/holder.ts';
import { passwordName } from './brokers.ts';

export interface PasswordChange {
  readonly id: string;
  readonly password: string | null | undefined;
  readonly touched: keyof Settings;
}

export class Passwords {
  readonly #secrets: SecretStore;
  readonly #log: Logger;
  readonly #known = new Set<string>();
  /** One after the other: what is put back must be what was there. */
  #turn: Promise<unknown> = Promise.resolve();

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

  /**
   * Makes a change of the settings with the password that it needs; neither is kept without the other.
   * @param password undefined leaves it as it is; `null` or nothing removes it.
   * @param touched the part of the settings that shows whether there is one.
   */
  async changeWith<T>(
    settings: Pick<SettingsHolder, 'change' | 'check'>,
    { id, password, touched }: PasswordChange,
    change: Change<Settings, T>,
  ): Promise<Result<T>> {
    if (password === undefined) return settings.change(change);
    const turn = this.#turn.then(async () => {
      // What would be refused anyway touches no password.
      const possible = settings.check(change);
      if (!possible.ok) return possible;
      const had = this.#known.has(id);
      const will = password !== null && password !== '';
      const secret = { name: passwordName(id), secret: will ? password : null, what: 'password' };
      return withSecret({ secrets: this.#secrets, logger: this.#log }, secret, async () => {
        this.#mark(id, will);
        const changed = await settings.change(change, [touched]);
        if (!changed.ok) this.#mark(id, had);
        return changed;
      });
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #mark(id: string, has: boolean): void {
    if (has) this.#known.add(id);
    else this.#known.delete(id);
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
