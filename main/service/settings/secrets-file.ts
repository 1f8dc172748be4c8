/** Secrets without a keyring: a file that only its owner may read, the environment, or memory. */
import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import type { SecretStore } from '../ports.ts';
import { asideName, writeFileAtomic } from './atomic-file.ts';

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
  const load = (): Promise<Map<string, string>> => {
    loaded ??= readSecrets(path).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
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
    get: async (name) => environment[secretVariable(name)] ?? (await load()).get(name),
    set: (name, secret) => change((secrets) => secrets.set(name, secret)),
    delete: (name) => change((secrets) => secrets.delete(name)),
  };
}

async function readSecrets(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(text))));
  } catch {
    await rename(path, asideName(path, 'corrupt', new Date()));
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
