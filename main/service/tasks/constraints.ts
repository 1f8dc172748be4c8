/** What a task waits for. Pure. What the system does not tell is taken as fulfilled: else the task would wait for ever. */
import type { PowerState } from '../ports.ts';
import type { TaskConstraints } from './model.ts';

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
  const { power, freeDiskMiB } = conditions;
  const { batteryAbovePercent, idleMinutes } = constraints;
  const unmet: string[] = [];
  const need = (name: keyof TaskConstraints, met: boolean): void => {
    if (!met) unmet.push(name);
  };
  if (constraints.brokerOnline === true) need('brokerOnline', conditions.brokerOnline);
  if (constraints.network === true) need('network', conditions.network);
  if (constraints.unmetered === true) need('unmetered', power.metered !== true);
  if (constraints.onAcPower === true) need('onAcPower', !power.onBattery);
  if (batteryAbovePercent !== undefined) {
    need('batteryAbovePercent', power.batteryPercent === undefined || power.batteryPercent > batteryAbovePercent);
  }
  if (idleMinutes !== undefined) {
    need('idleMinutes', power.idleSeconds === undefined || power.idleSeconds >= idleMinutes * 60);
  }
  if (constraints.freeDiskMiB !== undefined) {
    need('freeDiskMiB', freeDiskMiB === undefined || freeDiskMiB > constraints.freeDiskMiB);
  }
  return unmet;
}

/** Whether a task has constraints at all. */
export function isConstrained(constraints: TaskConstraints): boolean {
  return Object.values(constraints).some((value) => value !== undefined && value !== false);
}
