/** Settings as the page and RPC clients see them: no secret, only whether there is one. */
import { networkInterfaces } from 'node:os';
import { mailPasswordId } from '../alerts/mail-schema.ts';
import type { Brokers } from '../brokers/brokers.ts';
import { builtinBrokerId, loginPasswordId } from '../brokers/builtin-access.ts';
import { lanAddresses } from '../brokers/lan-addresses.ts';
import type { Passwords } from '../brokers/passwords.ts';
import type { SettingsView } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';

export function viewSettings(settings: Settings, brokers: Brokers, passwords: Passwords): SettingsView {
  const { builtinUrl: url, builtinProblem: problem } = brokers;
  return {
    ...settings,
    demo: brokers.isDemo,
    alerts: { ...settings.alerts, hasMailPassword: passwords.has(mailPasswordId) },
    brokers: settings.brokers.map((broker) => ({ ...broker, hasPassword: passwords.has(broker.id) })),
    builtinBroker: {
      ...settings.builtinBroker,
      hasPassword: passwords.has(builtinBrokerId),
      logins: settings.builtinBroker.logins.map((login) => ({
        ...login,
        hasPassword: passwords.has(loginPasswordId(login.id)),
      })),
      ...(url === undefined ? {} : { url }),
      ...(url === undefined || !settings.builtinBroker.lan ? {} : { addresses: addressesAt(url) }),
      ...(problem === undefined ? {} : { problem }),
    },
  };
}

/** The loopback address in it says nothing to other machines; the port does. */
function addressesAt(url: string): string[] {
  const port = URL.parse(url)?.port ?? '';
  return lanAddresses(networkInterfaces()).map((host) => `mqtt://${host.includes(':') ? `[${host}]` : host}:${port}`);
}

/** Names in the store of secrets that these settings have passwords under. */
export function passwordIds({ brokers, builtinBroker }: Settings): string[] {
  const logins = builtinBroker.logins.map((login) => loginPasswordId(login.id));
  return [mailPasswordId, builtinBrokerId, ...logins, ...brokers.map((broker) => broker.id)];
}
