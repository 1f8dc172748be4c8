/** A question to the Linux session bus, for the health page. Plain Node. */
import type { EventEmitter } from 'node:events';
import { Message, sessionBus } from '@jellybrick/dbus-next';

import { sessionBusAddress } from '../notifications/linux.ts';

const answerWithinMs = 1_500;
const lookEveryMs = 100;

/** Whether anything shows tray icons, which stock GNOME does not; undefined where the desktop does not tell. */
export async function askTrayHost(busAddress: string): Promise<boolean | undefined> {
  const bus = sessionBus({ busAddress });
  const socket: EventEmitter = bus;
  const late = Promise.withResolvers<undefined>();
  socket.on('error', () => late.resolve(undefined));
  // In small steps: an app that stands still for seconds at its start has not listened meanwhile.
  let left = answerWithinMs / lookEveryMs;
  const timer = setInterval(() => {
    left -= 1;
    if (left === 0) late.resolve(undefined);
  }, lookEveryMs);
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
    clearInterval(timer);
    bus.disconnect();
  }
}

/** GNOME shows tray icons with an extension only, and the app would be out of sight; other desktops have ways of their own. */
export async function lacksTrayHost(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean> {
  // Electron says Unity on desktops that it knows tray icons of, and keeps what the session says beside it.
  const desktop = env.ORIGINAL_XDG_CURRENT_DESKTOP ?? env.XDG_CURRENT_DESKTOP ?? '';
  const isGnome = desktop.split(':').includes('GNOME');
  const address = platform === 'linux' && isGnome ? sessionBusAddress(env) : undefined;
  if (address === undefined || address === '') return false;
  return (await askTrayHost(address).catch(() => undefined)) === false;
}
