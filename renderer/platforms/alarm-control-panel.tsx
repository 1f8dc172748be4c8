/** Alarm panels. */

import { AlarmControl } from '../components/controls/alarm-control.tsx';
import { ArmFeature } from '../components/tiles/arm-feature.tsx';
import { wantsCode } from '../format/values.ts';
import { say } from '../words/words.ts';
import { descriptor } from './descriptor.ts';
import { codeFields } from './fields.ts';
import { becomes } from './moments.ts';

export const alarmControlPanel = descriptor('alarm_control_panel', {
  icon: 'shield-home',
  states: ['disarmed', 'armed_home', 'armed_away', 'armed_night', 'pending', 'arming', 'triggered'],
  cardHeight: 90,
  isActive: () => false,
  isAlarming: (entity) => entity.state === 'triggered',
  Block: AlarmControl,
  quick: ['alarm_disarm', 'alarm_arm_home', 'alarm_arm_away', 'alarm_arm_night'],
  isHigh: true,
  Feature: ArmFeature,
  tone({ state }) {
    if (state.startsWith('armed')) return 'good';
    return ['arming', 'pending', 'disarming'].includes(state) ? 'warning' : 'plain';
  },
  fields(entity) {
    const { actions } = entity.capabilities;
    return codeFields(wantsCode(entity) ? actions : actions.filter((action) => action.startsWith('alarm_arm')));
  },
  moments: (entity) => [
    { ...becomes(entity, 'triggered', say('moments.goesOff')), severity: 'critical' },
    becomes(entity, 'armed_away', say('moments.isArmedForAway')),
    becomes(entity, 'disarmed', say('moments.isDisarmed')),
  ],
});
