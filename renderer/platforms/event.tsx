/** Events: the state is the time of the last one. */
import { EventReadout } from '../components/controls/press-control.tsx';
import { descriptor } from './descriptor.ts';

export const event = descriptor('event', {
  isReading: true,
  icon: 'calendar-star',
  isMoment: true,
  isActive: () => false,
  Block: EventReadout,
});
