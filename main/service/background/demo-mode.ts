/** The demo home on its own built-in broker: from the command line, or when a person wants to try it. */
import { err, ok, type Result } from '../base/errors.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import { createDemoHome } from '../demo/home.ts';
import type { Settings } from '../model/settings.ts';

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

export interface DemoPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly brokers: Pick<Brokers, 'builtinProblem' | 'builtinUrl' | 'enterDemo'>;
  settings(): Settings;
  /** This run is a demo from now on. */
  entered(): void;
}

type DemoHome = ReturnType<typeof createDemoHome>;

export function createDemoMode(ports: DemoPorts): DemoMode {
  const { clock, timers, logger, brokers } = ports;
  let home: DemoHome | undefined;
  const start = async (): Promise<Result<void>> => {
    if (home !== undefined) return ok(undefined);
    const url = brokers.builtinUrl;
    if (url === undefined) return err('broker.unreachable', brokers.builtinProblem);
    home = createDemoHome({ url, clock, timers, logger });
    return home.start();
  };
  return {
    enter: async () => {
      await brokers.enterDemo(ports.settings());
      ports.entered();
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
