/** Lights: Zigbee2MQTT (json), ESPHome (json), a Shelly-like one (template) and Tasmota (basic). */

import { isRecord } from '../../python/json.ts';
import type { Device, SceneName, Signal } from '../model.ts';
import { own } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { linkQuality, zigbeeDevice, zigbeeUpdate } from '../styles/zigbee2mqtt.ts';
import { numberIn, objectIn, onOff, powerIn, wordIn } from '../values.ts';
import { type Firmware, firmwareAfterCommand, firmwareAt } from './firmware.ts';

/** Brightness in percent by scene; 0 turns the light off. */
export type SceneLevels = Readonly<Record<SceneName, number>>;

/** What a scene makes of a light: on or off, and a brightness in the light's own scale. */
export function sceneLevel(signal: Signal, levels: SceneLevels, scale: number): { on: boolean; level?: number } | null {
  if (signal.kind !== 'scene') return null;
  const percent = levels[signal.scene];
  return percent === 0 ? { on: false } : { on: true, level: Math.max(1, Math.round((percent / 100) * scale)) };
}

const effects = ['blink', 'breathe', 'okay', 'channel_change', 'candle', 'fireplace', 'colorloop', 'stop_effect'];
const powerOnBehaviours = ['off', 'on', 'toggle', 'previous'] as const;

interface ColourLamp {
  readonly on: boolean;
  /** 1-254. */
  readonly brightness: number;
  readonly mode: 'color_temp' | 'xy';
  /** 153-500 mired. */
  readonly temperature: number;
  readonly x: number;
  readonly y: number;
  readonly effect: string;
  readonly powerOn: (typeof powerOnBehaviours)[number];
  readonly linkquality: number;
  readonly firmware: Firmware;
}

function colourLampAfter(lamp: ColourLamp, changes: Readonly<Record<string, unknown>>): ColourLamp {
  const { color } = changes;
  const x = isRecord(color) ? numberIn(color.x, 0, 1) : undefined;
  const y = isRecord(color) ? numberIn(color.y, 0, 1) : undefined;
  const temperature = numberIn(changes.color_temp, 153, 500);
  const brightness = numberIn(changes.brightness, 0, 254);
  return {
    ...lamp,
    on: powerIn(changes.state, lamp.on) ?? (brightness === undefined ? lamp.on : brightness > 0),
    ...(brightness !== undefined && brightness > 0 && { brightness: Math.round(brightness) }),
    ...(temperature !== undefined && { mode: 'color_temp', temperature: Math.round(temperature) }),
    ...(x !== undefined && y !== undefined && { mode: 'xy', x, y }),
    effect: wordIn(changes.effect, effects) ?? lamp.effect,
    powerOn: wordIn(changes.power_on_behavior, powerOnBehaviours) ?? lamp.powerOn,
  };
}

export function readingLamp(): Device<ColourLamp> {
  const ieee = '0x001788010d3f5a21';
  const levels: SceneLevels = { movie: 25, morning: 80, night: 0, leaving: 0 };
  return zigbeeDevice<ColourLamp>({
    ieee,
    name: 'Reading lamp',
    area: 'Living room',
    manufacturer: 'Philips',
    model: 'Hue white and color ambiance E27',
    modelId: '9290024688',
    version: '1.122.2',
    entities: (topic) => [
      {
        component: 'light',
        object: 'light',
        config: {
          name: null,
          schema: 'json',
          command_topic: `${topic}/set`,
          brightness: true,
          brightness_scale: 254,
          supported_color_modes: ['xy', 'color_temp'],
          min_mireds: 153,
          max_mireds: 500,
          effect: true,
          effect_list: effects,
        },
      },
      {
        component: 'select',
        object: 'power_on_behavior',
        config: {
          name: 'Power-on behavior',
          icon: 'mdi:power-settings',
          entity_category: 'config',
          command_topic: `${topic}/set/power_on_behavior`,
          value_template: '{{ value_json["power_on_behavior"] }}',
          options: powerOnBehaviours,
        },
      },
      { ...zigbeeUpdate(ieee), config: { ...zigbeeUpdate(ieee).config, name: null } },
      linkQuality,
    ],
    initial: () => ({
      on: true,
      brightness: 178,
      mode: 'color_temp',
      temperature: 366,
      x: 0.46,
      y: 0.41,
      effect: 'stop_effect',
      powerOn: 'previous',
      linkquality: 136,
      firmware: { installed: '16785162', latest: '16786698', percent: 0 },
    }),
    publish: (lamp) => ({
      state: onOff(lamp.on),
      brightness: lamp.brightness,
      color_mode: lamp.mode,
      color_temp: lamp.temperature,
      color: { x: lamp.x, y: lamp.y },
      effect: lamp.effect,
      power_on_behavior: lamp.powerOn,
      linkquality: lamp.linkquality,
      update: {
        state:
          lamp.firmware.startedAt !== undefined
            ? 'updating'
            : lamp.firmware.installed === lamp.firmware.latest
              ? 'idle'
              : 'available',
        installed_version: Number(lamp.firmware.installed),
        latest_version: Number(lamp.firmware.latest),
        ...(lamp.firmware.startedAt !== undefined && { progress: lamp.firmware.percent }),
      },
    }),
    set: (lamp, changes, { now }) => {
      const next = colourLampAfter(lamp, changes);
      const isInstalling = changes.update === 'install';
      return { state: isInstalling ? { ...next, firmware: firmwareAfterCommand(lamp.firmware, now) } : next };
    },
    tick: (lamp, { now }) => {
      const firmware = firmwareAt(lamp.firmware, now);
      return { state: firmware === lamp.firmware ? lamp : { ...lamp, firmware } };
    },
    hear: (lamp, signal) => {
      const wanted = sceneLevel(signal, levels, 254);
      if (wanted === null) return { state: lamp };
      return { state: { ...lamp, on: wanted.on, brightness: wanted.level ?? lamp.brightness } };
    },
  });
}

interface WhiteLamp {
  readonly on: boolean;
  /** 1-254. */
  readonly brightness: number;
}

/** A dimmable light that the remote in the hall switches. */
export function hallLight(): Device<WhiteLamp> {
  const levels: SceneLevels = { movie: 0, morning: 70, night: 10, leaving: 0 };
  return zigbeeDevice<WhiteLamp>({
    ieee: '0x90fd9ffffe6494fc',
    name: 'Hall light',
    area: 'Hall',
    manufacturer: 'IKEA',
    model: 'TRADFRI bulb E27, warm white, globe, opal',
    modelId: 'LED1623G12',
    entities: (topic) => [
      {
        component: 'light',
        object: 'light',
        config: {
          name: null,
          schema: 'json',
          command_topic: `${topic}/set`,
          brightness: true,
          brightness_scale: 254,
          supported_color_modes: ['brightness'],
        },
      },
      linkQuality,
    ],
    initial: () => ({ on: false, brightness: 203 }),
    publish: ({ on, brightness }) => ({
      state: onOff(on),
      brightness,
      color_mode: 'brightness',
      linkquality: 102,
    }),
    set: (lamp, changes) => {
      const brightness = numberIn(changes.brightness, 0, 254);
      const on = powerIn(changes.state, lamp.on) ?? (brightness === undefined ? lamp.on : brightness > 0);
      return { state: { on, brightness: brightness ? Math.round(brightness) : lamp.brightness } };
    },
    hear: (lamp, signal) => {
      if (signal.kind === 'remote') return { state: { ...lamp, on: signal.action === 'on' } };
      const wanted = sceneLevel(signal, levels, 254);
      return { state: wanted === null ? lamp : { on: wanted.on, brightness: wanted.level ?? lamp.brightness } };
    },
  });
}

const stripEffects = ['None', 'Rainbow', 'Color wipe', 'Twinkle', 'Fireworks'];

interface Strip {
  readonly on: boolean;
  /** 1-255. */
  readonly brightness: number;
  readonly rgb: { readonly r: number; readonly g: number; readonly b: number };
  readonly effect: string;
  /** 1-100. */
  readonly speed: number;
}

export function ledStrip(): Device<Strip> {
  const levels: SceneLevels = { movie: 40, morning: 0, night: 0, leaving: 0 };
  return esphomeDevice<Strip>({
    node: 'tv-backlight',
    mac: 'a4cf12b7e904',
    name: 'TV backlight',
    area: 'Living room',
    manufacturer: 'Espressif',
    model: 'esp32-c3-devkitm-1',
    entities: [
      {
        component: 'light',
        object: 'strip',
        name: null,
        config: { schema: 'json', sup_clrm: ['rgb'], brightness: true, effect: true, fx_list: stripEffects },
        traits: [
          own(
            (strip) =>
              JSON.stringify({
                color_mode: 'rgb',
                state: onOff(strip.on),
                brightness: strip.brightness,
                color: strip.rgb,
                effect: strip.effect,
              }),
            (strip, payload) => ({ state: stripAfter(strip, objectIn(payload)) }),
          ),
        ],
      },
      {
        component: 'number',
        object: 'effect_speed',
        name: 'Effect speed',
        config: {
          min: 1,
          max: 100,
          step: 1,
          unit_of_meas: '%',
          mode: 'slider',
          ent_cat: 'config',
          ic: 'mdi:speedometer',
        },
        traits: [
          own(
            (strip) => String(strip.speed),
            (strip, payload) => ({ state: { ...strip, speed: Math.round(numberIn(payload, 1, 100) ?? strip.speed) } }),
          ),
        ],
      },
    ],
    initial: () => ({ on: true, brightness: 140, rgb: { r: 255, g: 94, b: 36 }, effect: 'None', speed: 40 }),
    hear: (strip, signal) => {
      const wanted = sceneLevel(signal, levels, 255);
      return {
        state: wanted === null ? strip : { ...strip, on: wanted.on, brightness: wanted.level ?? strip.brightness },
      };
    },
  });
}

function stripAfter(strip: Strip, changes: Readonly<Record<string, unknown>>): Strip {
  const { color } = changes;
  const part = (name: 'r' | 'g' | 'b'): number =>
    Math.round((isRecord(color) ? numberIn(color[name], 0, 255) : undefined) ?? strip.rgb[name]);
  const brightness = numberIn(changes.brightness, 1, 255);
  return {
    ...strip,
    on: powerIn(changes.state, strip.on) ?? strip.on,
    brightness: brightness === undefined ? strip.brightness : Math.round(brightness),
    rgb: { r: part('r'), g: part('g'), b: part('b') },
    effect: wordIn(changes.effect, stripEffects) ?? strip.effect,
  };
}
