/** Date that can be set. */
import { DateControl } from '../components/controls/value-control.tsx';
import { descriptor } from './descriptor.ts';

export const date = descriptor('date', {
  icon: 'calendar',
  cardHeight: 90,
  say: (entity) => entity.state,
  isActive: () => false,
  Block: DateControl,
});
