/** Commands that concern the service as a whole: snapshot, start and stop, clock. */

import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok, type Result } from '../service/base/errors.ts';
import type { Snapshot } from '../service/model/service.ts';
import type { Handlers } from './methods.ts';
import { ownCost } from './own-cost.ts';

/** A wall clock shows years of four digits. */
const earliestMs = Date.UTC(1970, 0, 1);
const latestMs = Date.UTC(9_999, 0, 1);

type Names =
  | 'service.snapshot'
  | 'service.watch'
  | 'service.limit'
  | 'service.stop'
  | 'service.start'
  | 'service.restart'
  | 'service.cost'
  | 'clock.advance'
  | 'clock.step'
  | 'power.suspend'
  | 'power.resume';

/** A clock that moves by hand (`--virtual-clock`). */
interface HandMoved {
  advance(ms: number): Promise<void> | void;
  step(ms: number): Promise<void> | void;
}

function isHandMoved(clock: object): clock is HandMoved {
  return (
    'advance' in clock && typeof clock.advance === 'function' && 'step' in clock && typeof clock.step === 'function'
  );
}

/** A machine that sleeps when it is told to: the one of such a clock. */
interface HandSlept {
  suspend(): Promise<void>;
  resume(): Promise<void>;
}

function isHandSlept(power: object): power is HandSlept {
  return (
    'suspend' in power && typeof power.suspend === 'function' && 'resume' in power && typeof power.resume === 'function'
  );
}

function done(result: Result<void>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}

/** The service as a whole, as these commands reach it. */
export interface WholeService {
  readonly ports: Pick<ServicePorts, 'clock' | 'cost' | 'power'>;
  snapshot(): Snapshot;
  pause(): Promise<Result<void>>;
  resume(): Promise<Result<void>>;
  restart(): Promise<Result<void>>;
}

export function serviceHandlers(service: WholeService): Pick<Handlers, Names> {
  const { clock, power } = service.ports;
  return {
    'service.snapshot': () => ok(service.snapshot()),
    // What a client watches is kept by its transport.
    'service.watch': () => ok({}),
    // So are its rights.
    'service.limit': () => ok({}),
    'service.stop': async ({ stayStopped }) => (stayStopped === true ? done(await service.pause()) : ok({})),
    'service.start': async () => done(await service.resume()),
    'service.restart': async () => done(await service.restart()),
    'service.cost': () => ok(service.ports.cost?.() ?? ownCost()),
    'clock.advance': async ({ seconds }) => {
      if (!isHandMoved(clock)) return err('clock.real');
      await clock.advance(seconds * 1000);
      return ok({ now: new Date(clock.now()).toISOString() });
    },
    'clock.step': async ({ seconds }) => {
      if (!isHandMoved(clock)) return err('clock.real');
      const to = clock.now() + seconds * 1000;
      if (to < earliestMs || to > latestMs) return err('request.invalid', 'seconds: leads out of the calendar');
      await clock.step(seconds * 1000);
      return ok({ now: new Date(clock.now()).toISOString() });
    },
    'power.suspend': async () => {
      if (!isHandSlept(power)) return err('clock.real');
      await power.suspend();
      return ok({});
    },
    'power.resume': async () => {
      if (!isHandSlept(power)) return err('clock.real');
      await power.resume();
      return ok({});
    },
  };
}
