/** Plugs with Tasmota, and the meter of the house. */
import { between, daylight, drift, round, soon } from '../chance.ts';
import type { DemoContext, Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { tasmotaDevice } from '../styles/tasmota.ts';
import { onOff, powerIn } from '../values.ts';

interface Plug {
  readonly on: boolean;
  /** Watts while it is on. */
  readonly load: number;
  /** Watts now. */
  readonly power: number;
  readonly voltage: number;
  /** Kilowatt hours. */
  readonly today: number;
  readonly total: number;
  readonly nextAt: number;
}

function metered(plug: Plug, context: DemoContext): Plug {
  const today = plug.today + plug.power / 3_600_000;
  const total = plug.total + plug.power / 3_600_000;
  if (context.now < plug.nextAt) return { ...plug, today, total };
  return {
    ...plug,
    today,
    total,
    power: plug.on ? round(plug.load * between(context, 0.96, 1.04)) : 0,
    voltage: round(drift(context, plug.voltage, 231, 0.8)),
    nextAt: soon(context, 12, 30),
  };
}

function switched(plug: Plug, payload: string): Plug {
  const on = powerIn(payload === '1' ? 'ON' : payload === '0' ? 'OFF' : payload, plug.on) ?? plug.on;
  return { ...plug, on, power: on ? plug.load : 0 };
}

/** The plug of the coffee machine: it measures what it lets through. */
export function coffeePlug(): Device<Plug> {
  const topic = 'coffee-machine';
  const sensor = (
    suffix: string,
    name: string,
    field: string,
    deviceClass: string,
    unit: string,
    stateClass: string,
  ) => ({
    component: 'sensor',
    suffix,
    config: {
      name,
      stat_t: `tele/${topic}/SENSOR`,
      val_tpl: `{{value_json['ENERGY'].${field}}}`,
      dev_cla: deviceClass,
      unit_of_meas: unit,
      stat_cla: stateClass,
    },
  });
  return tasmotaDevice<Plug>({
    topic,
    chip: '4C11A8',
    name: 'Coffee machine',
    area: 'Kitchen',
    manufacturer: 'Tasmota',
    model: 'NOUS A1T',
    entities: [
      {
        component: 'switch',
        suffix: 'RL_1',
        config: {
          name: null,
          ic: 'mdi:coffee-maker',
          stat_t: `stat/${topic}/RESULT`,
          val_tpl: '{{value_json.POWER}}',
          cmd_t: `cmnd/${topic}/POWER`,
          pl_off: 'OFF',
          pl_on: 'ON',
          dev_cla: 'outlet',
        },
      },
      sensor('ENERGY_Power', 'Power', 'Power', 'power', 'W', 'measurement'),
      sensor('ENERGY_Today', 'Energy today', 'Today', 'energy', 'kWh', 'total_increasing'),
      sensor('ENERGY_Voltage', 'Voltage', 'Voltage', 'voltage', 'V', 'measurement'),
    ],
    initial: () => ({ on: true, load: 64, power: 64, voltage: 231, today: 0.412, total: 186.27, nextAt: 0 }),
    result: ({ on }) => ({ POWER: onOff(on) }),
    sensor: ({ power, voltage, today, total }) => ({
      ENERGY: { Total: round(total, 3), Today: round(today, 3), Power: power, Voltage: voltage },
    }),
    obey: (plug, command, payload) => ({
      state: command === 'POWER' || command === 'POWER1' ? switched(plug, payload) : plug,
    }),
    tick: (plug, context) => ({ state: metered(plug, context) }),
    hear: (plug, signal) => {
      if (signal.kind !== 'scene') return { state: plug };
      if (signal.scene === 'morning') return { state: switched(plug, 'ON') };
      return { state: signal.scene === 'leaving' ? switched(plug, 'OFF') : plug };
    },
  });
}

const outlets = ['Monitor', 'Speakers', 'Desk lamp'];

interface Strip {
  readonly on: readonly boolean[];
}

/** Three outlets of one device. It is the one that goes offline when somebody wants to see that. */
export function deskStrip(): Device<Strip> {
  const topic = 'desk-strip';
  return tasmotaDevice<Strip>({
    topic,
    chip: 'B7D052',
    name: 'Desk power strip',
    area: 'Office',
    manufacturer: 'Tasmota',
    model: 'Gosund SP112',
    entities: outlets.map((name, index) => ({
      component: 'switch',
      suffix: `RL_${index + 1}`,
      config: {
        name,
        stat_t: `stat/${topic}/RESULT`,
        val_tpl: `{{value_json.POWER${index + 1}}}`,
        cmd_t: `cmnd/${topic}/POWER${index + 1}`,
        pl_off: 'OFF',
        pl_on: 'ON',
        dev_cla: 'outlet',
      },
    })),
    initial: () => ({ on: [true, false, true] }),
    result: ({ on }) => Object.fromEntries(on.map((each, index) => [`POWER${index + 1}`, onOff(each)])),
    obey: (strip, command, payload) => {
      const index = Number(/^POWER([1-3])$/.exec(command)?.[1] ?? 0) - 1;
      const on = strip.on.map((each, at) => (at === index ? (powerIn(payload, each) ?? each) : each));
      return { state: { on } };
    },
    hear: (strip, signal) =>
      signal.kind === 'trigger' && signal.what === 'offline'
        ? { state: strip, offlineMs: 180_000 }
        : { state: signal.kind === 'scene' && signal.scene === 'leaving' ? { on: [false, false, false] } : strip },
  });
}

interface Meter {
  /** Watts drawn from the grid. */
  readonly power: number;
  /** Watts from the roof. */
  readonly solar: number;
  /** Kilowatt hours. */
  readonly energy: number;
  readonly nextAt: number;
}

export function energyMeter(): Device<Meter> {
  const sensor = (object: string, name: string, unit: string, deviceClass: string, read: (meter: Meter) => string) => ({
    component: 'sensor',
    object,
    name,
    config: {
      dev_cla: deviceClass,
      unit_of_meas: unit,
      stat_cla: deviceClass === 'energy' ? 'total_increasing' : 'measurement',
      sug_dsp_prc: deviceClass === 'energy' ? 1 : 0,
    },
    traits: [own<Meter>(read)],
  });
  return esphomeDevice<Meter>({
    node: 'energy-meter',
    mac: '34865d1c90fa',
    name: 'Energy meter',
    area: 'Garage',
    manufacturer: 'Espressif',
    model: 'esp32-poe-iso',
    entities: [
      sensor('power', 'Power', 'W', 'power', ({ power }) => String(power)),
      sensor('solar', 'Solar power', 'W', 'power', ({ solar }) => String(solar)),
      sensor('energy', 'Energy', 'kWh', 'energy', ({ energy }) => energy.toFixed(2)),
    ],
    initial: () => ({ power: 412, solar: 0, energy: 8_214.6, nextAt: 0 }),
    tick: (meter, context) => {
      const energy = meter.energy + meter.power / 3_600_000;
      if (context.now < meter.nextAt) return { state: { ...meter, energy } };
      const solar = Math.round(daylight(context.now) * between(context, 1_900, 2_300));
      const power = Math.round(Math.max(120, drift(context, meter.power, 460, 45)));
      return { state: { power, solar, energy, nextAt: soon(context, 3, 7) } };
    },
  });
}
