/** One automation as the engine holds it. */
import type { Dispose } from '../base/events.ts';
import type { Automation, AutomationDefinition } from '../model/automations.ts';
import type { Runs } from './runs.ts';

export interface Entry {
  readonly definition: AutomationDefinition;
  readonly runs: Runs;
  disarm: readonly Dispose[];
  /** Why it does not run, or not as wished: for the user to see. */
  problem: string | undefined;
  /** ISO 8601. */
  lastTriggered: string | undefined;
}

/** Ends its triggers. */
export function disarm(entry: Entry): void {
  for (const dispose of entry.disarm) dispose();
  entry.disarm = [];
}

/** Ends its triggers and its runs. */
export function retire(entry: Entry): void {
  disarm(entry);
  entry.runs.stop();
}

/** As it leaves the service. */
export function toRecord({ definition, runs, lastTriggered, problem }: Entry): Automation {
  return {
    ...definition,
    running: runs.running,
    ...(lastTriggered === undefined ? {} : { lastTriggered }),
    ...(problem === undefined ? {} : { problem }),
  };
}
