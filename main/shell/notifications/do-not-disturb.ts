/** Whether the Linux desktop holds notifications back, and its end where the desktop lets it be ended. Plain Node. */
import { execFile } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { promisify } from 'node:util';
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const answerWithinMs = 1_500;
const properties = 'org.freedesktop.DBus.Properties';
const destination = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const dunst = 'org.dunstproject.cmd0';
const gnome = ['org.gnome.desktop.notifications', 'show-banners'] as const;

/** Who was asked: dunst and GNOME can be told to end it, others only tell. */
export interface DoNotDisturb {
  readonly on: boolean;
  readonly by: 'dunst' | 'gnome' | 'desktop';
}

export type Run = (program: string, args: readonly string[]) => Promise<string>;

const run: Run = async (program, args) =>
  (await promisify(execFile)(program, [...args], { timeout: answerWithinMs })).stdout.trim();

/** undefined where nothing tells. */
export async function askDoNotDisturb(
  busAddress: string,
  environment: Readonly<Record<string, string | undefined>>,
  ask: Run = run,
): Promise<DoNotDisturb | undefined> {
  const [paused, inhibited] = await withBus(busAddress, (call) =>
    Promise.all([call('Get', 'ss', [dunst, 'paused']), call('Get', 'ss', [destination, 'Inhibited'])]),
  );
  if (typeof paused === 'boolean') return { on: paused, by: 'dunst' };
  if (typeof inhibited === 'boolean') return { on: inhibited, by: 'desktop' };
  if (!isGnome(environment)) return undefined;
  const banners = await ask('gsettings', ['get', ...gnome]).catch(() => '');
  return banners === 'true' || banners === 'false' ? { on: banners === 'false', by: 'gnome' } : undefined;
}

/** Lets notifications through again. Answers whether the desktop did it. */
export async function endDoNotDisturb(busAddress: string, by: DoNotDisturb['by'], ask: Run = run): Promise<boolean> {
  if (by === 'desktop') return false;
  if (by === 'gnome') {
    await ask('gsettings', ['set', ...gnome, 'true']);
    return true;
  }
  const [answer] = await withBus(busAddress, (call) =>
    Promise.all([call('Set', 'ssv', [dunst, 'paused', new Variant('b', false)])]),
  );
  return answer !== undefined;
}

function isGnome(environment: Readonly<Record<string, string | undefined>>): boolean {
  // Electron may say Unity, and keeps what the session says beside it.
  const desktop = environment.ORIGINAL_XDG_CURRENT_DESKTOP ?? environment.XDG_CURRENT_DESKTOP;
  return desktop?.toUpperCase().includes('GNOME') === true;
}

type Call = (member: 'Get' | 'Set', signature: string, body: unknown[]) => Promise<unknown>;

/** Calls answer undefined where nobody does, and `null` where the answer is empty. */
async function withBus<T>(busAddress: string, use: (call: Call) => Promise<T>): Promise<T> {
  const bus = sessionBus({ busAddress });
  const socket: EventEmitter = bus;
  const late = Promise.withResolvers<undefined>();
  socket.on('error', () => late.resolve(undefined));
  const timer = setTimeout(() => late.resolve(undefined), answerWithinMs);
  const call: Call = async (member, signature, body) => {
    const message = new Message({ destination, path, interface: properties, member, signature, body });
    const answer = await Promise.race([bus.call(message).catch(() => undefined), late.promise]);
    if (answer === undefined || answer === null) return undefined;
    const value: unknown = answer.body[0] ?? null;
    return value instanceof Variant ? value.value : value;
  };
  try {
    return await use(call);
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}
