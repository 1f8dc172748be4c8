/** Access tokens of tasks: in the secret store, apart from the passwords that others keep there. */
import { z } from 'zod';
import { err, ok, type Result, toError } from '../base/errors.ts';
import type { Logger, SecretStore } from '../base/ports.ts';
import { withSecret } from '../base/with-secret.ts';
import type { TaskDefinition } from '../model/tasks.ts';

/** Under a name of its own kind: a task must not be able to send a broker's password away. */
function storedName(name: string): string {
  return `task.${name}.token`;
}

/** A token goes to these hosts only (`https://host:port`): a task that is changed or imported cannot send it elsewhere. */
const boundToken = z.strictObject({ origins: z.array(z.string()).max(100), token: z.string() });

function parseBound(stored: string): z.infer<typeof boundToken> | undefined {
  try {
    return boundToken.parse(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

/** Scheme, host and port of an address; undefined for what is none. */
function originOf(url: unknown): string | undefined {
  return typeof url === 'string' ? URL.parse(url)?.origin : undefined;
}

function tokenNameOf({ kind, input }: TaskDefinition): string | undefined {
  return kind === 'http' && typeof input.bearerSecret === 'string' ? input.bearerSecret : undefined;
}

/** Where the tasks that use a token send it now. */
function originsOf(name: string, tasks: readonly TaskDefinition[]): string[] {
  const using = tasks.filter((task) => tokenNameOf(task) === name);
  return [...new Set(using.flatMap(({ input }) => originOf(input.url) ?? []))];
}

/** The token of this name for an address; `request.invalid` with why there is none. */
export async function readToken(secrets: SecretStore, name: string, url: string): Promise<Result<string>> {
  const stored = await secrets.get(storedName(name));
  if (stored === undefined) return err('request.invalid', `${name} is not set`);
  const origin = originOf(url);
  const bound = parseBound(stored);
  const isFor = bound !== undefined && origin !== undefined && bound.origins.includes(origin);
  return isFor ? ok(bound.token) : err('request.invalid', `${name} is kept for another host`);
}

/** Tokens from before they had hosts get those of the tasks that use them. Never throws. */
export async function bindTokens(
  { secrets, logger }: { readonly secrets: SecretStore; readonly logger: Logger },
  tasks: readonly TaskDefinition[],
): Promise<void> {
  for (const name of new Set(tasks.flatMap((task) => tokenNameOf(task) ?? []))) {
    try {
      const stored = await secrets.get(storedName(name));
      if (stored === undefined || parseBound(stored) !== undefined) continue;
      await secrets.set(storedName(name), JSON.stringify({ origins: originsOf(name, tasks), token: stored }));
    } catch (error) {
      logger.error('token.notBound', { name, error: toError(error) });
    }
  }
}

/**
 * Stores a token for the host of `url`, or of the tasks that use it when that is absent; `null` forgets it.
 * `request.invalid` (url) where there is no host, `settings.readOnly` when it cannot be kept.
 */
export async function keepToken(
  { secrets, logger }: { readonly secrets: SecretStore; readonly logger: Logger },
  { name, token, url }: { readonly name: string; readonly token: string | null; readonly url?: string },
  tasks: readonly TaskDefinition[],
): Promise<Result<null>> {
  const origin = originOf(url);
  const origins = url === undefined ? originsOf(name, tasks) : origin === undefined ? [] : [origin];
  if (token !== null && origins.length === 0) return err('request.invalid', 'url');
  try {
    if (token === null) await secrets.delete(storedName(name));
    else await secrets.set(storedName(name), JSON.stringify({ origins, token }));
    return ok(null);
  } catch (error) {
    logger.error('token.notKept', { name, error: toError(error) });
    return err('settings.readOnly', 'token');
  }
}

/** Forgets a token, if there is one, with the change that makes it useless: both or neither. */
export function forgetToken<T>(
  ports: { readonly secrets: SecretStore; readonly logger: Logger },
  name: string | undefined,
  change: () => Promise<Result<T>>,
): Promise<Result<T>> {
  return name === undefined
    ? change()
    : withSecret(ports, { name: storedName(name), secret: null, what: 'token' }, change);
}

/** The name of the token that a task uses and none of the others does. */
export function ownToken(task: TaskDefinition, all: readonly TaskDefinition[]): string | undefined {
  const name = tokenNameOf(task);
  const isShared = all.some((other) => other.id !== task.id && tokenNameOf(other) === name);
  return isShared ? undefined : name;
}
