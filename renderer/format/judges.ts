/** When a battery is low and a device is offline, as the service judges it: tests/unit/judges.test.ts holds both together. Pure. */
import type { AlertRule, Entity } from '../../preload/contract.ts';
import { toNumber } from './values.ts';

export const defaultLowPercent = 15;

/** From which percentage on a battery is low, by the alert rule as the person has it. */
export function lowPercentOf(rules: readonly AlertRule[]): number {
  return rules.find(({ id }) => id === 'battery.low')?.threshold ?? defaultLowPercent;
}

type Judged = Pick<Entity, 'platform' | 'available' | 'state' | 'attributes'>;

/** How full a battery is, 0 where it says no more than "low"; undefined where nothing is known. */
export function levelOf({ platform, available, state }: Judged): number | undefined {
  if (!available) return undefined;
  if (platform !== 'binary_sensor') return platform === 'sensor' ? toNumber(state) : undefined;
  return state === 'on' ? 0 : state === 'off' ? 100 : undefined;
}

/** It does not answer, or says of what it stands for that it is not connected. */
export function isAway({ platform, available, state, attributes }: Judged): boolean {
  const isLink = platform === 'binary_sensor' && attributes.device_class === 'connectivity';
  return !available || (isLink && state === 'off');
}
