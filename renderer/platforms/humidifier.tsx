/** Humidifiers and dehumidifiers. */

import { HumidifierControl } from '../components/controls/humidifier-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { numberFact, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';

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
          value: numberFact(entity, 'humidity'),
          min: numberFact(entity, 'min_humidity', 'minHumidity') ?? 0,
          max: numberFact(entity, 'max_humidity', 'maxHumidity') ?? 100,
          step: 1,
          unit: '%',
          command: (humidity) => ({ action: 'set_humidity', params: { humidity: Math.round(humidity) } }),
          wanted: (params) => toNumber(params.humidity),
        }
      : undefined,
  quick: ['turn_on', 'turn_off'],
});
