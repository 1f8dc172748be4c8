/** Numbers that can be set. */

import { NumberControl } from '../components/controls/value-control.tsx';
import { numberFact, textFact, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { classIcon } from './classes.ts';
import { accepts, descriptor } from './descriptor.ts';
import { sayReading } from './reading.ts';

export const number = descriptor('number', {
  icon: (entity) => classIcon(entity) ?? 'numeric',
  cardHeight: 88,
  say: sayReading,
  isActive: () => false,
  Block: NumberControl,
  level(entity) {
    if (!accepts(entity, 'set_value')) return undefined;
    const min = numberFact(entity, 'min') ?? 0;
    const max = numberFact(entity, 'max') ?? 100;
    const step = numberFact(entity, 'step') || 1;
    const mode = textFact(entity, 'mode') ?? 'auto';
    return {
      // A slider of more steps than pixels cannot be set.
      kind: mode === 'slider' || (mode === 'auto' && (max - min) / step <= 256) ? 'slider' : 'stepper',
      label: say('readings.value'),
      value: toNumber(entity.state),
      min,
      max,
      step,
      unit: textFact(entity, 'unit_of_measurement', 'unit') ?? '',
      command: (value) => ({ action: 'set_value', params: { value } }),
      wanted: (params) => toNumber(params.value),
    };
  },
});
