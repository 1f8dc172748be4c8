/** Date and time that can be set. */

import { DateControl } from '../components/controls/value-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const datetime = descriptor('datetime', {
  icon: 'calendar-clock',
  isMoment: true,
  cardHeight: 90,
  isActive: () => false,
  Block: DateControl,
  stands: 'beside',
  fields: () => ({ set_value: [textField('datetime', say('fields.dateAndTime20261231T07'))] }),
});
