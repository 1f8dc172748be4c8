import { expect, it } from 'vitest';
import { alarmControlPanelPlatform } from '../../../main/service/platforms/alarm-control-panel.ts';
import { climatePlatform } from '../../../main/service/platforms/climate/climate.ts';
import { coverPlatform } from '../../../main/service/platforms/cover/cover.ts';
import { fanPlatform } from '../../../main/service/platforms/fan/fan.ts';
import { humidifierPlatform } from '../../../main/service/platforms/humidifier.ts';
import { lockPlatform } from '../../../main/service/platforms/lock.ts';
import type { Platform, RawConfig } from '../../../main/service/platforms/platform.ts';
import { updatePlatform } from '../../../main/service/platforms/update/update.ts';
import { vacuumPlatform } from '../../../main/service/platforms/vacuum.ts';
import { valvePlatform } from '../../../main/service/platforms/valve.ts';
import { waterHeaterPlatform } from '../../../main/service/platforms/water-heater.ts';
import { platformHarness } from '../../support/platform-harness.ts';

const cases: ReadonlyArray<readonly [Platform<unknown, unknown>, RawConfig, readonly unknown[]]> = [
  [alarmControlPanelPlatform, { command_topic: 'c', state_topic: 't' }, ['disarmed', 'x', '', 'None']],
  [climatePlatform, { mode_state_topic: 't', fan_mode_state_topic: 't' }, ['cool', 'low', 'x', '', 'None']],
  [
    climatePlatform,
    { modes: ['heat', 'heat_cool'], temperature_state_topic: 't', temperature_low_state_topic: 'l' },
    ['20', 'x', 'None'],
  ],
  [coverPlatform, { position_topic: 't' }, ['20', { position: 30, tilt_position: 5 }, 'x', '']],
  [coverPlatform, { state_topic: 't' }, ['closing', 'stopped', 'x', 'None']],
  [fanPlatform, { command_topic: 'c', state_topic: 't', percentage_state_topic: 't' }, ['ON', '40', 'x', 'None']],
  [
    humidifierPlatform,
    { command_topic: 'c', target_humidity_command_topic: 'h', current_humidity_topic: 't' },
    ['40', 'x', 'None'],
  ],
  [lockPlatform, { command_topic: 'c', state_topic: 't' }, ['LOCKED', 'x', 'None']],
  [updatePlatform, { state_topic: 't' }, ['1.0', { latest_version: '2.0' }, { bad: 1 }, '']],
  [vacuumPlatform, { state_topic: 't' }, [{ state: 'docked' }, { fan_speed: 'max' }, 'x']],
  [valvePlatform, { state_topic: 't', reports_position: true }, ['opening', '30', '100', 'x', 'None']],
  [waterHeaterPlatform, { mode_state_topic: 't', temperature_state_topic: 't' }, ['eco', '40', 'x', 'None']],
];

it.each(cases.map(([platform, raw, payloads]) => [platform.name, platform, raw, payloads] as const))(
  '%s: the same message twice leaves the very same state',
  (_name, platform, raw, payloads) => {
    const entity = platformHarness(platform, raw);
    for (const payload of payloads) {
      entity.receive('t', payload);
      const state = entity.state();
      entity.receive('t', payload);
      expect(entity.state(), String(payload)).toBe(state);
    }
  },
);
