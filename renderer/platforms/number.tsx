/** Numbers that can be set. */
import { NumberControl } from '../components/controls/value-control.tsx';
import { numberFact, textFact, toNumber } from '../format/values.ts';
import { classIcon } from './classes.ts';
import { accepts, descriptor } from './descriptor.ts';
import { sayReading } from './reading.ts';

export const number = descriptor('number', {
  label: 'Number',
  icon: (entity) => classIcon(entity) ?? 'numeric',
  cardHeight: 88,
  say: sayReading,
  isActive: () => false,
  Block: NumberControl,
  level: (entity) =>
    accepts(entity, 'set_value')
      ? {
          kind: 'slider',
          label: 'Value',
          value: toNumber(entity.state),
          min: numberFact(entity, 'min') ?? 0,
          max: numberFact(entity, 'max') ?? 100,
          step: numberFact(entity, 'step') ?? 1,
          unit: textFact(entity, 'unit_of_measurement', 'unit') ?? '',
          command: (value) => ({ action: 'set_value', params: { value } }),
          wanted: (params) => toNumber(params.value),
        }
      : undefined,
});
