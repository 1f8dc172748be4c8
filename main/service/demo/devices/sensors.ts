/** What only reports: climate, motion, doors, water and smoke, all by Zigbee2MQTT. */
import { drift, round, soon } from '../chance.ts';
import type { DemoContext, Device, Identity } from '../model.ts';
import {
  batterySensor,
  linkQuality,
  type ZigbeeEntity,
  zigbeeBinary,
  zigbeeDevice,
  zigbeeSensor,
} from '../styles/zigbee2mqtt.ts';

type Place = Pick<Identity, 'name' | 'area'> & { readonly ieee: string };

interface RoomClimate {
  readonly temperature: number;
  readonly humidity: number;
  readonly pressure: number;
  readonly battery: number;
  readonly nextAt: number;
}

/** A small climate sensor around the given values. */
export function climateSensor(
  place: Place,
  rest: { readonly temperature: number; readonly humidity: number; readonly battery: number },
): Device<RoomClimate> {
  return zigbeeDevice<RoomClimate>({
    ...place,
    manufacturer: 'Aqara',
    model: 'Temperature and humidity sensor',
    modelId: 'WSDCGQ11LM',
    entities: () => [
      zigbeeSensor('temperature', 'temperature', '°C'),
      zigbeeSensor('humidity', 'humidity', '%'),
      zigbeeSensor('pressure', 'atmospheric_pressure', 'hPa'),
      batterySensor,
      linkQuality,
    ],
    initial: (context) => ({ ...rest, pressure: 1013.2, nextAt: soon(context, 5, 30) }),
    publish: ({ temperature, humidity, pressure, battery }) => ({
      temperature: round(temperature, 1),
      humidity: round(humidity, 1),
      pressure: round(pressure, 1),
      battery,
      linkquality: 123,
    }),
    tick: (room, context) => {
      if (context.now < room.nextAt) return { state: room };
      return {
        state: {
          temperature: drift(context, room.temperature, rest.temperature, 0.12),
          humidity: drift(context, room.humidity, rest.humidity, 0.6),
          pressure: drift(context, room.pressure, 1013, 0.15),
          battery: room.battery,
          nextAt: soon(context, 20, 50),
        },
      };
    },
  });
}

interface Motion {
  readonly occupied: boolean;
  /** When somebody comes, or has gone. */
  readonly nextAt: number;
  readonly illuminance: number;
}

/** @param quietSeconds how long nobody passes by, from and to. */
export function motionSensor(place: Place, quietSeconds: readonly [number, number], battery: number): Device<Motion> {
  return zigbeeDevice<Motion>({
    ...place,
    manufacturer: 'Aqara',
    model: 'Motion sensor',
    modelId: 'RTCGQ11LM',
    entities: () => [
      zigbeeBinary('occupancy', 'motion'),
      zigbeeSensor('illuminance', 'illuminance', 'lx'),
      batterySensor,
      linkQuality,
    ],
    initial: (context) => ({ occupied: false, nextAt: soon(context, 6, 25), illuminance: 86 }),
    publish: ({ occupied, illuminance }) => ({ occupancy: occupied, illuminance, battery, linkquality: 95 }),
    tick: (motion, context) => {
      if (context.now < motion.nextAt) return { state: motion };
      const occupied = !motion.occupied;
      const [from, to] = occupied ? [12, 30] : quietSeconds;
      return {
        state: {
          occupied,
          nextAt: soon(context, from, to),
          illuminance: Math.round(Math.max(3, drift(context, motion.illuminance, 90, 8))),
        },
      };
    },
  });
}

interface Alarm {
  readonly active: boolean;
  readonly until: number;
}

const idle: Alarm = { active: false, until: 0 };

function detector(
  spec: Place & Pick<Identity, 'manufacturer' | 'model'> & { readonly modelId: string },
  property: string,
  deviceClass: string,
  what: 'smoke' | 'leak',
  extra: readonly ZigbeeEntity[],
): Device<Alarm> {
  return zigbeeDevice<Alarm>({
    ...spec,
    entities: () => [zigbeeBinary(property, deviceClass), batterySensor, linkQuality, ...extra],
    initial: () => idle,
    publish: ({ active }) => ({
      [property]: active,
      battery: 91,
      linkquality: 88,
      ...(extra.length > 0 && { smoke_density: active ? 14 : 0 }),
    }),
    tick: (alarm, { now }) => ({ state: alarm.active && now >= alarm.until ? idle : alarm }),
    hear: (alarm, signal, { now }) =>
      signal.kind === 'trigger' && signal.what === what
        ? { state: { active: true, until: now + 90_000 } }
        : { state: alarm },
  });
}

export function smokeAlarm(): Device<Alarm> {
  const spec = {
    ieee: '0x54ef44100079b3de',
    name: 'Smoke alarm',
    area: 'Kitchen',
    manufacturer: 'Aqara',
    model: 'Smart smoke detector',
    modelId: 'JY-GZ-01AQ',
  };
  const density = zigbeeSensor('smoke_density', null, '%/m', { name: 'Smoke density', icon: 'mdi:google-circles' });
  return detector(spec, 'smoke', 'smoke', 'smoke', [density]);
}

export function leakSensor(): Device<Alarm> {
  const spec = {
    ieee: '0x00158d0006f2b9c4',
    name: 'Dishwasher leak',
    area: 'Kitchen',
    manufacturer: 'Aqara',
    model: 'Water leak sensor',
    modelId: 'SJCGQ11LM',
  };
  return detector(spec, 'water_leak', 'moisture', 'leak', []);
}

interface Contact {
  readonly open: boolean;
  readonly nextAt: number;
  readonly battery: number;
  readonly batteryAt: number;
}

/** Percent at which somebody changes the battery. */
const emptyPercent = 8;

/** The front door: it opens now and then, and is closed again within a minute. Its battery is running down. */
export function frontDoor(): Device<Contact> {
  const opened = (contact: Contact, context: DemoContext) => ({
    state: { ...contact, open: true, nextAt: soon(context, 12, 40) },
    signals: [{ kind: 'door', open: true } as const],
  });
  return zigbeeDevice<Contact>({
    ieee: '0x00158d000a1d27e3',
    name: 'Front door',
    area: 'Hall',
    manufacturer: 'Aqara',
    model: 'Door and window sensor',
    modelId: 'MCCGQ11LM',
    entities: () => [
      // Zigbee2MQTT says `contact`: closed is true.
      zigbeeBinary('contact', 'door', { payload_on: false, payload_off: true }),
      batterySensor,
      linkQuality,
    ],
    initial: (context) => ({
      open: false,
      nextAt: soon(context, 240, 480),
      battery: 24,
      batteryAt: context.now + 600_000,
    }),
    publish: ({ open, battery }) => ({ contact: !open, battery, linkquality: 110 }),
    tick: (contact, context) => {
      const isLater = context.now >= contact.batteryAt;
      const aged = isLater
        ? {
            ...contact,
            battery: contact.battery <= emptyPercent ? 100 : contact.battery - 1,
            batteryAt: context.now + 600_000,
          }
        : contact;
      if (context.now < contact.nextAt) return { state: aged };
      if (!contact.open) return opened(aged, context);
      return {
        state: { ...aged, open: false, nextAt: soon(context, 420, 1_200) },
        signals: [{ kind: 'door', open: false }],
      };
    },
    hear: (contact, signal, context) => {
      if (signal.kind === 'trigger' && signal.what === 'door') return opened(contact, context);
      // Whoever armed the alarm is out, or asleep.
      if (signal.kind === 'panel' && signal.state !== 'disarmed' && !contact.open) {
        return { state: { ...contact, nextAt: soon(context, 2_400, 5_400) } };
      }
      return { state: contact };
    },
  });
}
