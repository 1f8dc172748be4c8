/** Texts that can be set. */

import { TextControl } from '../components/controls/value-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { textField } from './fields.ts';

export const text = descriptor('text', {
  icon: 'form-textbox',
  cardHeight: 90,
  say: (entity) => entity.state,
  isActive: () => false,
  Block: TextControl,
  stands: 'beside',
  fields: () => ({ set_value: [textField('value', say('fields.text'))] }),
  byHand: { needs: 'command', template: 'value_template' },
});
