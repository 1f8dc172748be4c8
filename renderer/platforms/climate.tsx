/** Thermostats. */
import type { EntityOf } from '../../preload/contract.ts';
import { ClimateControl } from '../components/controls/climate-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { say } from '../words/words.ts';
import { descriptor, onOff } from './descriptor.ts';
import { type ActionFields, numberField, optionField } from './fields.ts';
import {
  isAtWork,
  measuredTemperature,
  temperatureFields,
  temperatureLevel,
  temperatureMoments,
} from './temperature.ts';

function climateFields(entity: EntityOf<'climate'>): ActionFields {
  const { modes, fanModes, presetModes, swingModes, swingHorizontalModes, step } = entity.capabilities;
  const { minHumidity = 0, maxHumidity = 100 } = entity.capabilities;
  const isRange = modes?.includes('heat_cool') === true;
  return {
    set_temperature: temperatureFields(entity, { step, isRange }),
    set_hvac_mode: [optionField('hvac_mode', say('fields.hvac_mode'), modes)],
    set_fan_mode: [optionField('fan_mode', say('fields.fan_mode'), fanModes)],
    set_swing_mode: [optionField('swing_mode', say('fields.swing_mode'), swingModes)],
    set_swing_horizontal_mode: [
      optionField('swing_horizontal_mode', say('fields.swing_horizontal_mode'), swingHorizontalModes),
    ],
    set_preset_mode: [optionField('preset_mode', say('fields.preset_mode'), presetModes)],
    set_humidity: [numberField('humidity', say('fields.humidity'), { min: minHumidity, max: maxHumidity })],
  };
}

export const climate = descriptor('climate', {
  icon: 'thermostat',
  cardHeight: 180,
  isActive: isAtWork,
  Inline: ToggleControl,
  Block: ClimateControl,
  tap: onOff,
  level: temperatureLevel,
  quick: ['turn_on', 'turn_off'],
  isHigh: true,
  measures: measuredTemperature,
  fields: climateFields,
  moments: (entity) => temperatureMoments(entity),
});
