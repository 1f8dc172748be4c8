/** Sirens. */
import { SirenControl } from '../components/controls/siren-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { descriptor, onOff } from './descriptor.ts';

export const siren = descriptor('siren', {
  icon: 'bullhorn',
  states: ['on', 'off'],
  Inline: ToggleControl,
  Block: SirenControl,
  tap: onOff,
  quick: ['turn_on', 'turn_off'],
});
