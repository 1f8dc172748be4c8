/** Where somebody or something is. */

import { say, words } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { becomes } from './moments.ts';

export const deviceTracker = descriptor('device_tracker', {
  isReading: true,
  icon: 'map-marker',
  states: ['home', 'not_home'],
  say: (entity) => words().look('whereabouts', entity.state) ?? entity.state,
  isActive: (entity) => entity.state === 'home',
  wordRank: 0,
  // A person at home is no reason to glow.
  tone: () => 'plain',
  moments: (entity) => [
    becomes(entity, 'home', say('moments.comesHome')),
    becomes(entity, 'not_home', say('moments.leavesHome')),
  ],
});
