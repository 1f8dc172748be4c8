/** Humidifiers and dehumidifiers. */

import { HumidifierControl } from '../components/controls/humidifier-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { numberOf, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';
import { numberField, optionField } from './fields.ts';
import { measuredMoments } from './moments.ts';

export const humidifier = descriptor('humidifier', {
  icon: 'air-humidifier',
  states: ['on', 'off'],
  cardHeight: 100,
  Inline: ToggleControl,
  Block: HumidifierControl,
  tap: onOff,
  level: (entity) =>
    accepts(entity, 'set_humidity')
      ? {
          kind: 'slider',
          label: say('readings.targetHumidity'),
          value: numberOf(entity, 'humidity'),
          min: entity.capabilities.minHumidity ?? 0,
          max: entity.capabilities.maxHumidity ?? 100,
          step: 1,
          unit: '%',
          command: (humidity) => ({ action: 'set_humidity', params: { humidity: Math.round(humidity) } }),
          wanted: (params) => toNumber(params.humidity),
        }
      : undefined,
  quick: ['turn_on', 'turn_off'],
  fields: ({ capabilities: { minHumidity = 0, maxHumidity = 100, modes } }) => ({
    set_humidity: [numberField('humidity', say('fields.humidity'), { min: minHumidity, max: maxHumidity })],
    set_mode: [optionField('mode', say('fields.mode'), modes)],
  }),
  moments(entity) {
    const attribute = 'current_humidity';
    return measuredMoments(entity, { attribute, now: numberOf(entity, attribute), unit: '%', step: 15 });
  },
  byHand: { template: 'state_value_template' },
});
