/** A notification service of the tests on a session bus: notes what the app shows, and presses it. */
import { Message, type MessageBus } from '@jellybrick/dbus-next';
import { serve } from './bus.ts';
import type { NotificationView } from './driver.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const urgencies = ['low', 'normal', 'critical'];
const dismissedByPerson = 2;
const closedByCall = 3;

interface Shown {
  readonly key: number;
  /** The service's number for it: one that replaces another has the same. */
  readonly number: number;
  readonly options: { readonly title: string; readonly body: string; readonly urgency: string; readonly icon: string };
  readonly actions: readonly string[];
  open: boolean;
}

export interface NotificationService {
  shown(): NotificationView[];
  /** A click on its body. */
  click(key: number): void;
  /** Presses a button by its place. */
  press(key: number, index: number): void;
  dismiss(key: number): void;
  /** From now on it answers with an error, or shows them again. */
  refuse(refusing: boolean): void;
}

export async function serveNotifications(bus: MessageBus): Promise<NotificationService> {
  const all: Shown[] = [];
  let lastNumber = 0;
  let refusing = false;
  const signal = (member: string, signature: string, ...body: unknown[]) =>
    bus.send(Message.newSignal(path, name, member, signature, body));
  const close = (number: number, reason: number): void => {
    const open = all.filter((each) => each.number === number && each.open);
    for (const each of open) each.open = false;
    if (open.length > 0) signal('NotificationClosed', 'uu', number, reason);
  };
  const find = (key: number): Shown => {
    const found = all.find((each) => each.key === key);
    if (found === undefined) throw new Error(`there is no notification ${key}`);
    return found;
  };

  serve(bus, name, (member, body) => {
    switch (member) {
      case 'GetCapabilities':
        return ['as', ['actions', 'body', 'persistence']];
      case 'GetServerInformation':
        return ['ssss', 'tests', 'inglenook', '1', '1.3'];
      case 'Notify': {
        if (refusing) return undefined;
        const [, replaces, icon, title, text, actions, hints] = body;
        const number = replaces === 0 ? ++lastNumber : Number(replaces);
        for (const each of all) if (each.number === number) each.open = false;
        all.push({
          key: all.length + 1,
          number,
          options: {
            title: String(title),
            body: String(text),
            urgency: urgencies[byteOf(hints, 'urgency')] ?? 'normal',
            icon: String(icon),
          },
          actions: Array.isArray(actions) ? actions.map(String) : [],
          open: true,
        });
        return ['u', number];
      }
      case 'CloseNotification':
        close(Number(body[0]), closedByCall);
        return [''];
      default:
        return undefined;
    }
  });
  await bus.requestName(name);

  return {
    shown: () => all.map(({ key, options, open }) => ({ key, options, open })),
    click: (key) => signal('ActionInvoked', 'us', find(key).number, 'default'),
    press(key, index) {
      const { actions, number } = find(key);
      const button = actions.filter((_each, place) => place % 2 === 0).filter((each) => each !== 'default')[index];
      if (button === undefined) throw new Error(`the notification ${key} has no button ${index}`);
      signal('ActionInvoked', 'us', number, button);
    },
    refuse: (value) => {
      refusing = value;
    },
    dismiss: (key) => close(find(key).number, dismissedByPerson),
  };
}

/** A number out of a dictionary of variants. */
function byteOf(hints: unknown, key: string): number {
  const variant: unknown = typeof hints === 'object' && hints !== null ? Reflect.get(hints, key) : undefined;
  return typeof variant === 'object' && variant !== null ? Number(Reflect.get(variant, 'value')) : 1;
}
