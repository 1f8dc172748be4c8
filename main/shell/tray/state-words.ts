/** An entity's state as the tray says it: in words of its device class, times as people write them, never a raw value. Pure. */
import { sayMeasure } from '../../../preload/words/measure.ts';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { Entity } from '../../service/model/entities.ts';
import { trayPlatform } from './platforms.ts';

/** `now` is in milliseconds since the epoch. */
export function stateWords(words: SpokenWords, entity: Entity, now: number): string {
  const { state, attributes } = entity;
  const { says } = trayPlatform(entity.platform);
  if (!entity.available) return words.say('readings.offline');
  if (state === 'unknown' || state === '') return words.say(says === 'moment' ? 'readings.never' : 'readings.unknown');
  const deviceClass = typeof attributes.device_class === 'string' ? attributes.device_class : '';
  if (says === 'class') {
    const area = state === 'on' ? 'binaryOn' : 'binaryOff';
    return words.look(area, deviceClass) ?? sayCode(words, state);
  }
  if (says === 'moment' || deviceClass === 'timestamp') return words.when(state, now) || state;
  if (says === 'measure') return measured(words, entity, deviceClass);
  if (says === 'heater') return climate(words, entity);
  if (says === 'lamp' && state === 'on' && typeof attributes.brightness === 'number') {
    return words.say('tray.litAt', { percent: Math.max(1, Math.round((attributes.brightness / 255) * 100)) });
  }
  // Words of a device's own are left as they are.
  return says === 'as-is' ? state : sayCode(words, state);
}

/** `armed_away` as "Armed away": in the language where it is a word that devices share, else with a capital. */
export function sayCode(words: SpokenWords, code: string): string {
  return words.look('states', code) ?? words.capital(code.replaceAll('_', ' '));
}

/** Lines of menus and tooltips are plain: some hosts draw a box for the narrow space. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

function measured(words: SpokenWords, entity: Entity, deviceClass: string): string {
  const { platform, state, attributes } = entity;
  const unit = attributes.unit_of_measurement;
  const said = {
    platform,
    state,
    unit: typeof unit === 'string' ? unit : undefined,
    deviceClass: deviceClass === '' ? undefined : deviceClass,
  };
  if (entity.platform === 'number') {
    const { step, min, max } = entity.capabilities;
    return plain(sayMeasure(words, { ...said, step, min, max }));
  }
  const precision = entity.platform === 'sensor' ? entity.capabilities.precision : undefined;
  return plain(sayMeasure(words, { ...said, precision }));
}

/** "21.5 °C, Heating, set to 22 °C": what is measured, what it does, what it is set to. */
function climate(words: SpokenWords, { state, attributes }: Entity): string {
  const unit = typeof attributes.temperature_unit === 'string' ? attributes.temperature_unit : '°C';
  const degrees = (value: unknown) => (typeof value === 'number' ? words.quantity(value, unit, 1) : undefined);
  const action = typeof attributes.hvac_action === 'string' ? attributes.hvac_action : state;
  const target = state === 'off' ? undefined : degrees(attributes.temperature);
  const parts = [
    degrees(attributes.current_temperature),
    sayCode(words, action),
    target === undefined ? undefined : words.say('tray.setTo', { target }),
  ];
  return plain(words.list(parts.filter((part) => part !== undefined)));
}
