/** The trace of one run, and the book that keeps the last ones of each automation. */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { Trace, TraceStep } from '../model/automations.ts';
import type { Finding } from './conditions/condition.ts';
import type { TriggerFacts } from './home.ts';

const didRun: ReadonlySet<Trace['result']> = new Set(['running', 'finished', 'stopped', 'error']);
/** What a trace may grow to: a repeat of a thousand rounds is cut. */
const mostSteps = 500;
const longestSeen = 500;

export class TraceBuilder {
  #trace: Trace;
  readonly #steps: TraceStep[] = [];

  constructor(id: string, automationId: string, facts: TriggerFacts, nowMs: number) {
    const startedAt = iso(nowMs);
    const trigger = triggerText(facts);
    this.#trace = { id, automationId, startedAt, trigger, result: 'running', steps: this.#steps };
    this.note({ path: facts.path, kind: facts.type, outcome: 'passed', seen: trigger }, nowMs);
  }

  get id(): string {
    return this.#trace.id;
  }

  get running(): boolean {
    return this.#trace.result === 'running';
  }

  note(finding: Finding, nowMs: number): void {
    if (this.#steps.length > mostSteps) return;
    if (this.#steps.length === mostSteps) {
      this.#steps.push({ at: iso(nowMs), path: '', kind: 'trace', outcome: 'skipped', detail: 'more steps left out' });
      return;
    }
    const seen = finding.seen === undefined ? {} : { seen: cut(finding.seen) };
    const detail = finding.detail === undefined ? {} : { detail: cut(finding.detail) };
    this.#steps.push({ at: iso(nowMs), ...finding, ...seen, ...detail });
  }

  end(result: Trace['result'], nowMs: number): void {
    this.#trace = { ...this.#trace, result, endedAt: iso(nowMs) };
  }

  /** The trace as it stands. */
  snapshot(): Trace {
    return { ...this.#trace, steps: [...this.#steps] };
  }
}

/** One line about what triggered: `state: binary_sensor.door off -> on`. */
function triggerText(facts: TriggerFacts): string {
  const { type, entityId, from, to, topic, payload, event } = facts;
  const change = from !== undefined && to !== undefined ? `${from} -> ${to}` : (to ?? from);
  const about = [entityId ?? topic, change, event, payload].filter((part) => part !== undefined).join(' ');
  return cut(about === '' ? type : `${type}: ${about}`);
}

export interface TraceStore {
  save(trace: Trace): void;
  /** Newest first. */
  list(automationId: string, limit?: number): Trace[];
  forget(automationId: string): void;
}

/** Writes behind: an automation that triggers a thousand times a second must not write a thousand traces to the disk. */
export class TraceBook {
  readonly #store: TraceStore;
  readonly #timers: Timers;
  readonly #fresh = new Map<string, TraceBuilder[]>();
  /** Traces of runs that go on. */
  readonly #running = new Set<string>();
  #timer: Dispose | undefined;

  constructor(store: TraceStore, timers: Timers) {
    this.#store = store;
    this.#timers = timers;
  }

  /** A trace to be kept; what is noted in it until it is written is written too. */
  add(automationId: string, trace: TraceBuilder): void {
    if (trace.running) this.#running.add(trace.id);
    else this.#running.delete(trace.id);
    const known = this.#fresh.get(automationId);
    if (known === undefined) this.#fresh.set(automationId, [trace]);
    else if (!known.includes(trace)) {
      known.push(trace);
      if (known.length > limits.tracesKeptPerAutomation) known.shift();
    }
    this.#timer ??= this.#timers.after(limits.historyFlushMs, () => this.flush());
  }

  list(automationId: string, limit?: number): Trace[] {
    this.flush();
    // A run that was cut off by the end of the process has not written its own end.
    const settle = (trace: Trace): Trace =>
      trace.result === 'running' && !this.#running.has(trace.id) ? { ...trace, result: 'stopped' } : trace;
    return this.#store.list(automationId, limit).map(settle);
  }

  /** When it last did something, as far as its traces tell (ISO 8601): known after a restart too. */
  lastRun(automationId: string): string | undefined {
    return this.list(automationId).find(({ result }) => didRun.has(result))?.startedAt;
  }

  forget(automationId: string): void {
    this.#fresh.delete(automationId);
    this.#store.forget(automationId);
  }

  flush(): void {
    this.#timer?.();
    this.#timer = undefined;
    for (const traces of this.#fresh.values()) for (const trace of traces) this.#store.save(trace.snapshot());
    this.#fresh.clear();
  }
}

function cut(text: string): string {
  return text.length > longestSeen ? `${text.slice(0, longestSeen)}...` : text;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
