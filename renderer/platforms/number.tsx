/** Numbers that can be set. */

import { NumberControl } from '../components/controls/value-control.tsx';
import { toNumber, unitOf } from '../format/values.ts';
import { say } from '../words/words.ts';
import { classIcon } from './classes.ts';
import { accepts, descriptor } from './descriptor.ts';
import { numberField } from './fields.ts';
import { valueMoments } from './moments.ts';
import { sayReading } from './reading.ts';

export const number = descriptor('number', {
  icon: (entity) => classIcon(entity) ?? 'numeric',
  cardHeight: 88,
  say: sayReading,
  isActive: () => false,
  Block: NumberControl,
  level(entity) {
    if (!accepts(entity, 'set_value')) return undefined;
    const min = entity.capabilities.min ?? 0;
    const max = entity.capabilities.max ?? 100;
    const step = entity.capabilities.step || 1;
    const mode = entity.capabilities.mode ?? 'auto';
    return {
      // A slider of more steps than pixels cannot be set.
      kind: mode === 'slider' || (mode === 'auto' && (max - min) / step <= 256) ? 'slider' : 'stepper',
      label: say('readings.value'),
      value: toNumber(entity.state),
      min,
      max,
      step,
      unit: unitOf(entity) ?? '',
      command: (value) => ({ action: 'set_value', params: { value } }),
      wanted: (params) => toNumber(params.value),
    };
  },
  stands: 'beside',
  fields: ({ capabilities: { min = 0, max = 100, step = 1 } }) => ({
    set_value: [numberField('value', say('fields.value'), { min, max, step })],
  }),
  moments: valueMoments,
  byHand: { needs: 'command', template: 'value_template', hasUnit: true },
});
