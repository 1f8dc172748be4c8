/** A home with one automation, and how often its trigger fired. */
import type { Trigger } from '../../main/service/model/automations.ts';
import { createAutomationHarness } from './automation-harness.ts';

export type Home = ReturnType<typeof createAutomationHarness>;

/** How often it fired. */
export const fired = (home: Home): number => home.done.filter((line) => line === 'publish out fired').length;

export function armed(trigger: Trigger, before?: (home: Home) => void): Home {
  const home = createAutomationHarness();
  before?.(home);
  home.add({ triggers: [trigger], mode: 'parallel', maxRuns: 100 });
  return home;
}
