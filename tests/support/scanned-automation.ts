import type { Action, AutomationDefinition, Trigger } from '../../main/service/model/automations.ts';
import { createAutomationHarness } from './automation-harness.ts';

/** Triggered by the tag `t`. */
export const onTag: readonly Trigger[] = [{ type: 'tag', tagId: 't' }];
/** Publishes on the topic `out`. */
export const publish = (payload: string): Action => ({ type: 'publish', topic: 'out', payload });
/** Waits so many seconds. */
export const delay = (seconds: number): Action => ({ type: 'delay', seconds });

/** A home with one automation, whose tag was just scanned. */
export function scanned(definition: Partial<AutomationDefinition>): ReturnType<typeof createAutomationHarness> {
  const home = createAutomationHarness();
  home.set('light.a', { state: 'off' });
  home.add({ triggers: onTag, ...definition });
  home.engine.onTag('t');
  return home;
}

/** The steps of the last trace, a line each. */
export const steps = (home: ReturnType<typeof createAutomationHarness>): string[] =>
  (home.traces()[0]?.steps ?? []).map(({ path, outcome, seen, detail }) =>
    [path, outcome, seen, detail].filter((part) => part !== undefined).join(' | '),
  );
