/** Lawn mowers. */

import { RobotControl } from '../components/controls/press-control.tsx';
import { RobotFeature } from '../components/tiles/features.tsx';
import { descriptor } from './descriptor.ts';
import { robotMoments } from './moments.ts';
import { robotTap } from './robot.ts';

export const lawnMower = descriptor('lawn_mower', {
  icon: 'robot-mower',
  states: ['mowing', 'paused', 'docked', 'error', 'returning'],
  cardHeight: 100,
  isActive: ({ state }) => state === 'mowing' || state === 'returning',
  Block: RobotControl,
  tap: (entity) => robotTap(entity, { isOn: entity.state === 'mowing', start: 'start_mowing', pause: 'pause' }),
  quick: ['start_mowing', 'pause', 'dock'],
  isHigh: true,
  Feature: RobotFeature,
  moments: robotMoments,
});
