/** A few automations of the demo home, as a person could have made them. */
import type { Page } from '@playwright/test';
import type { AutomationDefinition } from '../../preload/contract.ts';

const base = { enabled: true, conditions: [], mode: 'single', maxRuns: 10 } as const;

const automations: readonly AutomationDefinition[] = [
  {
    ...base,
    id: 'hall-light',
    name: 'Light in the hall',
    triggers: [{ type: 'state', entityId: 'binary_sensor.hall_motion_occupancy', to: 'on' }],
    conditions: [{ type: 'sun', after: 'sunset' }],
    actions: [
      { type: 'command', entityId: 'light.hall_light', action: 'turn_on', params: { brightness: 120 } },
      {
        type: 'wait',
        trigger: {
          type: 'state',
          entityId: 'binary_sensor.hall_motion_occupancy',
          to: 'off',
          forSeconds: 120,
        },
        timeoutSeconds: 1_800,
        continueOnTimeout: true,
      },
      { type: 'command', entityId: 'light.hall_light', action: 'turn_off' },
    ],
    mode: 'restart',
  },
  {
    ...base,
    id: 'fresh-air',
    name: 'Time for fresh air',
    triggers: [{ type: 'numeric', entityId: 'sensor.air_monitor_co2', above: 1_000, forSeconds: 300 }],
    conditions: [{ type: 'state', entityId: 'device_tracker.annas_phone', is: ['home'] }],
    actions: [
      {
        type: 'notify',
        title: 'Open a window',
        message: "The air has {{ states('sensor.air_monitor_co2') }} ppm of CO₂.",
        severity: 'info',
      },
    ],
  },
  {
    ...base,
    id: 'good-night',
    name: 'Good night',
    triggers: [{ type: 'time', at: '23:00' }],
    actions: [
      { type: 'command', entityId: 'lock.front_door_lock', action: 'lock' },
      { type: 'command', entityId: 'cover.garage_door', action: 'close_cover' },
      { type: 'command', entityId: 'alarm_control_panel.house_alarm', action: 'alarm_arm_night' },
    ],
    enabled: false,
  },
];

export async function createAutomations(page: Page): Promise<void> {
  for (const automation of automations) {
    const answer = await page.evaluate(
      (definition) => window.inglenook.command('automation.save', { automation: definition }),
      automation,
    );
    if (!answer.ok) throw new Error(`${automation.name}: ${answer.error.code} ${answer.error.detail ?? ''}`);
  }
}
