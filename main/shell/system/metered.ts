/** Whether the network costs by what is transferred, as NetworkManager says it on the system bus. */
import type { EventEmitter } from 'node:events';
import { Message, MessageFlag, systemBus, Variant } from '@jellybrick/dbus-next';

const answerWithinMs = 1_500;
const name = 'org.freedesktop.NetworkManager';

/** NMMetered: 1 yes, 2 no, 3 guessed yes, 4 guessed no; 0 not known. */
export function meteredOf(value: unknown): boolean | undefined {
  if (value === 1 || value === 3) return true;
  return value === 2 || value === 4 ? false : undefined;
}

/** undefined where nobody tells. */
export async function askMetered(): Promise<boolean | undefined> {
  const bus = systemBus();
  const socket: EventEmitter = bus;
  const late = Promise.withResolvers<undefined>();
  socket.on('error', () => late.resolve(undefined));
  const timer = setTimeout(() => late.resolve(undefined), answerWithinMs);
  try {
    const message = new Message({
      destination: name,
      path: '/org/freedesktop/NetworkManager',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      // One that was stopped is not started by the question.
      flags: MessageFlag.NO_AUTO_START,
      body: [name, 'Metered'],
    });
    const answer = await Promise.race([bus.call(message).catch(() => undefined), late.promise]);
    const value: unknown = answer?.body[0];
    return meteredOf(value instanceof Variant ? value.value : value);
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}
