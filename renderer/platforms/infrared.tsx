/** Infrared emitters and receivers: the state is the time of the last signal. */
import { descriptor } from './descriptor.ts';

export const infrared = descriptor('infrared', {
  icon: 'remote',
  isMoment: true,
  isActive: () => false,
});
