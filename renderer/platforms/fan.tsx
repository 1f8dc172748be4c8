/** Fans. */

import { FanControl } from '../components/controls/fan-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { numberFact, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';

export const fan = descriptor('fan', {
  icon: 'fan',
  states: ['on', 'off'],
  cardHeight: 88,
  Inline: ToggleControl,
  Block: FanControl,
  tap: onOff,
  level: (entity) =>
    accepts(entity, 'set_percentage')
      ? {
          kind: 'slider',
          label: say('readings.speed'),
          value: entity.state === 'off' ? 0 : numberFact(entity, 'percentage'),
          min: 0,
          max: 100,
          step: Math.max(1, numberFact(entity, 'percentage_step') ?? 1),
          unit: '%',
          command: (percentage) => ({ action: 'set_percentage', params: { percentage: Math.round(percentage) } }),
          wanted: (params) => toNumber(params.percentage),
        }
      : undefined,
  quick: ['turn_on', 'turn_off'],
});
