/** Firmware: on means that a newer version is out. */
import { UpdateControl } from '../components/controls/press-control.tsx';
import { descriptor } from './descriptor.ts';

export const update = descriptor('update', {
  label: 'Update',
  icon: 'package-up',
  states: ['on', 'off'],
  say: (entity) => (entity.state === 'on' ? 'Update available' : 'Up to date'),
  isActive: () => false,
  Block: UpdateControl,
  quick: ['install'],
});
