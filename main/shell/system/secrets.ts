/** The SecretStore port over the system's keyring: each secret encrypted, all in one small file beside the settings. */
import { join } from 'node:path';
import { safeStorage } from 'electron';
import * as z from 'zod';
import { ServiceError, toError } from '../../service/base/errors.ts';
import type { Logger, Notice, SecretStore, Timers } from '../../service/base/ports.ts';
import { moveAside, writeFileAtomic } from '../../service/files/atomic-file.ts';
import { readJsonFile } from '../../service/files/data-file.ts';
import { createMovableSecrets, type Keyring } from '../../service/settings/movable-secrets.ts';
import { givenPassphrase } from '../../service/settings/passphrase.ts';
import { createFileSecretStore } from '../../service/settings/secrets-file.ts';

/** Base64 of the encrypted secret by name. */
const schema = z.record(z.string(), z.base64());

/** A keyring that asks the person for its password may take its time; so long what needs a secret waits for it. */
const openWithinMs = 10_000;

/**
 * Opens the store without waiting for it; call it when the app is ready. `protection` is `locked` until the keyring has
 * opened, `plain` where it protects nothing (Chromium's `basic_text` backend). Where there is no keyring at all it is the
 * headless process's file, which a passphrase protects or its mode alone. `get`, `set` and `delete` throw `secrets.locked` while it takes longer
 * than 10 s.
 */
export function createSecretStore(dataDir: string, logger: Logger, timers: Timers): SecretStore {
  const log = logger.child('secrets');
  let opened: SecretStore | undefined;
  const opening = openStore(dataDir, log).then((store) => {
    opened = store;
    return store;
  });
  const locked = Promise.withResolvers<never>();
  locked.promise.catch(() => undefined);
  const stopWaiting = timers.after(openWithinMs, () => {
    log.warn('keyring.locked');
    locked.reject(new ServiceError('secrets.locked'));
  });
  opening.then(stopWaiting, stopWaiting);
  const store = (): Promise<SecretStore> => Promise.race([opening, locked.promise]);
  return {
    get protection() {
      return opened?.protection ?? 'locked';
    },
    get backend() {
      return opened?.backend ?? '';
    },
    get notices() {
      return opened?.notices ?? [];
    },
    get guard() {
      return opened?.guard;
    },
    opened: opening.then((store) => (store.protection === 'locked' ? store.opened : undefined)),
    get: async (name) => (await store()).get(name),
    set: async (name, secret) => (await store()).set(name, secret),
    delete: async (name) => (await store()).delete(name),
  };
}

/** The keyring, unless there is none, or the person has chosen a passphrase in its place. */
async function openStore(dataDir: string, log: Logger): Promise<SecretStore> {
  const path = join(dataDir, 'secrets.json');
  const file = createFileSecretStore(path, process.env, await givenPassphrase(process.env));
  await file.ready().catch((error: unknown) => log.error('file.unreadable', { error: toError(error) }));
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return file;
  const keyring = await openKeyring(dataDir, log);
  return createMovableSecrets(file, keyring, (moved) => log.info('secrets.moved', moved));
}

async function openKeyring(dataDir: string, log: Logger): Promise<Keyring> {
  const backend = nameOfBackend();
  const file = join(dataDir, 'keyring.json');
  const notices: Notice[] = [];
  const entries = await readEntries(file, (aside, error) => {
    log.error('file.setAside', { path: aside, error });
    notices.push({ code: 'secrets.recovered', detail: aside });
  });

  // Writes queue up behind each other, so that an older map never lands last.
  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    const written = writing.then(() => writeFileAtomic(file, `${JSON.stringify(Object.fromEntries(entries))}\n`));
    writing = written.catch(() => undefined);
    return written;
  };
  const put = async (name: string, secret: string): Promise<void> => {
    entries.set(name, (await safeStorage.encryptStringAsync(secret)).toString('base64'));
    await save();
  };

  return {
    protection: backend === worthless ? 'plain' : 'keyring',
    backend,
    notices,
    names: () => [...entries.keys()],
    async get(name) {
      const found = entries.get(name);
      if (found === undefined) return undefined;
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(found, 'base64'));
        if (shouldReEncrypt) await put(name, result);
        return result;
      } catch (thrown) {
        // Another keyring, or a profile moved to another machine: the person has to give the password again.
        log.error('secret.undecryptable', { name, error: toError(thrown) });
        return undefined;
      }
    },
    set: put,
    async delete(name) {
      if (entries.delete(name)) await save();
    },
  };
}

/** Chromium's stand-in for a keyring: whoever reads the file can decrypt it. */
const worthless = 'basic_text';

function nameOfBackend(): string {
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
  return process.platform === 'darwin' ? 'keychain' : 'dpapi';
}

/** A damaged file is moved aside: the next password that is kept must not overwrite the others in it. */
async function readEntries(
  file: string,
  onDamage: (aside: string, error: Error) => void,
): Promise<Map<string, string>> {
  try {
    return new Map(Object.entries(schema.parse((await readJsonFile(file)) ?? {})));
  } catch (thrown) {
    onDamage(await moveAside(file, 'corrupt').catch(() => file), toError(thrown));
    return new Map();
  }
}
