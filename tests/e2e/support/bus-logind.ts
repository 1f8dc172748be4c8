/** A login manager of the tests on a bus that the app takes for the system's: it says that the machine shuts down. */
import { Message, type MessageBus } from '@jellybrick/dbus-next';
import { serve } from './bus.ts';

const name = 'org.freedesktop.login1';
const manager = 'org.freedesktop.login1.Manager';

export interface LoginManager {
  /** What the app asked to be waited for: `shutdown`, `sleep`. */
  inhibited(): readonly string[];
  shutDown(): void;
}

export async function serveLogind(bus: MessageBus): Promise<LoginManager> {
  const inhibited: string[] = [];
  serve(bus, manager, (member, body) => {
    if (member !== 'Inhibit') return undefined;
    inhibited.push(...String(body[0]).split(':'));
    // The lock would be a file descriptor, which the library does not carry: the request is noted and not granted.
    return undefined;
  });
  await bus.requestName(name);
  return {
    inhibited: () => inhibited,
    shutDown: () => bus.send(Message.newSignal('/org/freedesktop/login1', manager, 'PrepareForShutdown', 'b', [true])),
  };
}
