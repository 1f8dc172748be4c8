/** Time that can be set. */

import { DateControl } from '../components/controls/value-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const time = descriptor('time', {
  icon: 'clock-outline',
  cardHeight: 90,
  say: (entity) => entity.state,
  isActive: () => false,
  Block: DateControl,
  stands: 'beside',
  fields: () => ({ set_value: [textField('time', say('fields.time'))] }),
});
