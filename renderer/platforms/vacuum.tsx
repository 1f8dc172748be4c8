/** Vacuum cleaners. */

import { VacuumControl } from '../components/controls/press-control.tsx';
import { RobotFeature } from '../components/tiles/features.tsx';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { optionField, textField } from './fields.ts';
import { robotMoments } from './moments.ts';
import { robotTap } from './robot.ts';

export const vacuum = descriptor('vacuum', {
  icon: 'robot-vacuum',
  states: ['cleaning', 'docked', 'returning', 'paused', 'idle', 'error'],
  cardHeight: 100,
  isActive: ({ state }) => state === 'cleaning' || state === 'returning',
  Block: VacuumControl,
  tap: (entity) => robotTap(entity, { isOn: entity.state === 'cleaning', start: 'start', pause: 'pause' }),
  quick: ['start', 'pause', 'stop', 'return_to_base', 'locate'],
  isHigh: true,
  Feature: RobotFeature,
  fields: ({ capabilities: { fanSpeeds } }) => ({
    set_fan_speed: [optionField('fan_speed', say('fields.fan_speed'), fanSpeeds)],
    send_command: [textField('command', say('fields.command'))],
  }),
  moments: robotMoments,
});
