import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entity, EntityOf } from '../../../../preload/contract.ts';
import { levelOf } from '../../../../renderer/components/tiles/level.ts';
import { scaleOf } from '../../../../renderer/format/degrees.ts';
import { sayState } from '../../../../renderer/format/entity.ts';
import { sayWanted } from '../../../../renderer/format/wanted.ts';
import { headLine, sayReading } from '../../../../renderer/panel/content.ts';
import { temperatureLevel } from '../../../../renderer/platforms/temperature.ts';
import { speak } from '../../../../renderer/words/words.ts';
import { blankEntity, changed, type EntityChanges } from '../../../support/entities.ts';

const english = { language: 'en', hourCycle: '24', temperatureUnit: 'C' } as const;
const now = Date.parse('2026-03-01T12:00:00Z');

function entity(platform: Entity['platform'], fields: EntityChanges): Entity {
  return changed({ ...blankEntity(`${platform}.a`, now), platform }, fields);
}

const sensor = (state: string, attributes: Record<string, unknown>, precision?: number): Entity =>
  entity('sensor', {
    state,
    attributes: { ...attributes, ...(precision === undefined ? {} : { suggested_display_precision: precision }) },
  });

const thermostat = entity('climate', {
  state: 'heat',
  attributes: { temperature: 21, min_temp: 7, max_temp: 30, target_temp_step: 0.5, temperature_unit: '°C' },
  capabilities: { actions: ['set_temperature'] },
}) as EntityOf<'climate'>;

describe('how many decimals', () => {
  it.each([
    ['as the device suggests', sensor('21.456', { unit_of_measurement: 'kWh' }, 1), '21.5 kWh'],
    ['with zeros, as it suggests', sensor('21', { unit_of_measurement: 'kWh' }, 2), '21.00 kWh'],
    ['two at most where it says nothing', sensor('21.4567', { unit_of_measurement: 'kWh' }), '21.46 kWh'],
    [
      'those of the step',
      entity('number', { state: '21.456', attributes: { step: 0.1, unit_of_measurement: 's' } }),
      '21.5 s',
    ],
  ])('%s', (_name, shown, text) => {
    expect(sayState(shown, now)).toBe(text);
  });
});

describe('with °F', () => {
  beforeAll(() => speak({ ...english, temperatureUnit: 'F' }, ['en-US']));
  afterAll(() => speak(english, ['en-US']));

  it('a reading in °C is shown converted, and others are left', () => {
    expect(sayState(sensor('21.5', { unit_of_measurement: '°C' }), now)).toBe('70.7\u202f°F');
    expect(sayState(sensor('70.5', { unit_of_measurement: '°F' }), now)).toBe('70.5\u202f°F');
    expect(sayState(sensor('300', { unit_of_measurement: 'K' }), now)).toBe('300 K');
  });

  it('a set-point has its value, limits and step converted', () => {
    expect(temperatureLevel(thermostat)).toMatchObject({ value: 69.8, min: 44.6, max: 86, step: 1, unit: '°F' });
  });

  it('what is on its way is said in °F too', () => {
    const wanted = { action: 'set_temperature', params: { temperature: 22 } };
    expect(sayWanted(wanted, thermostat)).toBe('71.6°');
    const boiler = entity('number', {
      state: '50',
      attributes: { device_class: 'temperature', unit_of_measurement: '°C' },
      capabilities: { actions: ['set_value'], min: 30, max: 80, step: 0.5 } as Entity['capabilities'],
    });
    expect(sayWanted({ action: 'set_value', params: { value: 55 } }, boiler)).toBe('131\u202f°F');
    expect(levelOf(boiler)).toMatchObject({ value: 122, min: 86, max: 176, step: 1, unit: '°F' });
    expect(levelOf(boiler)?.command(131)).toEqual({ action: 'set_value', params: { value: 55 } });
  });

  it('the panel reads °F: its head, its readings', () => {
    const attic = { ...sensor('20', { unit_of_measurement: '°C', device_class: 'temperature' }), deviceId: 'd' };
    expect(headLine([attic], now)).toBe('68\u202f°F');
    const hall = { ...thermostat, attributes: { ...thermostat.attributes, current_temperature: 21.5 } };
    expect(sayReading(hall, now)).toBe('70.7°');
  });

  it('what goes out is in the unit of the device, on its steps', () => {
    const level = temperatureLevel(thermostat);
    expect(level?.command(72)).toEqual({ action: 'set_temperature', params: { temperature: 22 } });
    expect(level?.command(71)).toEqual({ action: 'set_temperature', params: { temperature: 21.5 } });
    expect(level?.wanted({ temperature: 22 })).toBe(71.6);
  });
});

it('a device in °F is shown and set in °C where that is wanted', () => {
  const scale = scaleOf('°F');
  expect([scale.unit, scale.shown(70), scale.shownStep(1), scale.device(21, { step: 1 })]).toEqual([
    '°C',
    21.1,
    0.5,
    70,
  ]);
});
