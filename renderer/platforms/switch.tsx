/** Switches and sockets. */

import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { classOf } from '../format/values.ts';
import { descriptor, onOff } from './descriptor.ts';
import { onOffMoments } from './moments.ts';

export const switchPlatform = descriptor('switch', {
  icon: (entity) => (classOf(entity) === 'outlet' ? 'power-socket-eu' : 'toggle-switch-variant'),
  states: ['on', 'off'],
  Inline: ToggleControl,
  tap: onOff,
  quick: ['turn_on', 'turn_off'],
  moments: onOffMoments,
  byHand: { needs: 'command', template: 'value_template' },
});
