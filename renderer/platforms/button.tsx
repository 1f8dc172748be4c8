/** Buttons: the state is the time of the last press. */

import { PressControl } from '../components/controls/press-control.tsx';
import { accepts, descriptor } from './descriptor.ts';
import { useMoments } from './moments.ts';

export const button = descriptor('button', {
  icon: 'gesture-tap-button',
  isMoment: true,
  isActive: () => false,
  Inline: PressControl,
  tap: (entity) => (accepts(entity, 'press') ? { kind: 'press', next: { action: 'press' } } : undefined),
  quick: ['press'],
  stands: 'beside',
  moments: useMoments,
  byHand: { needs: 'command', template: 'value_template' },
});
