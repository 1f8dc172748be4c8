/** What the service needs from its surroundings, where there is no Electron. */
import { Emitter } from '../service/base/events.ts';
import type { Notifier, Power, Timers } from '../service/base/ports.ts';
import { readSupplies, type Supplies, supplyFolder } from '../service/files/power-supply.ts';
import type { VirtualClock } from '../service/time/clock.ts';

/** Alerts reach the client as events or lines; for the service that counts as shown. */
export function createHeadlessNotifier(): Notifier {
  return {
    show: () => Promise.resolve({ kind: 'shown' }),
    withdraw: () => undefined,
    onAction: () => () => undefined,
  };
}

interface PowerEvents {
  suspend: undefined;
  resume: undefined;
  shutdown: undefined;
  'network-up': undefined;
}

const beatMs = 10_000;
const jumpMs = 30_000;

/**
 * Sleep is seen by its gap in time: plain Node is not told of it. A clock that is set is none. Mains and battery are as the
 * Linux kernel tells; elsewhere, and of use and metered networks, nothing is known.
 */
export function createHeadlessPower(timers: Timers, folder = supplyFolder): Power & { stop(): void } {
  const events = new Emitter<PowerEvents>(() => undefined);
  let last = timers.elapsed();
  let supplies: Supplies = {};
  const look = (): void => {
    readSupplies(folder).then(
      (found) => {
        supplies = found;
      },
      () => undefined, // No such folder: another system, a container.
    );
  };
  look();
  const beat = (): void => {
    const now = timers.elapsed();
    if (now - last > beatMs + jumpMs) events.emit('resume', undefined);
    last = now;
    look();
    cancel = timers.after(beatMs, beat);
  };
  let cancel = timers.after(beatMs, beat);
  return {
    state: () => ({ ...supplies, onBattery: supplies.onBattery ?? false }),
    tells: () => ({
      onAcPower: supplies.onBattery !== undefined,
      batteryAbovePercent: supplies.batteryPercent !== undefined,
    }),
    on: (event, listener) => events.on(event, listener),
    stop: () => cancel(),
  };
}

/** Power of a machine whose time is moved by hand: it sleeps and wakes when it is told to. */
export interface VirtualPower extends Power {
  /** Says that the machine goes to sleep; until `resume` no timer fires, however far the clock is advanced. */
  suspend(): Promise<void>;
  /** Wakes the machine, says so, and fires what fell due in sleep. */
  resume(): Promise<void>;
}

export function createVirtualPower(clock: VirtualClock): VirtualPower {
  const events = new Emitter<PowerEvents>(() => undefined);
  let isAsleep = false;
  return {
    state: () => ({ onBattery: false }),
    on: (event, listener) => events.on(event, listener),
    async suspend() {
      // What was advanced before is over first.
      await clock.advance(0);
      if (isAsleep) return;
      isAsleep = true;
      events.emit('suspend', undefined);
      await clock.sleep();
    },
    async resume() {
      await clock.wake();
      if (isAsleep) events.emit('resume', undefined);
      isAsleep = false;
      await clock.advance(0);
    },
  };
}
