/** Numbers that can be set. */

import { NumberControl } from '../components/controls/value-control.tsx';
import { toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { classIcon } from './classes.ts';
import { accepts, descriptor } from './descriptor.ts';
import { numberField } from './fields.ts';
import { valueMoments } from './moments.ts';
import { sayReading, scaleOfEntity } from './reading.ts';

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
    const scale = scaleOfEntity(entity);
    const shown = (value: number | undefined): number | undefined =>
      value === undefined ? undefined : scale.shown(value);
    return {
      // A slider of more steps than pixels cannot be set.
      kind: mode === 'slider' || (mode === 'auto' && (max - min) / step <= 256) ? 'slider' : 'stepper',
      label: say('readings.value'),
      value: shown(toNumber(entity.state)),
      min: scale.shown(min),
      max: scale.shown(max),
      step: scale.shownStep(step),
      unit: scale.unit ?? '',
      command: (value) => ({ action: 'set_value', params: { value: scale.device(value, { step, min, max }) } }),
      wanted: (params) => shown(toNumber(params.value)),
    };
  },
  stands: 'beside',
  fields: (entity) => {
    const { min = 0, max = 100, step = 1 } = entity.capabilities;
    const scale = scaleOfEntity(entity);
    return { set_value: [numberField('value', say('fields.value'), { min, max, step, scale })] };
  },
  moments: valueMoments,
  byHand: { needs: 'command', template: 'value_template', hasUnit: true },
});
