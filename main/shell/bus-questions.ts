/** Two questions to the Linux session bus, for the health page. Plain Node. */
import type { EventEmitter } from 'node:events';
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const answerWithinMs = 1_500;

export interface DesktopFacts {
  /** Whether anything shows tray icons; stock GNOME does not. */
  readonly trayHost?: boolean;
  /** Whether the desktop holds notifications back. */
  readonly doNotDisturb?: boolean;
}

/** Asks; what the desktop does not tell is absent. */
export async function askDesktop(busAddress: string): Promise<DesktopFacts> {
  const bus = sessionBus({ busAddress });
  const socket: EventEmitter = bus;
  const late = Promise.withResolvers<undefined>();
  socket.on('error', () => late.resolve(undefined));
  const timer = setTimeout(() => late.resolve(undefined), answerWithinMs);
  const ask = async (destination: string, path: string, member: string, signature: string, body: string[]) => {
    const owner = signature === 's' ? destination : 'org.freedesktop.DBus.Properties';
    const call = bus.call(new Message({ destination, path, interface: owner, member, signature, body }));
    const answer: unknown = (await Promise.race([call.catch(() => undefined), late.promise]))?.body[0];
    return answer instanceof Variant ? answer.value : answer;
  };
  try {
    const bus = 'org.freedesktop.DBus';
    const watcher = 'org.kde.StatusNotifierWatcher';
    const notifications = 'org.freedesktop.Notifications';
    const [trayHost, doNotDisturb] = await Promise.all([
      ask(bus, '/org/freedesktop/DBus', 'NameHasOwner', 's', [watcher]),
      ask(notifications, '/org/freedesktop/Notifications', 'Get', 'ss', [notifications, 'Inhibited']),
    ]);
    return {
      ...(typeof trayHost === 'boolean' ? { trayHost } : {}),
      ...(typeof doNotDisturb === 'boolean' ? { doNotDisturb } : {}),
    };
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}
