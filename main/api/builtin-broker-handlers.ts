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
  readonly settings: Pick<SettingsHolder, 'change' | 'check' | 'get'>;
  readonly brokers: Pick<Brokers, 'apply' | 'builtinProblem'>;
  readonly passwords: Pick<Passwords, 'changeWith' | 'has'>;
}

/** A list with one of its records replaced by another of the same id, or with a new one at its end. */
export function put<T extends { readonly id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
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
      const secret = { id: builtinBrokerId, password, touched: 'builtinBroker' } as const;
      const updated = await passwords.changeWith(settings, secret, (kept) => {
        const { username: before, ...broker } = kept.builtinBroker;
        const user = username === undefined ? before : name;
        const named = user === undefined ? {} : { username: user };
        const chosen = { ...broker, enabled, lan, ...(port === undefined ? {} : { port }), ...named };
        return ok({ kept: { ...kept, builtinBroker: chosen }, value: null });
      });
      return updated.ok ? apply() : updated;
    },
    'broker.saveLogin': async ({ login, password }) => {
      const isKnown = settings.get().builtinBroker.logins.some((each) => each.id === login.id);
      const passwordId = loginPasswordId(login.id);
      const isGiven = password !== undefined && password !== '';
      if (!isGiven && !(isKnown && passwords.has(passwordId))) return err('settings.invalid', 'password: is needed');
      const secret = { id: passwordId, password: isGiven ? password : undefined, touched: 'builtinBroker' } as const;
      const saved = await passwords.changeWith(settings, secret, (kept) => {
        const { builtinBroker } = kept;
        const logins = put(builtinBroker.logins, login);
        return ok({ kept: { ...kept, builtinBroker: { ...builtinBroker, logins } }, value: null });
      });
      if (!saved.ok) return saved;
      const applied = await apply();
      return applied.ok ? ok({ id: login.id }) : applied;
    },
    'broker.removeLogin': async ({ id }) => {
      const secret = { id: loginPasswordId(id), password: null, touched: 'builtinBroker' } as const;
      const removed = await passwords.changeWith(settings, secret, (kept) => {
        const { builtinBroker } = kept;
        const logins = builtinBroker.logins.filter((each) => each.id !== id);
        if (logins.length === builtinBroker.logins.length) return err('settings.invalid', 'id: no such login');
        return ok({ kept: { ...kept, builtinBroker: { ...builtinBroker, logins } }, value: null });
      });
      return removed.ok ? apply() : removed;
    },
  };
}
