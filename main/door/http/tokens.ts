/** Tokens of programs that ask over HTTP: made here, shown once, and kept as hashes. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Rights } from '../../api/access.ts';
import { err, ok, type Result, systemCode, toError } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import type { Clock, Logger, SettingsStore } from '../../service/base/ports.ts';
import type { HttpCommands, HttpToken } from '../../service/model/http.ts';
import { idSchema, instantSchema } from '../../service/schema/fields.ts';

/** Who a token is. */
export interface Caller {
  readonly id: string;
  readonly rights: Rights;
}

export interface Tokens {
  list(): readonly HttpToken[];
  /** Makes one, and answers it when its hash is on the disk. */
  add(request: HttpCommands['http.addToken'][0]): Promise<Result<{ id: string; token: string }>>;
  /** It is refused from this call on; answers when that is on the disk. */
  remove(id: string): Promise<Result<void>>;
  /** Whose it is; takes as long for a wrong one as for a right one. */
  check(presented: string): Caller | undefined;
  /** Tells of each that was made or removed. */
  onChange(listener: (removed: string | undefined) => void): Dispose;
  /** Writes when they were last used. */
  flush(): Promise<void>;
}

export interface TokensOptions {
  readonly store: SettingsStore;
  readonly clock: Clock;
  readonly timers: Clock;
  readonly logger: Logger;
}

const names = z.array(z.string().min(1).max(512)).max(limits.httpTokenEntities).exactOptional();
const fileSchema = z.strictObject({
  version: z.literal(1),
  tokens: z
    .array(
      z.strictObject({
        id: idSchema,
        name: z.string().min(1).max(limits.nameChars),
        scope: z.enum(['read', 'control', 'admin']),
        entities: names,
        devices: names,
        hash: z.string().regex(/^[0-9a-f]{64}$/),
        createdAt: instantSchema,
        lastUsedAt: instantSchema.exactOptional(),
      }),
    )
    .max(limits.httpTokens),
});

type Kept = z.infer<typeof fileSchema>['tokens'][number];

/** What a token begins with, so that people and scanners for secrets know it. */
const prefix = 'inglenook_';

/**
 * One round of SHA-256: a token is 256 random bits, which nobody guesses however fast the hash is. A slow one (scrypt) is for
 * passwords, and here would let strangers keep the processor busy.
 */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Reads them. A file that cannot be read is moved aside: without it nobody has access. */
export async function loadTokens(options: TokensOptions): Promise<Tokens> {
  const log = options.logger.child('http');
  let kept: readonly Kept[] = [];
  try {
    const raw = await options.store.load();
    const parsed = raw === undefined ? undefined : fileSchema.safeParse(raw);
    if (parsed?.success === true) kept = parsed.data.tokens;
    else if (parsed !== undefined) log.warn('tokens.setAside', { path: await options.store.setAside('invalid') });
  } catch (error) {
    log.error('tokens.unreadable', { error: toError(error) });
    await options.store.setAside('corrupt').catch(() => undefined);
  }
  return createTokens(options, log, kept);
}

function createTokens({ store, clock, timers }: TokensOptions, log: Logger, first: readonly Kept[]): Tokens {
  let kept = first;
  let writing: Promise<void> = Promise.resolve();
  let timer: Dispose | undefined;
  const listeners = new Set<(removed: string | undefined) => void>();
  const save = async (): Promise<Result<void>> => {
    const mine = writing.then(() => store.save({ version: 1, tokens: kept }));
    writing = mine.catch(() => undefined);
    try {
      await mine;
      return ok(undefined);
    } catch (error) {
      log.error('tokens.notSaved', { error: toError(error) });
      return err('settings.readOnly', systemCode(error));
    }
  };
  const tell = (removed?: string): void => {
    for (const listener of [...listeners]) listener(removed);
  };
  const nowText = (): string => new Date(clock.now()).toISOString();
  const used = (id: string): void => {
    const at = nowText();
    kept = kept.map((each) => (each.id === id ? { ...each, lastUsedAt: at } : each));
    timer ??= timers.after(limits.httpLastUseMs, () => {
      timer = undefined;
      void save();
    });
  };
  return {
    list: () => kept.map(({ hash: _hash, ...token }) => token),
    async add({ name, scope, entities, devices }) {
      if (kept.length >= limits.httpTokens) return err('request.tooMany', `${limits.httpTokens} tokens`);
      const isLimited = scope === 'control' && (entities !== undefined || devices !== undefined);
      if (isLimited && (entities?.length ?? 0) + (devices?.length ?? 0) === 0) {
        return err('request.invalid', 'entities: none, so it would be for nothing');
      }
      const id = randomUUID();
      const token = `${prefix}${randomBytes(32).toString('base64url')}`;
      const some = isLimited
        ? { ...(entities === undefined ? {} : { entities }), ...(devices === undefined ? {} : { devices }) }
        : {};
      const record = { id, name, scope, ...some, hash: hashOf(token).toString('hex'), createdAt: nowText() } as Kept;
      kept = [...kept, record];
      const saved = await save();
      if (!saved.ok) {
        kept = kept.filter((each) => each.id !== id);
        return saved;
      }
      tell();
      return ok({ id, token });
    },
    async remove(id) {
      if (!kept.some((each) => each.id === id)) return err('request.invalid', 'id: no such token');
      kept = kept.filter((each) => each.id !== id);
      tell(id);
      return save();
    },
    check(presented) {
      const hash = hashOf(presented);
      let found: Kept | undefined;
      // All of them, each in constant time: how long it takes tells nothing.
      for (const each of kept) if (timingSafeEqual(Buffer.from(each.hash, 'hex'), hash)) found = each;
      if (found === undefined) return undefined;
      used(found.id);
      const { id, scope, entities, devices } = found;
      const some = { ...(entities === undefined ? {} : { entities }), ...(devices === undefined ? {} : { devices }) };
      return { id, rights: { scope, ...some } };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async flush() {
      const isDue = timer !== undefined;
      timer?.();
      timer = undefined;
      if (isDue) await save();
      await writing;
    },
  };
}
