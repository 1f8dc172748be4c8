/**
 * Secrets in the keyring or in the file, whichever was chosen, and moved from one to the other. The place they come from
 * is emptied when all of them can be read at the new one, never before.
 */
import { err, ok, type Result, ServiceError, systemCode } from '../base/errors.ts';
import type { SecretGuard, SecretStore } from '../base/ports.ts';
import type { FileSecretStore } from './secrets-file.ts';

export interface Keyring extends SecretStore {
  /** Of all that it holds, also of what it can no longer read. */
  names(): readonly string[];
}

type Moved = { readonly to: 'keyring' | 'file'; readonly count: number };

/**
 * The store over both. A file with a passphrase was chosen over the keyring; secrets in clear, from a time without one, are
 * taken into the keyring.
 */
export async function createMovableSecrets(
  file: FileSecretStore,
  keyring: Keyring,
  told: (moved: Moved) => void,
): Promise<SecretStore> {
  const hasKeyring = keyring.protection === 'keyring';
  let current: SecretStore = file.protection === 'file' ? keyring : file;

  const toKeyring = async (): Promise<void> => {
    const secrets = await file.all();
    for (const [name, secret] of secrets) await keyring.set(name, secret);
    for (const [name, secret] of secrets) {
      if ((await keyring.get(name)) !== secret) throw new ServiceError('internal', 'the keyring did not keep it');
    }
    await file.remove();
    current = keyring;
    told({ to: 'keyring', count: secrets.size });
  };

  const toFile = async (passphrase: string): Promise<void> => {
    const secrets = new Map(await file.all());
    for (const name of keyring.names()) {
      const secret = await keyring.get(name);
      if (secret !== undefined) secrets.set(name, secret);
    }
    await file.adopt(secrets, passphrase);
    current = file;
    // What the keyring can no longer read stays in it: it may be able to again.
    for (const name of secrets.keys()) await keyring.delete(name);
    told({ to: 'file', count: secrets.size });
  };

  const kept = async (work: Promise<void>): Promise<Result<void>> => {
    try {
      await work;
      return ok(undefined);
    } catch (error) {
      if (error instanceof ServiceError) return err(error.code, error.detail);
      return err('settings.readOnly', systemCode(error));
    }
  };

  const guard: SecretGuard = {
    hasKeyring,
    unlock: file.guard.unlock,
    protect(by) {
      const isThere = current === keyring;
      if (by.with === 'passphrase') return isThere ? kept(toFile(by.passphrase)) : file.guard.protect(by);
      // In clear although there is a keyring: nobody can want that, and the next start would take them in again.
      if ((by.with === 'keyring') !== hasKeyring) return Promise.resolve(err('command.unsupported', by.with));
      return isThere ? Promise.resolve(ok(undefined)) : kept(toKeyring());
    },
  };

  // In clear beside a keyring: from a time when there was none.
  if (current === keyring) {
    const found = await file.all().catch(() => new Map<string, string>());
    if (found.size > 0) await kept(toKeyring());
  }
  return {
    get protection() {
      return current.protection;
    },
    get backend() {
      return current.backend ?? '';
    },
    get notices() {
      return [...(file.notices ?? []), ...(keyring.notices ?? [])];
    },
    get guard() {
      return guard;
    },
    get opened() {
      return current.opened ?? Promise.resolve();
    },
    get: (name) => current.get(name),
    set: (name, secret) => current.set(name, secret),
    delete: (name) => current.delete(name),
  };
}
