/** Infrared emitters and receivers: the state is the time of the last signal. */
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const infrared = descriptor('infrared', {
  icon: 'remote',
  isMoment: true,
  isActive: () => false,
  stands: 'beside',
  fields: () => ({ send_command: [textField('command', say('fields.command'))] }),
});
