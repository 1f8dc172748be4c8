/** Date and time that can be set. */
import { DateControl } from '../components/controls/value-control.tsx';
import { descriptor } from './descriptor.ts';

export const datetime = descriptor('datetime', {
  icon: 'calendar-clock',
  isMoment: true,
  cardHeight: 90,
  isActive: () => false,
  Block: DateControl,
});
