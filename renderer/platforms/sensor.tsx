/** What is measured. */
import { unitOf } from '../format/values.ts';
import { classIcon } from './classes.ts';
import { descriptor } from './descriptor.ts';
import { valueMoments } from './moments.ts';
import { sayReading } from './reading.ts';

export const sensor = descriptor('sensor', {
  isReading: true,
  icon: (entity) => classIcon(entity) ?? 'eye',
  say: sayReading,
  isActive: () => false,
  isRegular: true,
  wordRank: 100,
  hasLine: (entity) => unitOf(entity) !== undefined,
  moments: valueMoments,
  byHand: { needs: 'state', template: 'value_template', hasUnit: true },
});
