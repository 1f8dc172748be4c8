/** The SecretStore port over the system's keyring: each secret encrypted, all in one small file beside the settings. */
import path from 'node:path';
import { safeStorage } from 'electron';
import * as z from 'zod';
import { toError } from '../service/errors.ts';
import type { Logger, Notice, SecretStore } from '../service/ports.ts';
import { moveAside, writeFileAtomic } from '../service/settings/atomic-file.ts';
import { readJsonFile } from '../service/settings/read-file.ts';
import { createFileSecretStore } from '../service/settings/secrets-file.ts';

/** Base64 of the encrypted secret by name. */
const schema = z.record(z.string(), z.base64());

/**
 * Opens the store; call it when the app is ready. `protection` is `plain` where the keyring protects nothing (Chromium's
 * `basic_text` backend). Where there is no keyring at all it is the headless process's file, which its mode protects.
 */
export async function createSecretStore(dataDir: string, logger: Logger): Promise<SecretStore> {
  const log = logger.child('secrets');
  if (!(await safeStorage.isAsyncEncryptionAvailable()))
    return createFileSecretStore(path.join(dataDir, 'secrets.json'));
  const backend = nameOfBackend();
  const file = path.join(dataDir, 'keyring.json');
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
