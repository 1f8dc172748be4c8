/** The weather station in the garden, and the Zigbee2MQTT bridge that speaks for its devices. */

import { isRecord } from '../../python/json.ts';
import { between, clamp, daylight, drift, outdoorTemperature, round, soon } from '../chance.ts';
import type { DemoMessage, Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { bridgeAvailability, bridgeId, zigbeeBase, zigbeeOrigin, zigbeeVersion } from '../styles/zigbee2mqtt.ts';
import { numberIn, objectIn, wordIn } from '../values.ts';

interface Weather {
  readonly temperature: number;
  readonly humidity: number;
  readonly pressure: number;
  /** Metres per second. */
  readonly wind: number;
  readonly gust: number;
  readonly direction: number;
  /** Millimetres per hour. */
  readonly rain: number;
  readonly light: number;
  readonly nextAt: number;
}

export function weatherStation(): Device<Weather> {
  const sensor = (
    object: string,
    name: string,
    unit: string,
    deviceClass: string | null,
    read: (weather: Weather) => string,
    icon?: string,
  ) => ({
    component: 'sensor',
    object,
    name,
    config: {
      unit_of_meas: unit,
      stat_cla: 'measurement',
      ...(deviceClass !== null && { dev_cla: deviceClass }),
      ...(icon !== undefined && { ic: icon }),
    },
    traits: [own<Weather>(read)],
  });
  return esphomeDevice<Weather>({
    node: 'weather-station',
    mac: 'e09806cd4b13',
    name: 'Weather station',
    area: 'Garden',
    manufacturer: 'Ecowitt',
    model: 'WS90',
    entities: [
      sensor('temperature', 'Temperature', '°C', 'temperature', ({ temperature }) => temperature.toFixed(1)),
      sensor('humidity', 'Humidity', '%', 'humidity', ({ humidity }) => String(Math.round(humidity))),
      sensor('pressure', 'Pressure', 'hPa', 'atmospheric_pressure', ({ pressure }) => pressure.toFixed(1)),
      sensor('wind', 'Wind speed', 'm/s', 'wind_speed', ({ wind }) => wind.toFixed(1)),
      sensor('gust', 'Wind gust', 'm/s', 'wind_speed', ({ gust }) => gust.toFixed(1)),
      sensor('direction', 'Wind direction', '°', null, ({ direction }) => String(direction), 'mdi:compass-outline'),
      sensor('rain', 'Rain', 'mm/h', 'precipitation_intensity', ({ rain }) => rain.toFixed(1)),
      sensor('light', 'Illuminance', 'lx', 'illuminance', ({ light }) => String(light)),
    ],
    initial: ({ now }) => ({
      temperature: outdoorTemperature(now),
      humidity: 64,
      pressure: 1_014.6,
      wind: 2.4,
      gust: 4.1,
      direction: 235,
      rain: 0,
      light: Math.round(daylight(now) * 42_000),
      nextAt: now + 4_000,
    }),
    tick: (weather, context) => {
      const { now } = context;
      if (now < weather.nextAt) return { state: weather };
      const wind = clamp(drift(context, weather.wind, 2.6, 0.5), 0, 14);
      return {
        state: {
          temperature: drift(context, weather.temperature, outdoorTemperature(now), 0.12),
          humidity: clamp(drift(context, weather.humidity, 64, 0.8), 20, 99),
          pressure: drift(context, weather.pressure, 1_014, 0.1),
          wind,
          gust: wind + between(context, 0.6, 2.4),
          direction: Math.round(drift(context, weather.direction, 235, 9) + 360) % 360,
          rain: Math.max(0, round(drift(context, weather.rain, -0.2, 0.2), 1)),
          light: Math.round(daylight(now) * between(context, 38_000, 44_000)),
          nextAt: soon(context, 14, 32),
        },
      };
    },
  });
}

const logLevels = ['error', 'warning', 'info', 'debug'] as const;

interface Bridge {
  /** New devices may join until then; 0 = no. */
  readonly joinUntil: number;
  readonly logLevel: (typeof logLevels)[number];
}

/** Zigbee2MQTT's own device: whether it is connected, who may join, what it logs. */
export function zigbeeBridge(): Device<Bridge> {
  const topic = `${zigbeeBase}/bridge`;
  const device = {
    identifiers: [`zigbee2mqtt_bridge_${bridgeId}`],
    name: 'Zigbee2MQTT Bridge',
    manufacturer: 'Zigbee2MQTT',
    model: 'Bridge',
    hw_version: 'zStack3x0 20240710',
    sw_version: zigbeeVersion,
    suggested_area: 'Office',
  };
  const config = (component: string, object: string, own: Readonly<Record<string, unknown>>): DemoMessage => ({
    topic: `homeassistant/${component}/1221051039810110150109113116116_${bridgeId}/${object}/config`,
    payload: JSON.stringify({
      ...own,
      object_id: `zigbee2mqtt_bridge_${object}`,
      unique_id: `bridge_${bridgeId}_${object}_zigbee2mqtt`,
      origin: zigbeeOrigin,
      device,
    }),
    retain: true,
  });
  const info = { state_topic: `${topic}/info`, availability: [bridgeAvailability], availability_mode: 'all' };
  return {
    id: bridgeId,
    filters: [`${topic}/request/permit_join`, `${topic}/request/options`],
    configs: () => [
      config('binary_sensor', 'connection_state', {
        name: 'Connection state',
        device_class: 'connectivity',
        entity_category: 'diagnostic',
        state_topic: `${topic}/state`,
        value_template: '{{ value_json.state }}',
        payload_on: 'online',
        payload_off: 'offline',
      }),
      config('switch', 'permit_join', {
        ...info,
        name: 'Permit join',
        icon: 'mdi:human-greeting-proximity',
        value_template: '{{ value_json.permit_join | lower }}',
        command_topic: `${topic}/request/permit_join`,
        state_on: 'true',
        state_off: 'false',
        payload_on: '{"time": 254}',
        payload_off: '{"time": 0}',
      }),
      config('select', 'log_level', {
        ...info,
        name: 'Log level',
        entity_category: 'config',
        value_template: '{{ value_json.log_level | lower }}',
        command_topic: `${topic}/request/options`,
        command_template: '{"options": {"advanced": {"log_level": "{{ value }}" } } }',
        options: logLevels,
      }),
      config('sensor', 'version', {
        ...info,
        name: 'Version',
        icon: 'mdi:zigbee',
        entity_category: 'diagnostic',
        value_template: '{{ value_json.version }}',
      }),
    ],
    availability: (online) => [
      { topic: `${topic}/state`, payload: JSON.stringify({ state: online ? 'online' : 'offline' }), retain: true },
    ],
    initial: () => ({ joinUntil: 0, logLevel: 'info' }),
    report: ({ joinUntil, logLevel }) => [
      {
        topic: `${topic}/info`,
        payload: JSON.stringify({ version: zigbeeVersion, permit_join: joinUntil > 0, log_level: logLevel }),
        retain: true,
      },
    ],
    obeys: (each) => each === `${topic}/request/permit_join` || each === `${topic}/request/options`,
    command: (bridge, from, payload, { now }) => {
      const asked = objectIn(payload);
      if (from.endsWith('permit_join')) {
        const seconds = numberIn(asked.time, 0, 254) ?? 0;
        return { state: { ...bridge, joinUntil: seconds === 0 ? 0 : now + seconds * 1000 } };
      }
      const advanced = isRecord(asked.options) ? asked.options.advanced : undefined;
      const level = isRecord(advanced) ? wordIn(advanced.log_level, logLevels) : undefined;
      return { state: { ...bridge, logLevel: level ?? bridge.logLevel } };
    },
    tick: (bridge, { now }) => ({
      state: bridge.joinUntil > 0 && now >= bridge.joinUntil ? { ...bridge, joinUntil: 0 } : bridge,
    }),
    hear: (bridge) => ({ state: bridge }),
  };
}
