/** The people, their scenes, and the things that they write on and are woken by. */
import { soon } from '../chance.ts';
import type { Device, SceneName } from '../model.ts';
import { own, reading } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { textIn, wordIn } from '../values.ts';
import { type Firmware, firmwareAfterCommand, firmwareAt } from './firmware.ts';

interface Phone {
  readonly home: boolean;
  readonly battery: number;
  readonly charging: boolean;
  readonly leavesAt: number;
  readonly nextAt: number;
}

/** The phone of a person: home or away, by Bluetooth. */
export function phone(id: string, owner: string, battery: number, isHome: boolean): Device<Phone> {
  return plainDevice<Phone>({
    id,
    origin: 'room-assistant',
    name: `${owner}'s phone`,
    area: 'Hall',
    manufacturer: 'Fairphone',
    model: 'Fairphone 5',
    entities: [
      {
        component: 'device_tracker',
        object: 'tracker',
        name: null,
        config: { src_type: 'bluetooth_le' },
        traits: [
          own(({ home }) => (home ? 'home' : 'not_home')),
          reading('attributes', 'json_attr_t', ({ home }) => JSON.stringify({ distance: home ? 2.4 : null, owner })),
        ],
      },
      {
        component: 'sensor',
        object: 'battery',
        name: 'Battery',
        config: { dev_cla: 'battery', unit_of_meas: '%', stat_cla: 'measurement', ent_cat: 'diagnostic' },
        traits: [own((state) => String(state.battery))],
      },
    ],
    initial: (context) => ({ home: isHome, battery, charging: false, leavesAt: soon(context, 420, 1_500), nextAt: 0 }),
    tick: (state, context) => {
      const moves = context.now >= state.leavesAt;
      const home = moves ? !state.home : state.home;
      const leavesAt = moves ? soon(context, 1_200, 4_800) : state.leavesAt;
      if (context.now < state.nextAt) return { state: { ...state, home, leavesAt } };
      const charging = state.charging ? state.battery < 97 : home && state.battery < 40;
      return {
        state: {
          home,
          leavesAt,
          charging,
          battery: Math.min(100, Math.max(30, state.battery + (charging ? 2 : -1))),
          nextAt: soon(context, 200, 320),
        },
      };
    },
  });
}

const scenes: ReadonlyArray<{ readonly name: SceneName; readonly title: string; readonly icon: string }> = [
  { name: 'morning', title: 'Good morning', icon: 'mdi:weather-sunset-up' },
  { name: 'movie', title: 'Movie night', icon: 'mdi:movie-open' },
  { name: 'night', title: 'Good night', icon: 'mdi:weather-night' },
  { name: 'leaving', title: 'Leaving home', icon: 'mdi:home-export-outline' },
];

interface Scenes {
  readonly last: string;
}

export function houseScenes(): Device<Scenes> {
  return plainDevice<Scenes>({
    id: 'house-scenes',
    origin: 'House scenes',
    name: 'Scenes',
    area: 'Living room',
    manufacturer: 'Ingle',
    model: 'Scene controller',
    entities: [
      ...scenes.map(({ name, title, icon }) => ({
        component: 'scene',
        object: name,
        name: title,
        config: { pl_on: name, ic: icon },
        traits: [
          own<Scenes>(undefined, () => ({
            state: { last: title },
            signals: [{ kind: 'scene', scene: name } as const],
          })),
        ],
      })),
      {
        component: 'sensor',
        object: 'last',
        name: 'Last scene',
        config: { ic: 'mdi:palette' },
        traits: [own<Scenes>(({ last }) => last)],
      },
    ],
    initial: () => ({ last: 'None yet' }),
  });
}

const pages = ['Clock', 'Weather', 'Shopping list', 'Photos'] as const;

interface Display {
  readonly message: string;
  readonly note: string;
  readonly page: (typeof pages)[number];
  readonly refreshes: number;
  readonly firmware: Firmware;
}

export function kitchenDisplay(): Device<Display> {
  return plainDevice<Display>({
    id: 'kitchen-display',
    origin: 'openHASP',
    name: 'Kitchen display',
    area: 'Kitchen',
    manufacturer: 'Sunton',
    model: 'ESP32-8048S043',
    version: '0.7.0',
    entities: [
      {
        component: 'notify',
        object: 'message',
        name: 'Message',
        traits: [own<Display>(undefined, (display, payload) => ({ state: { ...display, message: textIn(payload) } }))],
      },
      {
        component: 'sensor',
        object: 'shown',
        name: 'Shown message',
        config: { ic: 'mdi:message-text' },
        traits: [own(({ message }) => message)],
      },
      {
        component: 'text',
        object: 'note',
        name: 'Shopping note',
        config: { min: 0, max: 120, ic: 'mdi:cart-outline' },
        traits: [
          own(
            ({ note }) => note,
            (display, payload) => ({ state: { ...display, note: textIn(payload).slice(0, 120) } }),
          ),
        ],
      },
      {
        component: 'select',
        object: 'page',
        name: 'Page',
        config: { ops: pages, ic: 'mdi:book-open-page-variant' },
        traits: [
          own(
            ({ page }) => page,
            (display, payload) => ({ state: { ...display, page: wordIn(payload, pages) ?? display.page } }),
          ),
        ],
      },
      {
        component: 'button',
        object: 'refresh',
        name: 'Refresh',
        config: { ent_cat: 'config', ic: 'mdi:refresh' },
        traits: [own<Display>(undefined, (display) => ({ state: { ...display, refreshes: display.refreshes + 1 } }))],
      },
      {
        component: 'sensor',
        object: 'refreshes',
        name: 'Refreshes',
        config: { stat_cla: 'total_increasing', ent_cat: 'diagnostic' },
        traits: [own(({ refreshes }) => String(refreshes))],
      },
      {
        component: 'update',
        object: 'firmware',
        name: 'Firmware',
        config: {
          dev_cla: 'firmware',
          ent_cat: 'config',
          pl_inst: 'install',
          tit: 'openHASP',
          rel_s: 'Sharper fonts, a faster start, and a calmer dim mode at night.',
          rel_u: 'https://github.com/HASwitchPlate/openHASP/releases',
        },
        traits: [
          own(
            ({ firmware: { installed, latest, startedAt, percent } }) =>
              JSON.stringify({
                installed_version: installed,
                latest_version: latest,
                in_progress: startedAt !== undefined,
                update_percentage: startedAt === undefined ? null : percent,
              }),
            (display, _payload, { now }) => ({
              state: { ...display, firmware: firmwareAfterCommand(display.firmware, now) },
            }),
          ),
        ],
      },
    ],
    initial: () => ({
      message: 'Welcome home',
      note: 'Oat milk, lemons, coffee',
      page: 'Clock',
      refreshes: 12,
      firmware: { installed: '0.7.0', latest: '0.7.1', percent: 0 },
    }),
    tick: (display, { now }) => {
      const firmware = firmwareAt(display.firmware, now);
      return { state: firmware === display.firmware ? display : { ...display, firmware } };
    },
    hear: (display, signal) => ({
      state: signal.kind === 'ring' ? { ...display, message: 'Somebody is at the door' } : display,
    }),
  });
}
