/** The hot water, the humidity of the bedroom, and its fan. */
import { round, soon } from '../chance.ts';
import type { DemoContext, Device } from '../model.ts';
import { own, reading, trait } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { numberIn, onOff, powerIn, wordIn } from '../values.ts';

const heaterModes = ['off', 'eco', 'electric', 'performance'] as const;

interface Boiler {
  readonly mode: (typeof heaterModes)[number];
  readonly target: number;
  readonly temperature: number;
  readonly nextAt: number;
}

/** The hot water of the house. */
export function waterHeater(): Device<Boiler> {
  return esphomeDevice<Boiler>({
    node: 'water-heater',
    mac: '84f3ebd20a67',
    name: 'Water heater',
    area: 'Bathroom',
    manufacturer: 'Espressif',
    model: 'esp32-s2-saola-1',
    entities: [
      {
        component: 'water_heater',
        object: 'boiler',
        name: null,
        config: { modes: heaterModes, min_temp: 35, max_temp: 65, precision: 0.5, temp_unit: 'C' },
        traits: [
          trait(
            'mode',
            'mode',
            ({ mode }) => mode,
            (boiler, payload) => ({ state: { ...boiler, mode: wordIn(payload, heaterModes) ?? boiler.mode } }),
          ),
          trait(
            'target_temperature',
            'temp',
            ({ target }) => target.toFixed(1),
            (boiler, payload) => ({
              state: { ...boiler, target: round(numberIn(payload, 35, 65) ?? boiler.target, 1) },
            }),
          ),
          trait('power', 'pow', undefined, (boiler, payload) => {
            const isOn = powerIn(payload, boiler.mode !== 'off') ?? true;
            return { state: { ...boiler, mode: isOn ? (boiler.mode === 'off' ? 'eco' : boiler.mode) : 'off' } };
          }),
          reading('current_temperature', 'curr_temp_t', ({ temperature }) => temperature.toFixed(1)),
        ],
      },
    ],
    initial: (context) => ({ mode: 'eco', target: 52, temperature: 50.4, nextAt: soon(context, 10, 20) }),
    tick: (boiler, context) => {
      if (context.now < boiler.nextAt) return { state: boiler };
      const wanted = boiler.mode === 'off' ? 24 : boiler.target;
      const step = wanted > boiler.temperature ? (boiler.mode === 'performance' ? 0.6 : 0.3) : -0.1;
      return { state: { ...boiler, temperature: boiler.temperature + step, nextAt: soon(context, 15, 30) } };
    },
  });
}

const humidifierModes = ['normal', 'auto', 'sleep'] as const;

interface Humidifier {
  readonly on: boolean;
  readonly target: number;
  readonly mode: (typeof humidifierModes)[number];
  readonly humidity: number;
  readonly nextAt: number;
}

function humidifierAction({ on, humidity, target }: Humidifier): string {
  return on ? (humidity < target ? 'humidifying' : 'idle') : 'off';
}

function tickHumidifier(device: Humidifier, context: DemoContext): Humidifier {
  if (context.now < device.nextAt) return device;
  const step = humidifierAction(device) === 'humidifying' ? 0.5 : -0.2;
  const humidity = Math.min(75, Math.max(34, device.humidity + step));
  return { ...device, humidity, nextAt: soon(context, 15, 30) };
}

export function humidifier(): Device<Humidifier> {
  return esphomeDevice<Humidifier>({
    node: 'bedroom-humidifier',
    mac: 'c45bbe31f9a2',
    name: 'Humidifier',
    area: 'Bedroom',
    manufacturer: 'Espressif',
    model: 'esp32dev',
    entities: [
      {
        component: 'humidifier',
        object: 'humidifier',
        name: null,
        config: { min_hum: 30, max_hum: 70, modes: humidifierModes, dev_cla: 'humidifier' },
        traits: [
          own(
            ({ on }) => onOff(on),
            (device, payload) => ({ state: { ...device, on: powerIn(payload, device.on) ?? device.on } }),
          ),
          {
            path: 'target',
            stateKey: 'hum_stat_t',
            commandKey: 'hum_cmd_t',
            read: ({ target }) => String(target),
            write: (device, payload) => ({
              state: { ...device, target: Math.round(numberIn(payload, 30, 70) ?? device.target) },
            }),
          },
          trait(
            'mode',
            'mode',
            ({ mode }) => mode,
            (device, payload) => ({ state: { ...device, mode: wordIn(payload, humidifierModes) ?? device.mode } }),
          ),
          reading('current_humidity', 'curr_hum_t', ({ humidity: value }) => String(Math.round(value))),
          reading('action', 'act_t', humidifierAction),
        ],
      },
    ],
    initial: (context) => ({ on: true, target: 45, mode: 'auto', humidity: 43.2, nextAt: soon(context, 10, 20) }),
    tick: (device, context) => ({ state: tickHumidifier(device, context) }),
  });
}

const breezes = ['natural', 'sleep', 'turbo'] as const;

interface Fan {
  readonly on: boolean;
  /** 1-6. */
  readonly speed: number;
  readonly preset: (typeof breezes)[number] | 'None';
  readonly oscillates: boolean;
  readonly direction: 'forward' | 'reverse';
}

/** A ceiling fan with six speeds. */
export function ceilingFan(): Device<Fan> {
  return esphomeDevice<Fan>({
    node: 'bedroom-fan',
    mac: '5443b2907fd6',
    name: 'Ceiling fan',
    area: 'Bedroom',
    manufacturer: 'Espressif',
    model: 'sonoff ifan04',
    entities: [
      {
        component: 'fan',
        object: 'fan',
        name: null,
        config: { spd_rng_min: 1, spd_rng_max: 6, pr_modes: breezes },
        traits: [
          own(
            ({ on }) => onOff(on),
            (fan, payload) => ({ state: { ...fan, on: powerIn(payload, fan.on) ?? fan.on } }),
          ),
          trait(
            'speed_level',
            'pct',
            ({ speed }) => String(speed),
            (fan, payload) => {
              const speed = Math.round(numberIn(payload, 0, 6) ?? fan.speed);
              return {
                state: speed === 0 ? { ...fan, on: false, speed } : { ...fan, on: true, speed, preset: 'None' },
              };
            },
          ),
          {
            path: 'preset',
            stateKey: 'pr_mode_stat_t',
            commandKey: 'pr_mode_cmd_t',
            read: ({ preset }) => preset,
            write: (fan, payload) => ({ state: { ...fan, preset: wordIn(payload, breezes) ?? fan.preset, on: true } }),
          },
          trait(
            'oscillation',
            'osc',
            ({ oscillates }) => (oscillates ? 'oscillate_on' : 'oscillate_off'),
            (fan, payload) => ({ state: { ...fan, oscillates: payload === 'oscillate_on' } }),
          ),
          trait(
            'direction',
            'dir',
            ({ direction }) => direction,
            (fan, payload) => ({
              state: { ...fan, direction: wordIn(payload, ['forward', 'reverse']) ?? fan.direction },
            }),
          ),
        ],
      },
    ],
    initial: () => ({ on: false, speed: 2, preset: 'None', oscillates: false, direction: 'forward' }),
    hear: (fan, signal) => ({
      state: signal.kind === 'scene' && signal.scene === 'leaving' ? { ...fan, on: false } : fan,
    }),
  });
}
