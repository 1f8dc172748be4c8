/** What the service needs from its surroundings, where there is no Electron. */
import { Emitter } from '../service/events.ts';
import type { Notifier, Power, Timers } from '../service/ports.ts';

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

/** Sleep is seen by its gap in time: plain Node is not told of it. */
export function createHeadlessPower(timers: Timers): Power & { stop(): void } {
  const events = new Emitter<PowerEvents>(() => undefined);
  let last = timers.now();
  const beat = (): void => {
    const now = timers.now();
    if (now - last > beatMs + jumpMs) events.emit('resume', undefined);
    last = now;
    cancel = timers.after(beatMs, beat);
  };
  let cancel = timers.after(beatMs, beat);
  return {
    state: () => ({ onBattery: false }),
    on: (event, listener) => events.on(event, listener),
    stop: () => cancel(),
  };
}
