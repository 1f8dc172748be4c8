/** The demo home on its own built-in broker: from the command line, or when a person wants to try it. */
import { err, ok, type Result } from '../base/errors.ts';
import { createDemoHome } from '../demo/home.ts';
import type { Host } from './host.ts';

export type DemoEvent = 'alarm' | 'smoke' | 'leak' | 'jam' | 'door' | 'offline';

export interface DemoMode {
  /** Turns this run into a demo: saved brokers are left, nothing is saved. */
  enter(): Promise<Result<void>>;
  /** Starts the simulated devices, when the demo's broker is there. */
  start(): Promise<Result<void>>;
  stop(): Promise<void>;
  /** Lets something happen in the simulated home; only in the demo. */
  trigger(what: DemoEvent): Result<void>;
}

type DemoHome = ReturnType<typeof createDemoHome>;

type DemoHost = Pick<Host, 'ports' | 'brokers' | 'settings' | 'emit' | 'settingsView'>;

export function createDemoMode(host: DemoHost): DemoMode {
  const { ports, brokers, settings } = host;
  let home: DemoHome | undefined;
  const start = async (): Promise<Result<void>> => {
    if (home !== undefined) return ok(undefined);
    const url = brokers.builtinUrl;
    if (url === undefined) return err('broker.unreachable', brokers.builtinProblem);
    home = createDemoHome({ url, clock: ports.clock, timers: ports.timers, logger: ports.logger });
    return home.start();
  };
  return {
    enter: async () => {
      await brokers.enterDemo(settings.get());
      host.emit('settings.changed', { settings: host.settingsView() });
      return start();
    },
    start,
    stop: async () => {
      await home?.stop();
      home = undefined;
    },
    trigger: (what) => {
      if (home === undefined) return err('command.unsupported', 'only in the demo home');
      home.trigger(what);
      return ok(undefined);
    },
  };
}
