/** Blinds, the garage door and the valves of the garden. */
import { between, round, soon } from '../chance.ts';
import type { Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { linkQuality, zigbeeDevice } from '../styles/zigbee2mqtt.ts';
import { numberIn, wordIn } from '../values.ts';
import { halted, motionOf, type Travel, travelAt, travelTo } from './travel.ts';

/** What `OPEN`, `CLOSE` and `STOP` make of it. */
function moved(travel: Travel, word: unknown, now: number): Travel {
  switch (word) {
    case 'OPEN':
      return travelTo(travel, 100, now);
    case 'CLOSE':
      return travelTo(travel, 0, now);
    case 'STOP':
      return halted(travel, now);
    default:
      return travel;
  }
}

interface Blinds {
  readonly travel: Travel;
  /** Percent. */
  readonly tilt: number;
}

const blindsMs = 10_000;

export function blinds(): Device<Blinds> {
  return zigbeeDevice<Blinds>({
    ieee: '0xb4e3f9fffe71c02d',
    name: 'Window blinds',
    area: 'Living room',
    manufacturer: 'Bosch',
    model: 'Shutter control unit II',
    modelId: 'BMCT-SLZ',
    entities: (topic) => [
      {
        component: 'cover',
        object: 'cover',
        config: {
          name: null,
          device_class: 'blind',
          command_topic: `${topic}/set`,
          value_template:
            '{% if "motor_state" in value_json and value_json["motor_state"] %} {{ value_json["motor_state"] }} {% else %} stopped {% endif %}',
          state_opening: 'opening',
          state_closing: 'closing',
          state_stopped: 'stopped',
          position_topic: topic,
          position_template: '{{ value_json["position"] }}',
          set_position_topic: `${topic}/set`,
          set_position_template: '{ "position": {{ position }} }',
          tilt_command_topic: `${topic}/set/tilt`,
          tilt_status_topic: topic,
          tilt_status_template: '{{ value_json["tilt"] }}',
        },
      },
      linkQuality,
    ],
    initial: ({ now }) => ({ travel: { position: 80, movedAt: now }, tilt: 50 }),
    publish: ({ travel, tilt }) => ({
      state: travel.position === 0 ? 'CLOSE' : 'OPEN',
      position: travel.position,
      tilt,
      motor_state: travel.target === undefined ? 'stopped' : motionOf(travel),
      linkquality: 108,
    }),
    set: (each, changes, { now }) => {
      const position = numberIn(changes.position, 0, 100);
      const travel =
        position === undefined
          ? moved(each.travel, changes.state, now)
          : travelTo(each.travel, Math.round(position), now);
      return { state: { travel, tilt: Math.round(numberIn(changes.tilt, 0, 100) ?? each.tilt) } };
    },
    tick: (each, { now }) => {
      const travel = travelAt(each.travel, now, blindsMs);
      return { state: travel === each.travel ? each : { ...each, travel } };
    },
    hear: (each, signal, { now }) => {
      if (signal.kind !== 'scene' || signal.scene === 'leaving') return { state: each };
      return { state: { ...each, travel: travelTo(each.travel, signal.scene === 'morning' ? 100 : 0, now) } };
    },
  });
}

interface GarageDoor {
  readonly travel: Travel;
  /** Opened so often. */
  readonly openings: number;
}

const garageMs = 12_000;

export function garageDoor(): Device<GarageDoor> {
  const goTo = (door: GarageDoor, travel: Travel): GarageDoor => ({
    travel,
    openings: door.openings + (door.travel.position === 0 && travel.target !== undefined ? 1 : 0),
  });
  return esphomeDevice<GarageDoor>({
    node: 'garage-door',
    mac: 'd8bfc0112e45',
    name: 'Garage door',
    area: 'Garage',
    manufacturer: 'ratgdo',
    model: 'v2.5i',
    entities: [
      {
        component: 'cover',
        object: 'door',
        name: null,
        config: { dev_cla: 'garage' },
        traits: [
          own(
            ({ travel }) => motionOf(travel),
            (door, payload, { now }) => ({ state: goTo(door, moved(door.travel, payload, now)) }),
          ),
          {
            path: 'position',
            stateKey: 'pos_t',
            commandKey: 'set_pos_t',
            read: ({ travel }) => String(travel.position),
            write: (door, payload, { now }) => {
              const position = Math.round(numberIn(payload, 0, 100) ?? door.travel.position);
              return { state: goTo(door, travelTo(door.travel, position, now)) };
            },
          },
        ],
      },
      {
        component: 'sensor',
        object: 'openings',
        name: 'Openings',
        config: { stat_cla: 'total_increasing', ent_cat: 'diagnostic', ic: 'mdi:counter' },
        traits: [own(({ openings }) => String(openings))],
      },
    ],
    initial: ({ now }) => ({ travel: { position: 0, movedAt: now }, openings: 1_834 }),
    tick: (door, { now }) => {
      const travel = travelAt(door.travel, now, garageMs);
      return { state: travel === door.travel ? door : { ...door, travel } };
    },
    hear: (door, signal, { now }) => {
      const closes = signal.kind === 'scene' && (signal.scene === 'leaving' || signal.scene === 'night');
      return { state: closes ? { ...door, travel: travelTo(door.travel, 0, now) } : door };
    },
  });
}

interface Irrigation {
  readonly lawn: Travel;
  readonly drip: Travel;
  /** Minutes. */
  readonly minutes: number;
  readonly program: (typeof programs)[number];
  /** Litres per minute. */
  readonly flow: number;
  readonly closesAt: number;
  readonly nextAt: number;
}

const programs = ['Off', 'Spring', 'Summer', 'Autumn'] as const;
const lawnMs = 4_000;
const dripMs = 3_000;

/** A valve that is open or closed, and one that can be anywhere in between. */
export function irrigation(): Device<Irrigation> {
  const lawnTo = (garden: Irrigation, word: string, now: number): Irrigation => ({
    ...garden,
    lawn: moved(garden.lawn, word, now),
    closesAt: word === 'OPEN' ? now + garden.minutes * 60_000 : garden.closesAt,
  });
  return esphomeDevice<Irrigation>({
    node: 'garden-irrigation',
    mac: '1091a8f03c6b',
    name: 'Irrigation',
    area: 'Garden',
    manufacturer: 'Espressif',
    model: 'esp32-c6-devkitc-1',
    entities: [
      {
        component: 'valve',
        object: 'lawn',
        name: 'Lawn',
        config: { dev_cla: 'water', pl_stop: 'STOP' },
        traits: [
          own(
            ({ lawn }) => motionOf(lawn),
            (garden, payload, { now }) => ({ state: lawnTo(garden, payload, now) }),
          ),
        ],
      },
      {
        component: 'valve',
        object: 'drip',
        name: 'Drip line',
        config: { dev_cla: 'water', pos: true, pl_stop: 'STOP' },
        traits: [
          own(
            ({ drip }) => JSON.stringify({ position: drip.position, state: motionOf(drip) }),
            (garden, payload, { now }) => {
              const position = numberIn(payload, 0, 100);
              const drip =
                position === undefined
                  ? moved(garden.drip, payload, now)
                  : travelTo(garden.drip, Math.round(position), now);
              return { state: { ...garden, drip } };
            },
          ),
        ],
      },
      {
        component: 'number',
        object: 'duration',
        name: 'Duration',
        config: { min: 1, max: 60, step: 1, unit_of_meas: 'min', mode: 'box', ent_cat: 'config' },
        traits: [
          own(
            ({ minutes }) => String(minutes),
            (garden, payload) => ({
              state: { ...garden, minutes: Math.round(numberIn(payload, 1, 60) ?? garden.minutes) },
            }),
          ),
        ],
      },
      {
        component: 'select',
        object: 'program',
        name: 'Program',
        config: { ops: programs, ent_cat: 'config', ic: 'mdi:calendar-range' },
        traits: [
          own(
            ({ program }) => program,
            (garden, payload) => ({ state: { ...garden, program: wordIn(payload, programs) ?? garden.program } }),
          ),
        ],
      },
      {
        component: 'sensor',
        object: 'flow',
        name: 'Flow',
        config: { unit_of_meas: 'L/min', dev_cla: 'volume_flow_rate', stat_cla: 'measurement' },
        traits: [own(({ flow }) => flow.toFixed(1))],
      },
    ],
    initial: ({ now }) => ({
      lawn: { position: 0, movedAt: now },
      drip: { position: 0, movedAt: now },
      minutes: 15,
      program: 'Summer',
      flow: 0,
      closesAt: 0,
      nextAt: 0,
    }),
    tick: (garden, context) => {
      const { now } = context;
      const isOver = garden.lawn.position === 100 && now >= garden.closesAt;
      const lawn = travelAt(isOver ? travelTo(garden.lawn, 0, now) : garden.lawn, now, lawnMs);
      const drip = travelAt(garden.drip, now, dripMs);
      if (now < garden.nextAt) return { state: { ...garden, lawn, drip } };
      const open = lawn.position * 0.12 + drip.position * 0.03;
      const flow = open === 0 ? 0 : round(open * between(context, 0.95, 1.05), 1);
      return { state: { ...garden, lawn, drip, flow, nextAt: soon(context, 2, 5) } };
    },
  });
}
