/**
 * A tray of the tests on a session bus (StatusNotifierWatcher and host, as a panel is): reads the app's icon and menu as a
 * panel would, and presses them.
 */
import { Message, type MessageBus, Variant } from '@jellybrick/dbus-next';
import { ask, serve } from './bus.ts';
import type { MenuEntry } from './driver.ts';
import { eventually } from './eventually.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const propertiesInterface = 'org.freedesktop.DBus.Properties';

interface Entry {
  readonly id: number;
  readonly view: MenuEntry;
  readonly entries: readonly Entry[];
}

export interface PanelTray {
  /** Whether the app has put an icon there. */
  isShown(): boolean;
  /** When it did, by `performance.now()`; NaN before. */
  shownAt(): number;
  toolTip(): Promise<string>;
  /** Width and height of the picture, and how many of its pixels are not transparent. */
  picture(): Promise<{ readonly width: number; readonly height: number; readonly drawn: number }>;
  menu(): Promise<readonly MenuEntry[]>;
  /** A click on the icon. */
  activate(): Promise<void>;
  /** Chooses an item by the labels that lead to it. */
  press(...labels: string[]): Promise<void>;
}

export async function serveTray(bus: MessageBus): Promise<PanelTray> {
  let item: { readonly destination: string; readonly path: string } | undefined;
  let shownAt = Number.NaN;
  serve(bus, propertiesInterface, (member, body) => {
    if (member !== 'Get' || body[0] !== watcher) return undefined;
    if (body[1] === 'IsStatusNotifierHostRegistered') return ['v', new Variant('b', true)];
    if (body[1] === 'ProtocolVersion') return ['v', new Variant('i', 0)];
    return ['v', new Variant('as', item === undefined ? [] : [item.destination + item.path])];
  });
  serve(bus, watcher, (member, body, message) => {
    if (member === 'RegisterStatusNotifierItem') {
      if (item === undefined) shownAt = performance.now();
      // Either the name of a service, or the path of an object of the sender.
      const given = String(body[0]);
      item = given.startsWith('/')
        ? { destination: message.sender, path: given }
        : { destination: given, path: '/StatusNotifierItem' };
    }
    return [''];
  });
  await bus.requestName(watcher);

  const shown = () => eventually('the tray has an icon', () => item);
  const property = async (name: string): Promise<unknown> => {
    const target = { ...(await shown()), interface: propertiesInterface };
    const [answer] = await ask(bus, target, 'Get', 'ss', itemInterface, name);
    return plain(answer);
  };
  const menuTarget = async () => {
    const { destination } = await shown();
    return { destination, path: String(await property('Menu')), interface: menuInterface };
  };
  const entries = async (): Promise<readonly Entry[]> => {
    const target = await menuTarget();
    const [, layout] = await ask(bus, target, 'GetLayout', 'iias', 0, -1, []);
    return entryOf(layout).entries;
  };

  return {
    isShown: () => item !== undefined,
    shownAt: () => shownAt,
    async toolTip() {
      const value = await property('ToolTip');
      return Array.isArray(value) ? `${value[2]}` : '';
    },
    async picture() {
      const value = await property('IconPixmap');
      const [width, height, bytes]: unknown[] = Array.isArray(value) ? (value.at(-1) ?? []) : [];
      const pixels = bytes instanceof Uint8Array || Array.isArray(bytes) ? [...bytes].map(Number) : [];
      // Four bytes each, the first of which is how opaque it is.
      const drawn = pixels.filter((byte, place) => place % 4 === 0 && byte > 0).length;
      return { width: Number(width), height: Number(height), drawn };
    },
    menu: async () => (await entries()).map(({ view }) => view),
    async activate() {
      await ask(bus, { ...(await shown()), interface: itemInterface }, 'Activate', 'ii', 0, 0);
    },
    async press(...labels) {
      let found: Entry | undefined;
      for (let within = await entries(); labels.length > 0; within = found.entries) {
        const label = labels.shift();
        found = within.find(({ view }) => view.label === label);
        if (found === undefined) throw new Error(`the tray's menu has no ${label}`);
      }
      const body = [found?.id ?? 0, 'clicked', new Variant('i', 0), 0];
      const target = await menuTarget();
      await bus.call(new Message({ ...target, member: 'Event', signature: 'isvu', body }));
    },
  };
}

/** One `(ia{sv}av)` of com.canonical.dbusmenu. */
function entryOf(layout: unknown): Entry {
  const [id, properties, children]: unknown[] = Array.isArray(layout) ? layout : [];
  const read = (name: string): unknown =>
    typeof properties === 'object' && properties !== null ? plain(Reflect.get(properties, name)) : undefined;
  const nested = (Array.isArray(children) ? children : []).map((child) => entryOf(plain(child)));
  const toggles = read('toggle-type') !== undefined && read('toggle-type') !== '';
  return {
    id: Number(id),
    entries: nested,
    view: {
      // One underscore marks the access key, two are one.
      label: String(read('label') ?? '').replace(/_(.?)/g, '$1'),
      enabled: read('enabled') !== false,
      type:
        read('type') === 'separator' ? 'separator' : nested.length > 0 ? 'submenu' : toggles ? 'checkbox' : 'normal',
      ...(toggles ? { checked: read('toggle-state') === 1 } : {}),
      ...(nested.length > 0 ? { submenu: nested.map(({ view }) => view) } : {}),
    },
  };
}

function plain(variant: unknown): unknown {
  return variant instanceof Variant ? variant.value : variant;
}
