/** Water heaters. */

import { ClimateControl } from '../components/controls/climate-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { say } from '../words/words.ts';
import { descriptor, onOff } from './descriptor.ts';
import { optionField } from './fields.ts';
import {
  isAtWork,
  measuredTemperature,
  temperatureFields,
  temperatureLevel,
  temperatureMoments,
} from './temperature.ts';

export const waterHeater = descriptor('water_heater', {
  icon: 'water-boiler',
  cardHeight: 180,
  isActive: isAtWork,
  Inline: ToggleControl,
  Block: ClimateControl,
  tap: onOff,
  level: temperatureLevel,
  quick: ['turn_on', 'turn_off'],
  isHigh: true,
  measures: measuredTemperature,
  fields: (entity) => ({
    set_temperature: temperatureFields(entity, {}),
    set_operation_mode: [optionField('operation_mode', say('fields.operation_mode'), entity.capabilities.modes)],
  }),
  moments: temperatureMoments,
});
