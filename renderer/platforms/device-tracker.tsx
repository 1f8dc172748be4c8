/** Where somebody or something is. */
import { words } from '../words/words.ts';
import { descriptor } from './descriptor.ts';

export const deviceTracker = descriptor('device_tracker', {
  isReading: true,
  icon: 'map-marker',
  states: ['home', 'not_home'],
  say: (entity) => words().look('whereabouts', entity.state) ?? entity.state,
  isActive: (entity) => entity.state === 'home',
});
