/** Where somebody or something is. */
import { descriptor } from './descriptor.ts';

export const deviceTracker = descriptor('device_tracker', {
  label: 'Tracker',
  isReading: true,
  icon: 'map-marker',
  states: ['home', 'not_home'],
  say: (entity) => (entity.state === 'home' ? 'Home' : entity.state === 'not_home' ? 'Away' : entity.state),
  isActive: (entity) => entity.state === 'home',
});
