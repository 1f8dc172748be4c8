/**
 * Notifications through the Linux desktop's own interface (Desktop Notifications Specification 1.3), with the buttons,
 * replacing and withdrawing that Electron lacks there. Plain Node.
 */
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Message as BusMessage,
  DBusError,
  Message,
  type MessageBus,
  sessionBus,
  Variant,
} from '@jellybrick/dbus-next';
import * as z from 'zod';
import { toError } from '../../service/base/errors.ts';
import { limits } from '../../service/base/limits.ts';
import type { Logger, NotificationRequest } from '../../service/base/ports.ts';
import { inTime } from '../../service/base/within.ts';
import { systemClock } from '../../service/time/clock.ts';
import type { BackendAction, NotificationBackend } from './notifier.ts';
import { createNotificationPictures } from './pictures.ts';

const destination = 'org.freedesktop.Notifications';
const objectPath = '/org/freedesktop/Notifications';
const callWithinMs = 2_000;
/** The bus itself, which tells who shows notifications. */
const busName = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

const urgencies = { low: 0, normal: 1, critical: 2 } as const;
const defaultAction = 'default';
/** The key of a button that asks for a text, where the service has a field for it; there is one field. */
const replyAction = 'inline-reply';

const notifyAnswer = z.tuple([z.number().int().positive()]);
const capabilitiesAnswer = z.tuple([z.array(z.string())]);
const actionSignal = z.tuple([z.number(), z.string()]);
const repliedSignal = z.tuple([z.number(), z.string().max(limits.alertBodyChars)]);
const closedSignal = z.tuple([z.number(), z.number()]);
const ownerSignal = z.tuple([z.literal(destination), z.string(), z.string()]);
/** Errors of a bus on which nobody shows notifications any more. */
const nobodyThere: ReadonlySet<string> = new Set(
  ['ServiceUnknown', 'NameHasNoOwner', 'Disconnected'].map((name) => `org.freedesktop.DBus.Error.${name}`),
);
/** A name of the freedesktop icon theme: what others say does not have the app's icon. */
const foreignIcon = 'mail-unread';

export interface LinuxNotificationOptions {
  readonly logger: Logger;
  /** Address of the session bus; absent = none. */
  readonly busAddress: string | undefined;
  /** Name of the installed .desktop file, without its ending. */
  readonly desktopEntry: string;
  /** The app's icon: the path of a file that others can read, or the name of an installed one. */
  readonly icon: string;
  /** Folder of ours for pictures: the interface takes them as files. Emptied at the start. */
  readonly pictures: string;
  /** What a click on the body is called by servers that make a button of it. */
  readonly openLabel: () => string;
  /** Makes a sound where the desktop's service makes none of its own. */
  readonly beep: () => void;
}

/** Where the session bus is: as the environment says, else systemd's usual place. */
export function sessionBusAddress(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  if (environment.DBUS_SESSION_BUS_ADDRESS !== undefined) return environment.DBUS_SESSION_BUS_ADDRESS;
  const socket = path.join(environment.XDG_RUNTIME_DIR ?? '', 'bus');
  return environment.XDG_RUNTIME_DIR !== undefined && existsSync(socket) ? `unix:path=${socket}` : undefined;
}

/** undefined where there is no session bus or nothing on it shows notifications. */
export async function createLinuxNotifications(
  options: LinuxNotificationOptions,
  action: BackendAction,
): Promise<NotificationBackend | undefined> {
  if (options.busAddress === undefined || options.busAddress === '') return undefined;
  const log = options.logger.child('notifier');
  let bus: MessageBus | undefined;
  try {
    bus = sessionBus({ busAddress: options.busAddress });
    return await connect(bus, options, action);
  } catch (thrown) {
    log.info('bus.unavailable', { error: toError(thrown) });
    bus?.disconnect();
    return undefined;
  }
}

async function connect(
  bus: MessageBus,
  options: LinuxNotificationOptions,
  action: BackendAction,
): Promise<NotificationBackend> {
  const log = options.logger.child('notifier');
  const pictures = createNotificationPictures(options.pictures);
  // The desktop's numbers by our ids, and back.
  const numbers = new Map<string, number>();
  const ids = new Map<number, string>();
  /** Which button a text is written for. */
  const replies = new Map<string, string>();
  /** Showings under way that nobody has withdrawn meanwhile. */
  const wanted = new Map<string, NotificationRequest>();
  let gone = false;

  // Without a listener an error of the socket would end the process; the library's types do not know the event.
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const socket: EventEmitter = bus;
  socket.on('error', (error: unknown) => {
    gone = true;
    lost.reject(error);
    log.warn('bus.lost', { error: toError(error) });
  });

  /** Has no time limit of its own. */
  const send = async (member: string, signature: string, body: unknown[]): Promise<unknown> => {
    if (gone) throw new Error('the session bus is gone');
    const message = new Message({ destination, path: objectPath, interface: destination, member, signature, body });
    return (await Promise.race([bus.call(message), lost.promise]))?.body;
  };

  const forget = (number: number): string | undefined => {
    const id = ids.get(number);
    ids.delete(number);
    if (id === undefined || numbers.get(id) !== number) return id;
    numbers.delete(id);
    replies.delete(id);
    pictures.remove(id);
    return id;
  };

  const [capabilities] = capabilitiesAnswer.parse(
    await inTime(systemClock, callWithinMs, send('GetCapabilities', '', [])),
  );
  const hasActions = capabilities.includes('actions');
  const hasMarkup = capabilities.includes('body-markup');
  const hasReply = capabilities.includes('inline-reply');
  const hasSound = capabilities.includes('sound');

  bus.on('message', (message: BusMessage) => {
    if (message.interface === busName.interface && message.member === 'NameOwnerChanged') {
      // Another service numbers anew: what it calls 7 is not what its forerunner called so.
      if (!ownerSignal.safeParse(message.body).success) return;
      numbers.clear();
      ids.clear();
      pictures.clear();
    } else if (message.path !== objectPath || message.interface !== destination) {
      return;
    } else if (message.member === 'ActionInvoked') {
      const parsed = actionSignal.safeParse(message.body);
      const id = parsed.success ? ids.get(parsed.data[0]) : undefined;
      if (parsed.success && id !== undefined) action(id, parsed.data[1] === defaultAction ? 'open' : parsed.data[1]);
    } else if (message.member === 'NotificationReplied') {
      const parsed = repliedSignal.safeParse(message.body);
      const id = parsed.success ? ids.get(parsed.data[0]) : undefined;
      const button = id === undefined ? undefined : replies.get(id);
      if (parsed.success && id !== undefined && button !== undefined) action(id, button, parsed.data[1]);
    } else if (message.member === 'NotificationClosed') {
      const parsed = closedSignal.safeParse(message.body);
      const id = parsed.success ? forget(parsed.data[0]) : undefined;
      if (id !== undefined) action(id, 'closed');
    }
  });
  for (const rule of [
    `type='signal',interface='${destination}',path='${objectPath}'`,
    `type='signal',interface='${busName.interface}',member='NameOwnerChanged',arg0='${destination}'`,
  ]) {
    await inTime(
      systemClock,
      callWithinMs,
      bus.call(new Message({ ...busName, member: 'AddMatch', signature: 's', body: [rule] })),
    );
  }

  const close = (number: number): void => {
    forget(number);
    inTime(systemClock, callWithinMs, send('CloseNotification', 'u', [number])).catch((thrown: unknown) => {
      // Already closed by the person, or the service was restarted: nothing is left to withdraw.
      log.debug('notification.unwithdrawn', { error: toError(thrown) });
    });
  };

  /** Sends it, and knows its number also where the answer comes too late for whoever waits. */
  const notify = async (request: NotificationRequest): Promise<void> => {
    const image = await pictures.put(request.id, request.image);
    const reply = hasReply ? request.buttons?.find(({ input }) => input !== undefined) : undefined;
    if (reply !== undefined) replies.set(request.id, reply.id);
    const answer = await send('Notify', 'susssasa{sv}i', [
      'Inglenook',
      numbers.get(request.id) ?? 0,
      request.foreign === true ? foreignIcon : options.icon,
      request.title,
      hasMarkup ? escapeMarkup(request.body) : request.body,
      hasActions ? actionsOf(request, reply?.id, options.openLabel()) : [],
      {
        ...hintsOf(request, options.desktopEntry, image),
        ...(reply?.input?.placeholder === undefined
          ? {}
          : { 'x-kde-reply-placeholder-text': new Variant('s', reply.input.placeholder) }),
      },
      request.urgency === 'critical' || request.stays === true ? 0 : -1,
    ]);
    const [number] = notifyAnswer.parse(answer);
    const before = numbers.get(request.id);
    numbers.set(request.id, number);
    ids.set(number, request.id);
    // Of two that were under way at once the service made two.
    if (before !== undefined && before !== number) close(before);
    if (!wanted.has(request.id)) close(number);
    else if (wanted.get(request.id) === request) wanted.delete(request.id);
  };

  return {
    name: 'desktop',
    isLost: () => gone,
    async show(request) {
      wanted.set(request.id, request);
      try {
        await inTime(systemClock, callWithinMs, notify(request));
        const isHeard = hasSound && request.loud !== true;
        if (request.urgency === 'critical' && request.silent !== true && !isHeard) options.beep();
        return { kind: 'shown' };
      } catch (thrown) {
        gone ||= thrown instanceof DBusError && nobodyThere.has(thrown.type);
        log.warn('notification.failed', { error: toError(thrown) });
        return { kind: 'failed', reason: toError(thrown).message };
      }
    },
    withdraw(id) {
      wanted.delete(id);
      const number = numbers.get(id);
      if (number !== undefined) close(number);
    },
    // Another start knows nothing of them, and would show an alert that is still open a second time.
    end() {
      for (const number of [...ids.keys()]) close(number);
    },
    dispose() {
      gone = true;
      pictures.clear();
      bus.removeAllListeners('message');
      bus.disconnect();
    },
  };
}

/** Pairs of key and label; the key `default` is a click on the body. */
function actionsOf(request: NotificationRequest, reply: string | undefined, openLabel: string): string[] {
  const buttons = (request.buttons ?? []).flatMap(({ id, label }) => [id === reply ? replyAction : id, label]);
  return request.open === undefined ? buttons : [defaultAction, openLabel, ...buttons];
}

function hintsOf(
  request: NotificationRequest,
  desktopEntry: string,
  image: string | undefined,
): Record<string, Variant> {
  const isForeign = request.foreign === true;
  return {
    urgency: new Variant('y', urgencies[request.urgency]),
    ...(isForeign ? {} : { 'desktop-entry': new Variant('s', desktopEntry) }),
    category: new Variant('s', isForeign ? 'im.received' : request.urgency === 'critical' ? 'device.error' : 'device'),
    ...(request.silent === true
      ? { 'suppress-sound': new Variant('b', true) }
      : { 'sound-name': new Variant('s', soundOf(request.urgency)) }),
    ...(request.stays === true ? { resident: new Variant('b', true) } : {}),
    ...(request.percent === undefined ? {} : { value: new Variant('i', request.percent) }),
    ...(image === undefined ? {} : { 'image-path': new Variant('s', image) }),
  };
}

/** Names of the freedesktop Sound Naming Specification. */
function soundOf(urgency: NotificationRequest['urgency']): string {
  return urgency === 'critical' ? 'alarm-clock-elapsed' : 'message-new-instant';
}

/** Bodies may carry device names; a service that reads markup must see them as text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
