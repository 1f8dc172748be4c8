/** Devices that take a message. */

import { NotifyControl } from '../components/controls/value-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const notify = descriptor('notify', {
  icon: 'message-text',
  isMoment: true,
  cardHeight: 90,
  isActive: () => false,
  Block: NotifyControl,
  stands: 'beside',
  fields: () => ({ send_message: [textField('message', say('fields.message'))] }),
  byHand: { needs: 'command', template: 'value_template' },
});
