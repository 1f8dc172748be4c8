/** Fans. */

import { FanControl } from '../components/controls/fan-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { numberOf, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, descriptor, onOff } from './descriptor.ts';
import { numberField, optionField, percentField, switchField } from './fields.ts';
import { onOffMoments } from './moments.ts';

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
          value: entity.state === 'off' ? 0 : numberOf(entity, 'percentage'),
          min: 0,
          max: 100,
          step: Math.max(1, entity.capabilities.percentageStep ?? 1),
          unit: '%',
          command: (percentage) => ({ action: 'set_percentage', params: { percentage: Math.round(percentage) } }),
          wanted: (params) => toNumber(params.percentage),
        }
      : undefined,
  quick: ['turn_on', 'turn_off'],
  isHigh: true,
  fields(entity) {
    const { presetModes } = entity.capabilities;
    const speed = numberField('percentage', say('fields.percentage'), { min: 0, max: 100, isRequired: false });
    const preset = optionField('preset_mode', say('fields.preset'), presetModes, false);
    return {
      turn_on: [
        ...(accepts(entity, 'set_percentage') ? [speed] : []),
        ...(accepts(entity, 'set_preset_mode') ? [preset] : []),
      ],
      set_percentage: [percentField('percentage')],
      set_preset_mode: [optionField('preset_mode', say('fields.preset_mode'), presetModes)],
      set_direction: [optionField('direction', say('fields.direction'), ['forward', 'reverse'])],
      oscillate: [switchField('oscillating', say('fields.oscillate'))],
    };
  },
  moments: onOffMoments,
  byHand: { needs: 'command', template: 'state_value_template' },
});
