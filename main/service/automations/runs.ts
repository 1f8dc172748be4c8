/** The runs of one automation: how many at once, by its mode. */
import { assertNever } from '../base/errors.ts';
import type { AutomationDefinition, Trace } from '../model/automations.ts';
import type { ActionRun } from './actions/action.ts';
import { runActions } from './actions/run.ts';

/** A run that may start: everything but its signal. */
export type RunRequest = Omit<ActionRun, 'signal'>;

export interface Start {
  readonly run: RunRequest;
  /** Called when it begins, which for a queued run is later. */
  onBegin(): void;
  onEnd(result: Trace['result']): void;
}

export class Runs {
  readonly #definition: AutomationDefinition;
  readonly #active = new Set<AbortController>();
  readonly #queue: Start[] = [];

  constructor(definition: AutomationDefinition) {
    this.#definition = definition;
  }

  get running(): number {
    return this.#active.size;
  }

  /** Starts or queues a run; else answers why the mode refuses it. */
  start(start: Start): string | undefined {
    const { mode, maxRuns } = this.#definition;
    const running = this.#active.size;
    switch (mode) {
      case 'single':
        if (running > 0) return 'single: it is running';
        break;
      case 'restart':
        this.#abort();
        break;
      case 'queued':
        if (running + this.#queue.length >= maxRuns) return `queued: ${maxRuns} runs wait or run`;
        if (running > 0) {
          this.#queue.push(start);
          return undefined;
        }
        break;
      case 'parallel':
        if (running >= maxRuns) return `parallel: ${maxRuns} runs are running`;
        break;
      default:
        return assertNever(mode);
    }
    this.#begin(start);
    return undefined;
  }

  /** Stops what runs and forgets what waits. */
  stop(): void {
    for (const waiting of this.#queue.splice(0)) waiting.onEnd('stopped');
    this.#abort();
  }

  #abort(): void {
    for (const controller of this.#active) controller.abort();
    // They wind up on their own; a new run need not wait for them.
    this.#active.clear();
  }

  #begin(start: Start): void {
    const controller = new AbortController();
    this.#active.add(controller);
    start.onBegin();
    const settle = (result: Trace['result']): void => {
      const counted = this.#active.delete(controller);
      start.onEnd(result);
      const next = counted && this.#active.size === 0 ? this.#queue.shift() : undefined;
      if (next !== undefined) this.#begin(next);
    };
    runActions(this.#definition.actions, { ...start.run, signal: controller.signal }).then(settle, (error: unknown) => {
      start.run.onBug(error);
      settle('error');
    });
  }
}
