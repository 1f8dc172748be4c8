/** Commands that concern the built-in broker and who may use it. */

import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok } from '../service/base/errors.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import { builtinBrokerId, passwordName } from '../service/brokers/brokers.ts';
import { loginPasswordId } from '../service/brokers/builtin-access.ts';
import type { Passwords } from '../service/brokers/passwords.ts';
import type { SettingsHolder } from '../service/settings/holder.ts';
import type { Handlers } from './methods.ts';

type Names = 'broker.setBuiltin' | 'broker.saveLogin' | 'broker.removeLogin';

export interface BuiltinBrokerPorts {
  readonly ports: Pick<ServicePorts, 'secrets'>;
  readonly settings: Pick<SettingsHolder, 'get' | 'update'>;
  readonly brokers: Pick<Brokers, 'apply' | 'builtinProblem'>;
  readonly passwords: Pick<Passwords, 'has' | 'set'>;
}

export function builtinBrokerHandlers(service: BuiltinBrokerPorts): Pick<Handlers, Names> {
  const { settings, brokers, passwords, ports } = service;
  const apply = async () => {
    await brokers.apply(settings.get());
    const { builtinProblem } = brokers;
    return builtinProblem === undefined ? ok({}) : err('broker.unreachable', builtinProblem);
  };
  return {
    'broker.setBuiltin': async ({ enabled, lan, port, username, password }) => {
      const has = (await ports.secrets.get(passwordName(builtinBrokerId)).catch(() => undefined)) !== undefined;
      const willHave = password === undefined ? has : password !== null && password !== '';
      const name = username === undefined ? settings.get().builtinBroker.username : username || undefined;
      if (willHave && name === undefined) return err('settings.invalid', 'username: needed with a password');
      // One whose password is gone may always be turned off.
      if (enabled && lan && !willHave) return err('settings.invalid', 'lan: needs a password first');
      if (enabled && name !== undefined && !willHave)
        return err('settings.invalid', 'password: needed with a user name');
      const kept = password === undefined ? ok(undefined) : await passwords.set(builtinBrokerId, password);
      if (!kept.ok) return kept;
      const updated = await settings.update({
        builtinBroker: {
          enabled,
          lan,
          ...(port === undefined ? {} : { port }),
          ...(username === undefined ? {} : { username: name ?? null }),
        },
      });
      return updated.ok ? apply() : updated;
    },
    'broker.saveLogin': async ({ login, password }) => {
      const { logins } = settings.get().builtinBroker;
      const isKnown = logins.some((each) => each.id === login.id);
      const passwordId = loginPasswordId(login.id);
      const isGiven = password !== undefined && password !== '';
      if (!isGiven && !(isKnown && passwords.has(passwordId))) return err('settings.invalid', 'password: is needed');
      // First the password: a login without one would be a broker that does not open.
      const kept = isGiven ? await passwords.set(passwordId, password) : ok(undefined);
      if (!kept.ok) return kept;
      const next = isKnown ? logins.map((each) => (each.id === login.id ? login : each)) : [...logins, login];
      const updated = await settings.update({ builtinBroker: { logins: next } });
      if (!updated.ok) {
        if (!isKnown) await passwords.set(passwordId, null);
        return updated;
      }
      const applied = await apply();
      return applied.ok ? ok({ id: login.id }) : applied;
    },
    'broker.removeLogin': async ({ id }) => {
      const { logins } = settings.get().builtinBroker;
      const next = logins.filter((each) => each.id !== id);
      if (next.length === logins.length) return err('settings.invalid', 'id: no such login');
      const updated = await settings.update({ builtinBroker: { logins: next } });
      if (!updated.ok) return updated;
      const forgotten = await passwords.set(loginPasswordId(id), null);
      return forgotten.ok ? apply() : forgotten;
    },
  };
}
