/** Firmware: on means that a newer version is out. */

import { UpdateControl } from '../components/controls/press-control.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { becomes } from './moments.ts';

export const update = descriptor('update', {
  icon: 'package-up',
  states: ['on', 'off'],
  say: (entity) => say(entity.state === 'on' ? 'readings.updateAvailable' : 'readings.upToDate'),
  isActive: () => false,
  Block: UpdateControl,
  quick: ['install'],
  stands: 'as-word',
  wordRank: 300,
  moments: (entity) => [becomes(entity, 'on', say('moments.hasAnUpdate'))],
});
