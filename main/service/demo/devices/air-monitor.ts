/** What the air of the office is like, by ESPHome. */
import { between, drift, soon } from '../chance.ts';
import type { Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { textIn } from '../values.ts';

interface Air {
  readonly co2: number;
  readonly pm25: number;
  readonly temperature: number;
  readonly nextAt: number;
  readonly startedAt: number;
  readonly label: string;
  /** How often somebody pressed a remote control in front of it. */
  readonly remotePresses: number;
  readonly remoteAt: number;
}

/** A short signal in microseconds, mark and space in turn; each press differs, as toggling remotes do. */
function remoteSignal(presses: number): string {
  const bits = [...(presses % 256).toString(2).padStart(8, '0')];
  const timings = [9_000, 4_500, ...bits.flatMap((bit) => [560, bit === '1' ? 1_690 : 560]), 560];
  return JSON.stringify({ timings, modulation: 38_000 });
}

export function airMonitor(): Device<Air> {
  const sensor = (
    object: string,
    name: string,
    unit: string,
    config: Readonly<Record<string, unknown>>,
    read: (air: Air, now: number) => string,
  ) => ({
    component: 'sensor',
    object,
    name,
    config: { unit_of_meas: unit, stat_cla: 'measurement', ...config },
    traits: [own<Air>(read)],
  });
  return esphomeDevice<Air>({
    node: 'office-air',
    mac: '7c9ebd4a0c18',
    name: 'Air monitor',
    area: 'Office',
    manufacturer: 'Espressif',
    model: 'esp32dev',
    entities: [
      sensor('co2', 'CO2', 'ppm', { dev_cla: 'carbon_dioxide' }, ({ co2 }) => String(Math.round(co2))),
      sensor('pm_2_5', 'PM2.5', 'µg/m³', { dev_cla: 'pm25' }, ({ pm25 }) => pm25.toFixed(1)),
      sensor('temperature', 'Temperature', '°C', { dev_cla: 'temperature' }, ({ temperature }) =>
        temperature.toFixed(1),
      ),
      sensor(
        'uptime',
        'Uptime',
        's',
        { dev_cla: 'duration', ent_cat: 'diagnostic', stat_cla: 'total_increasing' },
        ({ startedAt }, now) => String(Math.floor((now - startedAt) / 60_000) * 60),
      ),
      {
        component: 'text',
        object: 'label',
        name: 'Label',
        config: { min: 0, max: 24, mode: 'text', ent_cat: 'config', ic: 'mdi:label-outline' },
        traits: [
          own<Air>(
            ({ label }) => label,
            (air, payload) => ({ state: { ...air, label: textIn(payload).slice(0, 24) } }),
          ),
        ],
      },
      {
        component: 'button',
        object: 'restart',
        name: 'Restart',
        config: { dev_cla: 'restart', ent_cat: 'config' },
        traits: [own<Air>(undefined, (air, _payload, { now }) => ({ state: { ...air, startedAt: now } }))],
      },
      {
        component: 'infrared',
        object: 'remote_receiver',
        name: 'Remote receiver',
        config: { schema: 'receiver', ent_cat: 'diagnostic' },
        traits: [
          {
            stateKey: 'stat_t',
            retain: false,
            read: ({ remotePresses }) => (remotePresses === 0 ? undefined : remoteSignal(remotePresses)),
          },
        ],
      },
    ],
    initial: (context) => ({
      co2: 640,
      pm25: 4.2,
      temperature: 22.3,
      nextAt: soon(context, 3, 6),
      startedAt: context.now - 273_600_000,
      label: 'Desk, left shelf',
      remotePresses: 0,
      remoteAt: soon(context, 60, 180),
    }),
    tick: (air, context) => {
      if (context.now < air.nextAt) return { state: air };
      const isPressed = context.now >= air.remoteAt;
      return {
        state: {
          ...air,
          ...(isPressed ? { remotePresses: air.remotePresses + 1, remoteAt: soon(context, 60, 180) } : {}),
          co2: Math.max(420, drift(context, air.co2, 690, 14)),
          pm25: Math.max(0.4, drift(context, air.pm25, 4, between(context, 0.1, 0.4))),
          temperature: drift(context, air.temperature, 22.3, 0.1),
          nextAt: soon(context, 6, 14),
        },
      };
    },
  });
}
