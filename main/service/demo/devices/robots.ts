/** The robot vacuum and the lawn mower: they work for a while and find their way back. */
import { soon } from '../chance.ts';
import type { DemoContext, Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { objectIn, textIn, wordIn } from '../values.ts';

const suctions = ['quiet', 'standard', 'strong', 'max'] as const;

interface Vacuum {
  readonly state: 'docked' | 'cleaning' | 'paused' | 'returning' | 'idle';
  readonly suction: (typeof suctions)[number];
  /** When `cleaning` and `returning` end; when it starts by itself while it is docked. */
  readonly until: number;
  readonly battery: number;
  /** Square metres of this run. */
  readonly area: number;
  readonly status: string;
  readonly nextAt: number;
}

const returnMs = 15_000;

function vacuumTo(vacuum: Vacuum, state: Vacuum['state'], until: number, status: string): Vacuum {
  return { ...vacuum, state, until, status };
}

function started(vacuum: Vacuum, context: DemoContext, spot: boolean): Vacuum {
  const until = spot ? soon(context, 60, 90) : soon(context, 480, 900);
  const next = vacuumTo(vacuum, 'cleaning', until, spot ? 'Cleaning a spot' : 'Cleaning');
  return vacuum.state === 'paused' ? next : { ...next, area: 0 };
}

function vacuumAfter(vacuum: Vacuum, payload: string, context: DemoContext): Vacuum {
  const { now } = context;
  switch (payload) {
    case 'START':
      return started(vacuum, context, false);
    case 'SPOT':
      return started(vacuum, context, true);
    case 'STOP':
      return vacuumTo(vacuum, 'idle', now + 120_000, 'Stopped');
    case 'PAUSE':
      return vacuumTo(vacuum, 'paused', now + 900_000, 'Paused');
    case 'HOME':
      return vacuum.state === 'docked'
        ? vacuum
        : vacuumTo(vacuum, 'returning', now + returnMs, 'Returning to the dock');
    case 'LOCATE':
      return { ...vacuum, status: `I am here (${new Date(now).toISOString().slice(11, 19)})` };
    default:
      return vacuum;
  }
}

function tickVacuum(vacuum: Vacuum, context: DemoContext): Vacuum {
  if (context.now >= vacuum.until) {
    if (vacuum.state === 'docked') return started(vacuum, context, false);
    if (vacuum.state === 'returning') {
      return vacuumTo(vacuum, 'docked', soon(context, 3_600, 7_200), 'Charging');
    }
    return vacuumAfter(vacuum, 'HOME', context);
  }
  if (context.now < vacuum.nextAt) return vacuum;
  const isAway = vacuum.state === 'cleaning';
  return {
    ...vacuum,
    battery: isAway ? Math.max(35, vacuum.battery - 1) : Math.min(100, vacuum.battery + 1),
    area: isAway ? vacuum.area + 1 : vacuum.area,
    nextAt: soon(context, 15, 25),
  };
}

export function robotVacuum(): Device<Vacuum> {
  return plainDevice<Vacuum>({
    id: 'valetudo-rosie',
    origin: 'Valetudo',
    name: 'Rosie',
    area: 'Living room',
    manufacturer: 'Dreame',
    model: 'Z10 Pro',
    version: '2026.08.0',
    entities: [
      {
        component: 'vacuum',
        object: 'vacuum',
        name: null,
        config: {
          sup_feat: [
            'start',
            'stop',
            'pause',
            'return_home',
            'clean_spot',
            'locate',
            'fan_speed',
            'send_command',
            'status',
          ],
          pl_strt: 'START',
          pl_stop: 'STOP',
          pl_paus: 'PAUSE',
          pl_ret: 'HOME',
          pl_cln_sp: 'SPOT',
          pl_loc: 'LOCATE',
          fanspd_lst: suctions,
        },
        traits: [
          own(
            ({ state, suction }) => JSON.stringify({ state, fan_speed: suction }),
            (vacuum, payload, context) => ({ state: vacuumAfter(vacuum, payload, context) }),
          ),
          {
            path: 'fan_speed',
            commandKey: 'set_fan_spd_t',
            write: (vacuum, payload) => ({
              state: { ...vacuum, suction: wordIn(payload, suctions) ?? vacuum.suction },
            }),
          },
          {
            path: 'custom',
            commandKey: 'send_cmd_t',
            write: (vacuum, payload) => ({
              state: { ...vacuum, status: textIn(`Asked for ${String(objectIn(payload).command ?? payload)}`) },
            }),
          },
        ],
      },
      {
        component: 'sensor',
        object: 'status',
        name: 'Status',
        config: { ic: 'mdi:robot-vacuum-variant' },
        traits: [own(({ status }) => status)],
      },
      {
        component: 'sensor',
        object: 'area',
        name: 'Cleaned area',
        config: { unit_of_meas: 'm²', dev_cla: 'area', stat_cla: 'measurement' },
        traits: [own(({ area }) => String(area))],
      },
      {
        component: 'sensor',
        object: 'battery',
        name: 'Battery',
        config: { dev_cla: 'battery', unit_of_meas: '%', stat_cla: 'measurement', ent_cat: 'diagnostic' },
        traits: [own(({ battery }) => String(battery))],
      },
    ],
    initial: (context) => ({
      state: 'docked',
      suction: 'standard',
      until: soon(context, 900, 1_500),
      battery: 100,
      area: 43,
      status: 'Charging',
      nextAt: 0,
    }),
    tick: (vacuum, context) => ({ state: tickVacuum(vacuum, context) }),
    hear: (vacuum, signal, context) => ({
      state: signal.kind === 'scene' && signal.scene === 'leaving' ? started(vacuum, context, false) : vacuum,
    }),
  });
}

interface Mower {
  readonly activity: 'mowing' | 'paused' | 'docked' | 'returning';
  /** When `mowing` and `returning` end; when it starts by itself while it is docked. */
  readonly until: number;
  readonly battery: number;
  readonly nextAt: number;
}

function mowerTo(mower: Mower, activity: Mower['activity'], until: number): Mower {
  return { ...mower, activity, until };
}

function tickMower(mower: Mower, context: DemoContext): Mower {
  const { now } = context;
  if (now >= mower.until) {
    if (mower.activity === 'docked') return mowerTo(mower, 'mowing', soon(context, 900, 1_800));
    if (mower.activity === 'returning') return mowerTo(mower, 'docked', soon(context, 3_600, 7_200));
    return mowerTo(mower, 'returning', now + returnMs);
  }
  if (now < mower.nextAt) return mower;
  const battery = mower.activity === 'mowing' ? Math.max(30, mower.battery - 1) : Math.min(100, mower.battery + 1);
  return { ...mower, battery, nextAt: soon(context, 18, 30) };
}

export function lawnMower(): Device<Mower> {
  return plainDevice<Mower>({
    id: 'lawn-mower',
    origin: 'Mower bridge',
    name: 'Lawn mower',
    area: 'Garden',
    manufacturer: 'Husqvarna',
    model: 'Automower 305',
    entities: [
      {
        component: 'lawn_mower',
        object: 'mower',
        name: null,
        config: {},
        traits: [
          { stateKey: 'act_stat_t', read: ({ activity }) => activity },
          {
            path: 'start',
            commandKey: 'start_mowing_command_topic',
            write: (mower, _payload, context) => ({ state: mowerTo(mower, 'mowing', soon(context, 900, 1_800)) }),
          },
          {
            path: 'pause',
            commandKey: 'pause_command_topic',
            write: (mower, _payload, { now }) => ({ state: mowerTo(mower, 'paused', now + 900_000) }),
          },
          {
            path: 'dock',
            commandKey: 'dock_command_topic',
            write: (mower, _payload, { now }) => ({
              state: mower.activity === 'docked' ? mower : mowerTo(mower, 'returning', now + returnMs),
            }),
          },
        ],
      },
      {
        component: 'sensor',
        object: 'battery',
        name: 'Battery',
        config: { dev_cla: 'battery', unit_of_meas: '%', stat_cla: 'measurement', ent_cat: 'diagnostic' },
        traits: [own(({ battery }) => String(battery))],
      },
    ],
    initial: (context) => ({ activity: 'docked', until: soon(context, 600, 1_200), battery: 96, nextAt: 0 }),
    tick: (mower, context) => ({ state: tickMower(mower, context) }),
  });
}
