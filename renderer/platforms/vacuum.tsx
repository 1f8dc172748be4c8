/** Vacuum cleaners. */
import { RobotControl } from '../components/controls/press-control.tsx';
import { descriptor } from './descriptor.ts';
import { robotTap } from './robot.ts';

export const vacuum = descriptor('vacuum', {
  icon: 'robot-vacuum',
  states: ['cleaning', 'docked', 'returning', 'paused', 'idle', 'error'],
  cardHeight: 100,
  isActive: ({ state }) => state === 'cleaning' || state === 'returning',
  Block: RobotControl,
  tap: (entity) => robotTap(entity, { isOn: entity.state === 'cleaning', start: 'start', pause: 'pause' }),
  quick: ['start', 'pause', 'stop', 'return_to_base', 'locate'],
});
