/** A question to the Linux session bus, for the health page. Plain Node. */
import type { EventEmitter } from 'node:events';
import { Message, sessionBus } from '@jellybrick/dbus-next';

import { sessionBusAddress } from './linux-notifications.ts';

const answerWithinMs = 1_500;

/** Whether anything shows tray icons, which stock GNOME does not; undefined where the desktop does not tell. */
export async function askTrayHost(busAddress: string): Promise<boolean | undefined> {
  const bus = sessionBus({ busAddress });
  const socket: EventEmitter = bus;
  const late = Promise.withResolvers<undefined>();
  socket.on('error', () => late.resolve(undefined));
  const timer = setTimeout(() => late.resolve(undefined), answerWithinMs);
  const name = 'org.freedesktop.DBus';
  const message = new Message({
    destination: name,
    path: '/org/freedesktop/DBus',
    interface: name,
    member: 'NameHasOwner',
    signature: 's',
    body: ['org.kde.StatusNotifierWatcher'],
  });
  try {
    const answer: unknown = (await Promise.race([bus.call(message).catch(() => undefined), late.promise]))?.body[0];
    return typeof answer === 'boolean' ? answer : undefined;
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}

/** GNOME shows tray icons with an extension only, and the app would be out of sight; other desktops have ways of their own. */
export async function lacksTrayHost(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean> {
  const isGnome = (env.XDG_CURRENT_DESKTOP ?? '').split(':').includes('GNOME');
  const address = platform === 'linux' && isGnome ? sessionBusAddress(env) : undefined;
  if (address === undefined || address === '') return false;
  return (await askTrayHost(address).catch(() => undefined)) === false;
}
