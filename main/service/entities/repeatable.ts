/**
 * Which commands may be sent a second time when nobody knows whether the first arrived: those that name where a thing is
 * to end up. A press, a toggle, a step or a signal would act twice. Pure.
 */
import type { Params, Plan, Platform } from '../platforms/platform.ts';

/** Parameters that go on from where the thing is, or that are shown each time. */
const relative = /(^|_)(step|step_pct|flash|effect|delta|increment|decrement)$/;

/** Relays whose "on" is a pulse are configured with payloads like these. */
const acting = /toggle|pulse|press|impuls/i;

/** True when doing it twice leaves the home as doing it once. */
export function isRepeatable(
  { repeatable = [] }: Pick<Platform<unknown, unknown>, 'repeatable'>,
  action: string,
  params: Params,
  plan: Plan<unknown>,
): boolean {
  if (!repeatable.includes(action)) return false;
  if (Object.keys(params).some((name) => relative.test(name))) return false;
  return !plan.publishes.some(({ payload }) => typeof payload === 'string' && acting.test(payload));
}
