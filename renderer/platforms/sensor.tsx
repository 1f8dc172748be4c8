/** What is measured. */
import { classIcon } from './classes.ts';
import { descriptor } from './descriptor.ts';
import { sayReading } from './reading.ts';

export const sensor = descriptor('sensor', {
  isReading: true,
  icon: (entity) => classIcon(entity) ?? 'eye',
  say: sayReading,
  isActive: () => false,
});
