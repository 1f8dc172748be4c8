/** What a trace saw is said by names and in words; what stands on a tile says whose it is. */
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { Trace } from '../../preload/contract.ts';
import { ArmFeature } from '../../renderer/components/tiles/arm-feature.tsx';
import { useNames } from '../../renderer/views/automations/names.ts';
import { TraceView } from '../../renderer/views/automations/trace-view.tsx';
import { entityOf } from './support/page.tsx';
import { showPart } from './support/part.tsx';

const at = '2026-03-01T12:00:00Z';
const trigger = 'state: binary_sensor.motion off -> on';
const trace: Trace = {
  id: 't',
  automationId: 'a',
  trigger,
  startedAt: at,
  result: 'finished',
  steps: [
    { at, path: 'triggers[0]', kind: 'state', outcome: 'passed', seen: trigger },
    { at, path: 'conditions[0]', kind: 'state', outcome: 'passed', seen: 'off' },
    { at, path: 'actions[0]', kind: 'command', outcome: 'done', seen: 'switch.guest turn_on' },
  ],
};

function Shown(): ReactNode {
  return <TraceView trace={trace} names={useNames()} />;
}

it('a trace names entities, and says states as they are said elsewhere', async () => {
  const attributes = { device_class: 'motion' };
  const motion = entityOf('binary_sensor', { id: 'binary_sensor.motion', name: 'Motion', state: 'on', attributes });
  const guest = entityOf('switch', { id: 'switch.guest', name: 'Guest mode' });
  const { host } = await showPart(<Shown />, { entities: [motion, guest] });
  expect(host.textContent).toContain('Motion: no motion → motion');
  expect(host.textContent).toContain('saw “off”');
  expect(host.textContent).toContain('Guest mode: turn on');
  expect(host.textContent).not.toContain('binary_sensor');
});

it('the arm buttons of a tile say to screen readers whose they are', async () => {
  const about = { name: 'House alarm', state: 'disarmed', actions: ['alarm_arm_home'] };
  const alarm = entityOf('alarm_control_panel', about);
  if (alarm.platform !== 'alarm_control_panel') throw new Error('no alarm');
  const { host } = await showPart(<ArmFeature entity={alarm} />, { entities: [alarm] });
  expect(host.querySelector('[role=group]')?.getAttribute('aria-label')).toBe('House alarm');
});
