/** One choice of several, in the device’s own words. */
import { SelectControl } from '../components/controls/value-control.tsx';
import { sayOption } from '../format/values.ts';
import { descriptor } from './descriptor.ts';

export const select = descriptor('select', {
  icon: 'format-list-bulleted',
  cardHeight: 110,
  say: (entity) => sayOption(entity.state),
  isActive: () => false,
  Block: SelectControl,
});
