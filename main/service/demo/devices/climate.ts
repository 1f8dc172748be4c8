/** What heats, cools and moistens: slow things, whose values creep towards what was asked for. */
import { drift, round, soon } from '../chance.ts';
import type { Device } from '../model.ts';
import { reading, trait } from '../styles/entity.ts';
import { esphomeDevice } from '../styles/esphome.ts';
import { batterySensor, linkQuality, zigbeeDevice } from '../styles/zigbee2mqtt.ts';
import { numberIn, wordIn } from '../values.ts';

const presets = ['schedule', 'manual', 'boost', 'comfort', 'eco', 'away'] as const;

interface Radiator {
  readonly mode: 'heat' | 'auto' | 'off';
  readonly preset: (typeof presets)[number] | 'none';
  readonly target: number;
  readonly temperature: number;
  readonly childLock: boolean;
  readonly nextAt: number;
}

function isHeating({ mode, target, temperature }: Radiator): boolean {
  return mode !== 'off' && temperature < target - 0.1;
}

/** A radiator valve with one set-point. */
export function radiator(): Device<Radiator> {
  return zigbeeDevice<Radiator>({
    ieee: '0x18fc2600000e91b7',
    name: 'Radiator',
    area: 'Living room',
    manufacturer: 'Moes',
    model: 'Radiator valve with thermostat',
    modelId: 'BRT-100-TRV',
    entities: (topic) => [
      {
        component: 'climate',
        object: 'climate',
        config: {
          name: null,
          mode_command_topic: `${topic}/set/system_mode`,
          mode_state_topic: topic,
          mode_state_template: '{{ value_json["system_mode"] }}',
          modes: ['heat', 'auto', 'off'],
          temperature_command_topic: `${topic}/set/current_heating_setpoint`,
          temperature_state_topic: topic,
          temperature_state_template: '{{ value_json["current_heating_setpoint"] }}',
          temperature_unit: 'C',
          min_temp: '5',
          max_temp: '30',
          temp_step: 0.5,
          current_temperature_topic: topic,
          current_temperature_template: '{{ value_json["local_temperature"] }}',
          action_topic: topic,
          action_template:
            "{% set values = {None:None,'idle':'idle','heat':'heating','cool':'cooling','fan_only':'fan'} %}{{ values[value_json[\"running_state\"]] }}",
          preset_mode_command_topic: `${topic}/set/preset`,
          preset_mode_state_topic: topic,
          preset_mode_value_template: '{{ value_json["preset"] }}',
          preset_modes: presets,
        },
      },
      {
        component: 'switch',
        object: 'child_lock',
        config: {
          name: 'Child lock',
          icon: 'mdi:account-lock',
          entity_category: 'config',
          command_topic: `${topic}/set`,
          payload_on: '{"child_lock": "LOCK"}',
          payload_off: '{"child_lock": "UNLOCK"}',
          state_on: 'LOCK',
          state_off: 'UNLOCK',
          value_template: '{{ value_json["child_lock"] }}',
        },
      },
      batterySensor,
      linkQuality,
    ],
    initial: (context) => ({
      mode: 'auto',
      preset: 'schedule',
      target: 21.5,
      temperature: 20.9,
      childLock: false,
      nextAt: soon(context, 10, 20),
    }),
    publish: (valve) => ({
      system_mode: valve.mode,
      preset: valve.preset,
      current_heating_setpoint: valve.target,
      local_temperature: round(valve.temperature, 1),
      running_state: isHeating(valve) ? 'heat' : 'idle',
      child_lock: valve.childLock ? 'LOCK' : 'UNLOCK',
      battery: 67,
      linkquality: 91,
    }),
    set: (valve, changes) => ({
      state: {
        ...valve,
        mode: wordIn(changes.system_mode, ['heat', 'auto', 'off']) ?? valve.mode,
        preset: wordIn(changes.preset, [...presets, 'none']) ?? valve.preset,
        target: round(numberIn(changes.current_heating_setpoint, 5, 30) ?? valve.target, 1),
        childLock: changes.child_lock === undefined ? valve.childLock : wordIn(changes.child_lock, ['LOCK']) === 'LOCK',
      },
    }),
    tick: (valve, context) => {
      if (context.now < valve.nextAt) return { state: valve };
      const step = isHeating(valve) ? 0.1 : valve.temperature > 18 ? -0.04 : 0;
      return { state: { ...valve, temperature: valve.temperature + step, nextAt: soon(context, 15, 35) } };
    },
    hear: (valve, signal) => {
      if (signal.kind !== 'scene') return { state: valve };
      if (signal.scene === 'leaving') return { state: { ...valve, preset: 'away', target: 17 } };
      return { state: signal.scene === 'morning' ? { ...valve, preset: 'schedule', target: 21.5 } : valve };
    },
  });
}

const coolerModes = ['off', 'heat_cool', 'cool', 'heat', 'fan_only', 'dry'] as const;
const fanModes = ['auto', 'low', 'medium', 'high'] as const;
const swingModes = ['off', 'vertical', 'horizontal', 'both'] as const;
const coolerPresets = ['home', 'away', 'sleep'] as const;

interface Cooler {
  readonly mode: (typeof coolerModes)[number];
  readonly low: number;
  readonly high: number;
  readonly fan: (typeof fanModes)[number];
  readonly swing: (typeof swingModes)[number];
  readonly preset: (typeof coolerPresets)[number] | 'none';
  readonly temperature: number;
  readonly humidity: number;
  readonly nextAt: number;
}

function coolerAction({ mode, low, high, temperature }: Cooler): string {
  if (mode === 'off') return 'off';
  if (mode === 'fan_only') return 'fan';
  if (mode === 'dry') return 'drying';
  if (temperature > high && mode !== 'heat') return 'cooling';
  return temperature < low && mode !== 'cool' ? 'heating' : 'idle';
}

/** An air conditioner between two set-points, as ESPHome has them. */
export function airConditioner(): Device<Cooler> {
  const word = <K extends keyof Cooler>(key: K, words: readonly (Cooler[K] & string)[]) => ({
    read: (cooler: Cooler) => String(cooler[key]),
    write: (cooler: Cooler, payload: string) => ({
      state: { ...cooler, [key]: wordIn(payload, words) ?? cooler[key] },
    }),
  });
  const degrees = (key: 'low' | 'high') => ({
    read: (cooler: Cooler) => cooler[key].toFixed(1),
    write: (cooler: Cooler, payload: string) => ({
      state: { ...cooler, [key]: round(numberIn(payload, 16, 30) ?? cooler[key], 1) },
    }),
  });
  const mode = word('mode', coolerModes);
  const fan = word('fan', fanModes);
  const swing = word('swing', swingModes);
  const preset = word('preset', [...coolerPresets, 'none']);
  const low = degrees('low');
  const high = degrees('high');
  return esphomeDevice<Cooler>({
    node: 'office-ac',
    mac: '246f28c4d17e',
    name: 'Air conditioner',
    area: 'Office',
    manufacturer: 'Espressif',
    model: 'esp8266 d1_mini',
    entities: [
      {
        component: 'climate',
        object: 'ac',
        name: null,
        config: {
          modes: coolerModes,
          fan_modes: fanModes,
          swing_modes: swingModes,
          preset_modes: coolerPresets,
          min_temp: 16,
          max_temp: 30,
          temp_step: 0.5,
          temp_unit: 'C',
        },
        traits: [
          trait('mode', 'mode', mode.read, mode.write),
          trait('target_temperature_low', 'temp_lo', low.read, low.write),
          trait('target_temperature_high', 'temp_hi', high.read, high.write),
          trait('fan_mode', 'fan_mode', fan.read, fan.write),
          trait('swing_mode', 'swing_mode', swing.read, swing.write),
          trait('preset', 'pr_mode', preset.read, preset.write),
          reading('current_temperature', 'curr_temp_t', ({ temperature }) => temperature.toFixed(1)),
          reading('current_humidity', 'curr_hum_t', ({ humidity }) => String(Math.round(humidity))),
          reading('action', 'act_t', coolerAction),
        ],
      },
    ],
    initial: (context) => ({
      mode: 'heat_cool',
      low: 20,
      high: 24,
      fan: 'auto',
      swing: 'off',
      preset: 'home',
      temperature: 23.4,
      humidity: 46,
      nextAt: soon(context, 10, 20),
    }),
    tick: (cooler, context) => {
      if (context.now < cooler.nextAt) return { state: cooler };
      const action = coolerAction(cooler);
      const step = action === 'cooling' ? -0.15 : action === 'heating' ? 0.15 : 0;
      return {
        state: {
          ...cooler,
          temperature: drift(context, cooler.temperature + step, 23.6, 0.08),
          humidity: drift(context, cooler.humidity, 46, 0.5),
          nextAt: soon(context, 12, 25),
        },
      };
    },
  });
}
