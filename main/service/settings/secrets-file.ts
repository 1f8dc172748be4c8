/** Secrets without a keyring: a file that only its owner may read, the environment, or memory. */
import { z } from 'zod';
import type { Notice, SecretStore } from '../base/ports.ts';
import { moveAside, writeFileAtomic } from '../files/atomic-file.ts';
import { FileDamage, readJsonFile } from '../files/data-file.ts';

const fileSchema = z.record(z.string(), z.string());

/** The environment variable that overrides a secret: `broker:home` -> `INGLENOOK_SECRET_BROKER_HOME`. */
export function secretVariable(name: string): string {
  return `INGLENOOK_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}

/**
 * Secrets in a JSON file (0600, atomic). The environment wins over the file. An unreadable file is moved aside, and
 * the store starts empty; `set` and `delete` throw what the file system throws.
 */
export function createFileSecretStore(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SecretStore {
  let loaded: Promise<Map<string, string>> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const notices: Notice[] = [];
  const load = (): Promise<Map<string, string>> => {
    loaded ??= readSecrets(path, (detail) => notices.push({ code: 'secrets.recovered', detail })).catch(
      (error: unknown) => {
        loaded = undefined;
        throw error;
      },
    );
    return loaded;
  };
  const change = (edit: (secrets: Map<string, string>) => void): Promise<void> => {
    const write = async (): Promise<void> => {
      const next = new Map(await load());
      edit(next);
      await writeFileAtomic(path, `${JSON.stringify(Object.fromEntries(next), null, 2)}\n`);
      loaded = Promise.resolve(next);
    };
    const result = writing.then(write);
    writing = result.catch(() => undefined);
    return result;
  };
  return {
    protection: 'file',
    notices,
    ready: async () => {
      await load();
    },
    get: async (name) => environment[secretVariable(name)] ?? (await load()).get(name),
    set: (name, secret) => change((secrets) => secrets.set(name, secret)),
    delete: (name) => change((secrets) => secrets.delete(name)),
  };
}

async function readSecrets(path: string, damaged: (aside: string) => void): Promise<Map<string, string>> {
  try {
    return new Map(Object.entries(fileSchema.parse((await readJsonFile(path)) ?? {})));
  } catch (error) {
    if (!(error instanceof FileDamage || error instanceof z.ZodError)) throw error;
    damaged(await moveAside(path, 'corrupt'));
    return new Map();
  }
}

/** Secrets that end with the process: demo and tests. */
export function createMemorySecretStore(initial: Readonly<Record<string, string>> = {}): SecretStore {
  const secrets = new Map(Object.entries(initial));
  return {
    protection: 'memory',
    get: async (name) => secrets.get(name),
    set: async (name, secret) => {
      secrets.set(name, secret);
    },
    delete: async (name) => {
      secrets.delete(name);
    },
  };
}
