/** Secrets without a keyring: a file that only its owner may read, the environment, or memory. */
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { err, ok, ServiceError, systemCode } from '../base/errors.ts';
import type { Notice, SecretGuard, SecretStore } from '../base/ports.ts';
import { moveAside, writeFileAtomic } from '../files/atomic-file.ts';
import { FileDamage, readJsonFile } from '../files/data-file.ts';
import type { GivenPassphrase } from './passphrase.ts';
import { isSealed, keyOf, type Sealed, type SealKey, seal, sealedSchema, unseal } from './sealed.ts';

const fileSchema = z.record(z.string(), z.string());

/** The environment variable that overrides a secret: `broker:home` -> `INGLENOOK_SECRET_BROKER_HOME`. */
export function secretVariable(name: string): string {
  return `INGLENOOK_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}

/** The file as one who moves secrets sees it. */
export interface FileSecretStore extends SecretStore {
  readonly guard: SecretGuard;
  ready(): Promise<void>;
  /** All that is in it; throws `secrets.locked`. */
  all(): Promise<ReadonlyMap<string, string>>;
  /** Puts these in, in place of all that is there, under this passphrase; undefined = in clear. */
  adopt(secrets: ReadonlyMap<string, string>, passphrase: string | undefined): Promise<void>;
  /** Its secrets are elsewhere now. */
  remove(): Promise<void>;
}

type State =
  | { readonly kind: 'open'; readonly secrets: ReadonlyMap<string, string>; readonly key: SealKey | undefined }
  | { readonly kind: 'locked'; readonly sealed: Sealed };

/**
 * Secrets in a JSON file (0600, atomic), in clear or encrypted by a passphrase. The environment wins over the file. A
 * file that cannot be read is moved aside, and the store starts empty; one whose passphrase is missing or another is
 * never written: `get`, `set` and `delete` throw `secrets.locked` until `unlock`. They throw what the file system throws.
 * @param given a passphrase from outside: it opens the file, and encrypts one in clear.
 */
export function createFileSecretStore(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  given: GivenPassphrase = {},
): FileSecretStore {
  let state: State | undefined;
  let loading: Promise<State> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const notices: Notice[] = [];
  const opened = Promise.withResolvers<void>();
  const enter = (next: State): State => {
    state = next;
    if (next.kind === 'open') opened.resolve();
    return next;
  };
  const load = (): Promise<State> => {
    loading ??= readState(path, given, notices).then(enter, (error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const open = async (): Promise<Extract<State, { kind: 'open' }>> => {
    const loaded = await load();
    const now = state ?? loaded;
    if (now.kind === 'locked') throw new ServiceError('secrets.locked', 'passphrase');
    return now;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = writing.then(work);
    writing = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
  const write = async (secrets: ReadonlyMap<string, string>, key: SealKey | undefined): Promise<void> => {
    await writeState(path, secrets, key);
    loading = Promise.resolve(enter({ kind: 'open', secrets, key }));
  };
  const change = (edit: (secrets: Map<string, string>) => void): Promise<void> =>
    inTurn(async () => {
      const { secrets, key } = await open();
      const next = new Map(secrets);
      edit(next);
      await write(next, key);
    });
  const unlock: SecretGuard['unlock'] = async (passphrase) => {
    const now = await load();
    if ((state ?? now).kind === 'open') return ok(undefined);
    if (now.kind === 'open') return ok(undefined);
    const next = await openSealed(now.sealed, passphrase);
    if (next === undefined) return err('request.invalid', 'passphrase');
    loading = Promise.resolve(enter(next));
    return ok(undefined);
  };
  const adopt: FileSecretStore['adopt'] = async (secrets, passphrase) => {
    const key = passphrase === undefined ? undefined : await keyOf(passphrase);
    await inTurn(async () => {
      // What is locked here would be lost.
      await open();
      await write(secrets, key);
    });
  };
  const protect: SecretGuard['protect'] = async (by) => {
    if (by.with === 'keyring') return err('command.unsupported', 'keyring');
    const loaded = await load();
    if ((state ?? loaded).kind === 'locked') return err('secrets.locked', 'passphrase');
    const key = by.with === 'passphrase' ? await keyOf(by.passphrase) : undefined;
    try {
      await inTurn(async () => write((await open()).secrets, key));
      return ok(undefined);
    } catch (error) {
      return err('settings.readOnly', systemCode(error));
    }
  };
  return {
    get protection() {
      if (state === undefined) return 'file';
      return state.kind === 'locked' ? 'locked' : state.key === undefined ? 'file' : 'passphrase';
    },
    opened: opened.promise,
    notices,
    guard: { hasKeyring: false, unlock, protect },
    ready: async () => {
      const loaded = await load();
      // In clear, and a passphrase is given: from now on it is not in clear.
      const isClear = loaded.kind === 'open' && loaded.key === undefined;
      if (isClear && given.passphrase !== undefined) await adopt(loaded.secrets, given.passphrase);
    },
    get: async (name) => environment[secretVariable(name)] ?? (await open()).secrets.get(name),
    set: (name, secret) => change((secrets) => secrets.set(name, secret)),
    delete: (name) => change((secrets) => secrets.delete(name)),
    all: async () => (await open()).secrets,
    adopt,
    remove: () =>
      inTurn(async () => {
        await rm(path, { force: true });
        loading = Promise.resolve(enter({ kind: 'open', secrets: new Map(), key: undefined }));
      }),
  };
}

async function readState(path: string, given: GivenPassphrase, notices: Notice[]): Promise<State> {
  const { passphrase, problem } = given;
  if (problem !== undefined) notices.push({ code: 'secrets.passphraseFile', detail: problem });
  try {
    const raw = await readJsonFile(path);
    if (!isSealed(raw)) {
      return { kind: 'open', secrets: new Map(Object.entries(fileSchema.parse(raw ?? {}))), key: undefined };
    }
    const sealed = sealedSchema.parse(raw);
    const found = passphrase === undefined ? undefined : await openSealed(sealed, passphrase);
    if (found === undefined)
      notices.push({ code: passphrase === undefined ? 'secrets.locked' : 'secrets.wrongPassphrase' });
    return found ?? { kind: 'locked', sealed };
  } catch (error) {
    if (!(error instanceof FileDamage || error instanceof z.ZodError)) throw error;
    notices.push({ code: 'secrets.recovered', detail: await moveAside(path, 'corrupt') });
    return { kind: 'open', secrets: new Map(), key: undefined };
  }
}

/** Undefined where the passphrase is another. */
async function openSealed(sealed: Sealed, passphrase: string): Promise<Extract<State, { kind: 'open' }> | undefined> {
  const key = await keyOf(passphrase, sealed);
  const text = unseal(key, sealed);
  if (text === undefined) return undefined;
  return { kind: 'open', secrets: new Map(Object.entries(fileSchema.parse(JSON.parse(text)))), key };
}

/** What is sealed is opened again before it takes the place of what was there. */
async function writeState(path: string, secrets: ReadonlyMap<string, string>, key: SealKey | undefined): Promise<void> {
  const text = JSON.stringify(Object.fromEntries(secrets), null, 2);
  if (key === undefined) return writeFileAtomic(path, `${text}\n`);
  const sealed = seal(key, text);
  if (unseal(key, sealed) !== text) throw new ServiceError('internal');
  return writeFileAtomic(path, `${JSON.stringify(sealed, null, 2)}\n`);
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
