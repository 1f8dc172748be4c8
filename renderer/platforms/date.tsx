/** Date that can be set. */

import { DateControl } from '../components/controls/value-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const date = descriptor('date', {
  icon: 'calendar',
  cardHeight: 90,
  say: (entity) => entity.state,
  isActive: () => false,
  Block: DateControl,
  stands: 'beside',
  fields: () => ({ set_value: [textField('date', say('fields.date'))] }),
});
