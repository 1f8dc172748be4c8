/** Which actions a person is asked about before one is sent, by what the thing is. */
import { expect, it } from 'vitest';
import { type ComponentName, platformOf } from '../../../main/service/platforms/table.ts';

const lock = { command_topic: 'c' };
const cover = { command_topic: 'c', set_position_topic: 'p', position_topic: 's' };

it.each<[ComponentName, Readonly<Record<string, unknown>>, readonly string[]]>([
  ['lock', lock, ['unlock']],
  ['lock', { ...lock, payload_open: 'OPEN' }, ['unlock', 'open']],
  ['cover', { ...cover, device_class: 'garage' }, ['open_cover', 'set_cover_position', 'toggle']],
  ['cover', { ...cover, device_class: 'gate' }, ['open_cover', 'set_cover_position', 'toggle']],
  ['cover', { ...cover, device_class: 'blind' }, []],
  ['cover', cover, []],
  ['valve', { command_topic: 'c' }, ['open_valve', 'toggle']],
  ['siren', { command_topic: 'c' }, ['turn_on', 'toggle']],
  ['alarm_control_panel', { command_topic: 'c', state_topic: 's' }, ['alarm_disarm', 'alarm_trigger']],
  ['switch', { command_topic: 'c' }, []],
  ['light', { command_topic: 'c' }, []],
])('%s %j', (name, raw, risky) => {
  const platform = platformOf(name);
  const parsed = platform.parse(raw);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  const described = platform.describe(parsed.value);
  expect([...(described.risky ?? [])].sort()).toEqual([...risky].sort());
  for (const action of risky) expect(described.actions).toContain(action);
});
