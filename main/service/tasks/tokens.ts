/** Access tokens of tasks: in the secret store, apart from the passwords that others keep there. */
import { err, ok, type Result, toError } from '../errors.ts';
import type { Logger, SecretStore } from '../ports.ts';
import type { TaskDefinition } from './model.ts';

/** Under a name of its own kind: a task must not be able to send a broker's password away. */
function storedName(name: string): string {
  return `task.${name}.token`;
}

/** The token of this name; undefined when there is none. */
export function readToken(secrets: SecretStore, name: string): Promise<string | undefined> {
  return secrets.get(storedName(name));
}

/** Stores a token, or forgets it (`null`); `settings.readOnly` when it cannot be kept. */
export async function keepToken(
  { secrets, logger }: { readonly secrets: SecretStore; readonly logger: Logger },
  name: string,
  token: string | null,
): Promise<Result<null>> {
  try {
    if (token === null) await secrets.delete(storedName(name));
    else await secrets.set(storedName(name), token);
    return ok(null);
  } catch (error) {
    logger.error('token.notKept', { name, error: toError(error) });
    return err('settings.readOnly', 'token');
  }
}

/** The name of the token that a task uses and none of the others does. */
export function ownToken(task: TaskDefinition, all: readonly TaskDefinition[]): string | undefined {
  const nameOf = ({ kind, input }: TaskDefinition): unknown => (kind === 'http' ? input.bearerSecret : undefined);
  const name = nameOf(task);
  const isShared = all.some((other) => other.id !== task.id && nameOf(other) === name);
  return typeof name === 'string' && !isShared ? name : undefined;
}
