/** Who may use the built-in broker, from settings and secrets. It fails closed: what should be protected is not opened. */
import { err, ok, type Result } from '../base/errors.ts';
import type { SecretStore } from '../base/ports.ts';
import type { Settings } from '../model/settings.ts';
import type { BrokerLogin } from '../mqtt/broker/builtin-broker.ts';

export const builtinBrokerId = 'builtin';

/** Name of a broker's password in the secret store. */
export function passwordName(brokerId: string): string {
  return `broker.${brokerId}.password`;
}

/** Whose password a login of the built-in broker has, in place of a broker's id. */
export function loginPasswordId(loginId: string): string {
  return `${builtinBrokerId}/${loginId}`;
}

/** `detail` of a failure: a password that should be there is gone, or the store of secrets cannot be read. */
export type AccessProblem = 'password.missing' | 'password.unreadable';

export interface BuiltinAccess {
  readonly logins: readonly BrokerLogin[];
  /** Ids of device logins that have no password; nobody can log in with them. */
  readonly withoutPassword: readonly string[];
}

/** The logins with their passwords. A failure where there should be a password and is none: the broker is not to start. */
export async function readBuiltinAccess(
  { lan, username, logins }: Settings['builtinBroker'],
  secrets: SecretStore,
): Promise<Result<BuiltinAccess>> {
  const withoutPassword: string[] = [];
  const found: BrokerLogin[] = [];
  try {
    const password = await secrets.get(passwordName(builtinBrokerId));
    const hasPassword = password !== undefined && password !== '';
    if (!hasPassword && (lan || username !== undefined)) return missing;
    // A password without a user name is asked for all the same, with any name.
    if (hasPassword) found.push({ ...(username === undefined ? {} : { username }), password });
    for (const { id, ...login } of logins) {
      const own = await secrets.get(passwordName(loginPasswordId(id)));
      if (own === undefined || own === '') withoutPassword.push(id);
      else found.push({ ...login, password: own });
    }
  } catch {
    // Where nothing is to be protected, nothing has to be read.
    if (!lan && username === undefined && logins.length === 0) return ok({ logins: [], withoutPassword: [] });
    return err('broker.refused', 'password.unreadable' satisfies AccessProblem);
  }
  return found.length === 0 && withoutPassword.length > 0 ? missing : ok({ logins: found, withoutPassword });
}

const missing = err('broker.refused', 'password.missing' satisfies AccessProblem);
