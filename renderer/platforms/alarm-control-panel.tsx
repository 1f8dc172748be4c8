/** Alarm panels. */
import { AlarmControl } from '../components/controls/alarm-control.tsx';
import { descriptor } from './descriptor.ts';

export const alarmControlPanel = descriptor('alarm_control_panel', {
  icon: 'shield-home',
  states: ['disarmed', 'armed_home', 'armed_away', 'armed_night', 'pending', 'arming', 'triggered'],
  cardHeight: 90,
  isActive: () => false,
  isAlarming: (entity) => entity.state === 'triggered',
  Block: AlarmControl,
  quick: ['alarm_disarm', 'alarm_arm_home', 'alarm_arm_away', 'alarm_arm_night'],
});
