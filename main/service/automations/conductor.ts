/** Takes what triggers through loop check, conditions and mode into runs, and writes down what became of it. */
import { randomUUID } from 'node:crypto';
import { type Result, toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { AutomationDefinition, ConditionsNow, Trace, Trigger } from '../model/automations.ts';
import type { Entity } from '../model/entities.ts';
import type { TaskChange } from '../model/tasks.ts';
import type { Delivery } from '../mqtt/model.ts';
import type { ActionPorts, NotifyRequest, PublishRequest, Sent, TaskGiven } from './actions/action.ts';
import { runActions } from './actions/run.ts';
import type { Finding } from './conditions/condition.ts';
import { evaluateAll } from './conditions/table.ts';
import { type Entry, retire } from './entry.ts';
import type { HomeView, TriggerFacts } from './home.ts';
import { type Chain, Effects, isLoop } from './loop.ts';
import type { Place } from './sun.ts';
import { type TraceBook, TraceBuilder } from './trace.ts';
import type { Facts } from './triggers/trigger.ts';

/** What runs reach of the home. */
export interface HomePorts {
  /** What the home means by time. */
  readonly clock: Clock;
  entity(id: string): Entity | undefined;
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Sent>>;
  publish(message: PublishRequest): Promise<Result<Delivery>>;
  /** @param trigger the trigger behind it; undefined when a person ran the automation. */
  notify(
    message: NotifyRequest & {
      readonly automationId: string;
      readonly trigger: Trigger | undefined;
    },
  ): void;
  runTask(taskId: string, given: TaskGiven): Promise<Result<{ readonly runId: string }>>;
  changeTask(automationId: string, change: TaskChange): Promise<Result<{ readonly id: string }>>;
  place(): Place | undefined;
  timeZone(): string | undefined;
  /** The entities that listen for commands on a topic: lets a loop through a device be seen. */
  commandedBy?(topic: string): readonly string[];
}

export interface ConductorOptions {
  readonly ports: HomePorts;
  readonly logger: Logger;
  readonly traces: TraceBook;
  arm(trigger: Trigger, fire: (facts: Facts) => void): Dispose;
  nameOf(automationId: string): string;
  /** Running, problem or last run changed. */
  onChanged(automationId: string): void;
  /** A run ended, well or not. */
  onRan(automation: AutomationDefinition, trace: Trace): void;
}

export class Conductor {
  readonly #options: ConductorOptions;
  readonly #ports: HomePorts;
  readonly #effects = new Effects();

  constructor(options: ConductorOptions) {
    this.#options = options;
    this.#ports = options.ports;
  }

  home(trigger: TriggerFacts): HomeView {
    const { entity, clock, timeZone, place } = this.#ports;
    return { entity, nowMs: clock.now(), timeZone: timeZone(), place: place(), trigger };
  }

  /** A trigger of this automation fired. */
  triggered(entry: Entry, facts: TriggerFacts): void {
    const { id, conditions } = entry.definition;
    const now = this.#ports.clock.now();
    const chain = this.#effects.behind(facts, this.#ports.clock.elapsed());
    const trace = this.#newTrace(id, facts);
    if (isLoop(chain, id)) {
      this.#stopLoop(entry, trace, chain);
      return;
    }
    if (!evaluateAll(conditions, this.home(facts), 'conditions', (finding) => trace.note(finding, now))) {
      trace.end('conditions-failed', now);
      this.#options.traces.add(id, trace);
      return;
    }
    this.#start(entry, facts, trace, [...chain, id]);
  }

  /** A person runs it: whatever its conditions; its mode still counts. Answers the id of the trace. */
  runByHand(entry: Entry, input?: Readonly<Record<string, unknown>>): string {
    const { id } = entry.definition;
    const facts: TriggerFacts = { path: 'manual', type: 'manual', ...(input === undefined ? {} : { input }) };
    const trace = this.#newTrace(id, facts);
    const skipped = { path: 'conditions', kind: 'conditions', outcome: 'skipped', detail: 'run by hand' } as const;
    trace.note(skipped, this.#ports.clock.now());
    this.#start(entry, facts, trace, [id]);
    return trace.id;
  }

  /** What would happen now: conditions are looked at, nothing is done. */
  async trial(definition: AutomationDefinition): Promise<Trace> {
    const { clock } = this.#ports;
    const facts: TriggerFacts = { path: 'test', type: 'test' };
    const trace = this.#newTrace(definition.id, facts);
    const note = (finding: Finding): void => trace.note(finding, clock.now());
    if (evaluateAll(definition.conditions, this.home(facts), 'conditions', note)) {
      await runActions(definition.actions, {
        ports: this.#portsOf(definition.id, [], undefined),
        clock,
        signal: new AbortController().signal,
        dry: true,
        home: () => this.home(facts),
        note,
        onBug: (error) => this.#bug(definition.id, error),
      });
    } else note({ path: 'actions', kind: 'actions', outcome: 'skipped', detail: 'the conditions do not hold' });
    trace.end('test', clock.now());
    return trace.snapshot();
  }

  /** How conditions stand now; what they say of a trigger holds of none. */
  conditionsNow({ id, conditions }: AutomationDefinition): ConditionsNow {
    const now = this.#ports.clock.now();
    const trace = this.#newTrace(id, { path: 'test', type: 'test' });
    const note = (finding: Finding): void => trace.note(finding, now);
    const hold = evaluateAll(conditions, this.home({ path: 'test', type: 'test' }), 'conditions', note);
    return { hold, steps: trace.snapshot().steps.slice(1) };
  }

  #start(entry: Entry, facts: TriggerFacts, trace: TraceBuilder, chain: Chain): void {
    const { clock } = this.#ports;
    const { id } = entry.definition;
    this.#options.traces.add(id, trace);
    const refused = entry.runs.start({
      run: {
        ports: this.#portsOf(id, chain, triggerAt(entry.definition, facts.path)),
        clock,
        dry: false,
        home: () => this.home(facts),
        note: (finding) => {
          trace.note(finding, clock.now());
          // What nobody confirmed is known later than its run has ended.
          if (!trace.running) this.#options.traces.add(id, trace);
        },
        onBug: (error) => this.#bug(id, error),
      },
      onBegin: () => {
        entry.lastTriggered = new Date(clock.now()).toISOString();
        this.#options.onChanged(id);
      },
      onEnd: (result) => {
        trace.end(result, clock.now());
        this.#options.traces.add(id, trace);
        this.#options.onChanged(id);
        this.#options.onRan(entry.definition, trace.snapshot());
      },
    });
    if (refused === undefined) return;
    trace.note({ path: 'mode', kind: 'mode', outcome: 'failed', detail: refused }, clock.now());
    trace.end('mode-refused', clock.now());
    this.#options.traces.add(id, trace);
  }

  /** It stays paused until it is saved again. */
  #stopLoop(entry: Entry, trace: TraceBuilder, chain: Chain): void {
    const { id } = entry.definition;
    const now = this.#ports.clock.now();
    const names = [...chain, id].map((each) => this.#options.nameOf(each)).join(' -> ');
    retire(entry);
    entry.problem = `loop: ${names}`;
    trace.note({ path: 'loop', kind: 'loop', outcome: 'failed', detail: names }, now);
    trace.end('loop-stopped', now);
    this.#options.traces.add(id, trace);
    this.#options.logger.warn('automation.loop', { id, chain: names });
    this.#options.onChanged(id);
  }

  #portsOf(automationId: string, chain: Chain, trigger: Trigger | undefined): ActionPorts {
    const ports = this.#ports;
    const commanded = (entityId: string): void => this.#effects.commanded(entityId, chain, ports.clock.elapsed());
    return {
      command(entityId, action, params) {
        commanded(entityId);
        return ports.command(entityId, action, params);
      },
      publish: (message) => {
        this.#effects.published(message.topic, chain, ports.clock.elapsed());
        for (const entityId of ports.commandedBy?.(message.topic) ?? []) commanded(entityId);
        return ports.publish(message);
      },
      notify: (message) => ports.notify({ ...message, automationId, trigger }),
      runTask: async (taskId, given) => {
        const started = await ports.runTask(taskId, given);
        if (started.ok) this.#effects.ranTask(started.value.runId, chain, ports.clock.elapsed());
        return started;
      },
      changeTask: (change) => ports.changeTask(automationId, change),
      arm: this.#options.arm,
    };
  }

  #newTrace(id: string, facts: TriggerFacts): TraceBuilder {
    return new TraceBuilder(randomUUID(), id, facts, this.#ports.clock.now());
  }

  #bug(id: string, error: unknown): void {
    this.#options.logger.error('automation.failed', { id, error: toError(error) });
  }
}

/** `triggers[1]` in a definition. */
function triggerAt({ triggers }: AutomationDefinition, path: string): Trigger | undefined {
  const index = /^triggers\[(\d+)\]$/.exec(path)?.[1];
  return index === undefined ? undefined : triggers[Number(index)];
}
