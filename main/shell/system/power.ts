/** The Power port over Electron's powerMonitor; battery level from the kernel on Linux. */
import { BaseWindow, type Event, net, powerMonitor } from 'electron';
import { type Dispose, Emitter } from '../../service/base/events.ts';
import type { Clock, Power, PowerState } from '../../service/base/ports.ts';
import { readSupplies, supplyFolder } from '../../service/files/power-supply.ts';
import { askMetered } from './metered.ts';

/** Electron tells no event when the network comes; asking is cheap, and a broker is retried on its own anyway. */
const networkPollMs = 10_000;

interface PowerEvents {
  suspend: undefined;
  resume: undefined;
  shutdown: undefined;
  'network-up': undefined;
}

export interface ElectronPower extends Power {
  /** When the machine last slept and woke, newest first, at most 10; for the health page. ISO 8601. */
  sleeps(): ReadonlyArray<{ readonly suspendedAt: string; readonly resumedAt?: string }>;
  dispose(): void;
}

/** Call it when the app is ready. */
export function createPower(timers: Clock, onError: (error: unknown, name: string) => void): ElectronPower {
  const emitter = new Emitter<PowerEvents>(onError);
  const sleeps: { suspendedAt: string; resumedAt?: string }[] = [];
  const undo: Dispose[] = [];
  let batteryPercent: number | undefined;
  let metered: boolean | undefined;
  let online = net.isOnline();

  const suspended = () => {
    sleeps.unshift({ suspendedAt: new Date(timers.now()).toISOString() });
    sleeps.length = Math.min(sleeps.length, 10);
    emitter.emit('suspend', undefined);
  };
  const resumed = () => {
    const last = sleeps[0];
    if (last !== undefined) last.resumedAt ??= new Date(timers.now()).toISOString();
    refreshBattery();
    emitter.emit('resume', undefined);
  };
  const shutdown = (event?: Event) => {
    // The system waits until the app has ended: the typings do not name the event, Electron's documentation does.
    event?.preventDefault();
    emitter.emit('shutdown', undefined);
  };
  powerMonitor.on('suspend', suspended).on('resume', resumed).on('shutdown', shutdown);
  undo.push(() => {
    powerMonitor.off('suspend', suspended).off('resume', resumed).off('shutdown', shutdown);
  });
  if (process.platform === 'win32') undo.push(onSessionEnd(shutdown));

  const poll = () => {
    const now = net.isOnline();
    if (now && !online) emitter.emit('network-up', undefined);
    online = now;
    refreshBattery();
    stopPolling = timers.after(networkPollMs, poll);
  };
  let stopPolling = timers.after(networkPollMs, poll);
  refreshBattery();

  function refreshBattery(): void {
    if (process.platform !== 'linux') return;
    askMetered().then(
      (found) => {
        metered = found;
      },
      () => undefined, // No system bus, or no NetworkManager on it.
    );
    readSupplies(supplyFolder).then(
      (found) => {
        batteryPercent = found.batteryPercent;
      },
      () => undefined, // No such folder: a machine without power supplies, a container.
    );
  }

  return {
    state: (): PowerState => ({
      onBattery: powerMonitor.onBatteryPower,
      idleSeconds: powerMonitor.getSystemIdleTime(),
      ...(batteryPercent === undefined ? {} : { batteryPercent }),
      ...(metered === undefined ? {} : { metered }),
    }),
    tells: () => ({
      onAcPower: true,
      batteryAbovePercent: batteryPercent !== undefined,
      idleMinutes: true,
      unmetered: metered !== undefined,
    }),
    on: (event, listener) => emitter.on(event, listener),
    sleeps: () => sleeps,
    dispose() {
      stopPolling();
      for (const each of undo) each();
    },
  };
}

/** Windows tells windows alone that the session ends, so one without a page listens while none else is open. */
function onSessionEnd(ended: () => void): Dispose {
  const listener = new BaseWindow({ show: false, skipTaskbar: true });
  listener.on('session-end', ended);
  return () => listener.destroy();
}
