/** Texts that can be set. */
import { TextControl } from '../components/controls/value-control.tsx';
import { descriptor } from './descriptor.ts';

export const text = descriptor('text', {
  icon: 'form-textbox',
  cardHeight: 90,
  say: (entity) => entity.state,
  isActive: () => false,
  Block: TextControl,
});
