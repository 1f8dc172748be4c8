/** What a task waits for. Pure. What the system does not tell is taken as fulfilled: else the task would wait for ever. */
import type { PowerState } from '../base/ports.ts';
import type { TaskConstraints } from '../model/tasks.ts';

/** The surroundings at one moment. */
export interface Conditions {
  readonly brokerOnline: boolean;
  readonly network: boolean;
  readonly power: PowerState;
  /** Where the data folder is; absent = not known. */
  readonly freeDiskMiB?: number | undefined;
}

/** The names of the constraints that do not hold, in a fixed order. */
export function unmetConstraints(constraints: TaskConstraints, conditions: Conditions): string[] {
  const { batteryAbovePercent, idleMinutes, freeDiskMiB } = constraints;
  const unmet: string[] = [];
  const need = (name: keyof TaskConstraints, met: boolean): void => {
    if (!met) unmet.push(name);
  };
  // Only what is asked for is looked at: the machine's answers may take their time.
  if (constraints.brokerOnline === true) need('brokerOnline', conditions.brokerOnline);
  if (constraints.network === true) need('network', conditions.network);
  if (constraints.unmetered === true) need('unmetered', conditions.power.metered !== true);
  if (constraints.onAcPower === true) need('onAcPower', !conditions.power.onBattery);
  if (batteryAbovePercent !== undefined) {
    const { batteryPercent } = conditions.power;
    need('batteryAbovePercent', batteryPercent === undefined || batteryPercent > batteryAbovePercent);
  }
  if (idleMinutes !== undefined) {
    const { idleSeconds } = conditions.power;
    need('idleMinutes', idleSeconds === undefined || idleSeconds >= idleMinutes * 60);
  }
  if (freeDiskMiB !== undefined) {
    need('freeDiskMiB', conditions.freeDiskMiB === undefined || conditions.freeDiskMiB > freeDiskMiB);
  }
  return unmet;
}

/** Whether a task has constraints at all. */
export function isConstrained(constraints: TaskConstraints): boolean {
  return Object.values(constraints).some((value) => value !== undefined && value !== false);
}

/** Whether a task has constraints that nothing announces: they have to be looked at again and again. */
export function isPolled({ brokerOnline: _announced, ...polled }: TaskConstraints): boolean {
  return isConstrained(polled);
}
