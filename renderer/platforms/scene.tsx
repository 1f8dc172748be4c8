/** Scenes: the state is the time of the last run. */

import { PressControl } from '../components/controls/press-control.tsx';
import { accepts, descriptor } from './descriptor.ts';
import { useMoments } from './moments.ts';

export const scene = descriptor('scene', {
  icon: 'palette',
  isMoment: true,
  isActive: () => false,
  Inline: PressControl,
  tap: (entity) => (accepts(entity, 'turn_on') ? { kind: 'press', next: { action: 'turn_on' } } : undefined),
  quick: ['turn_on'],
  isScene: true,
  stands: 'beside',
  moments: useMoments,
  byHand: { needs: 'command', template: 'value_template' },
});
