/** Keeps the automations armed, and takes what triggers through loop check, conditions and mode into runs and traces. */
import { randomUUID } from 'node:crypto';
import type { Entity } from '../entities/model.ts';
import { err, ok, type Result, toError } from '../errors.ts';
import { type Dispose, Emitter, type Listenable } from '../events.ts';
import { limits } from '../limits.ts';
import type { Clock, Logger, Timers } from '../ports.ts';
import { type ActionPorts, type NotifyRequest, type PublishRequest, runActions } from './actions.ts';
import type { DeviceTrigger, EntityEvent, HubMessage } from './armed.ts';
import { evaluateAll } from './conditions.ts';
import { Definitions } from './definitions.ts';
import type { HomeView, TriggerFacts } from './home.ts';
import { TriggerHub } from './hub.ts';
import { type Chain, Effects, isLoop } from './loop.ts';
import type { Automation, AutomationDefinition, Trace } from './model.ts';
import { Runs } from './runs.ts';
import { parseAutomation } from './schema.ts';
import type { Place } from './sun.ts';
import { TraceBook, TraceBuilder, type TraceStore } from './trace.ts';
import type { EntityChange } from './triggers.ts';

export interface AutomationEvents {
  'automation.changed': { readonly automation: Automation };
  'automation.removed': { readonly id: string };
}

export interface AutomationEngineOptions {
  /** What the home means by time. */
  readonly clock: Clock;
  /** Real time, for merging events and writing traces. */
  readonly timers: Timers;
  readonly logger: Logger;
  readonly traces: TraceStore;
  definitions(): readonly AutomationDefinition[];
  saveDefinitions(definitions: readonly AutomationDefinition[]): void;
  entity(id: string): Entity | undefined;
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<unknown>>;
  publish(message: PublishRequest): Promise<Result<unknown>>;
  notify(message: NotifyRequest & { readonly automationId: string }): void;
  runTask(taskId: string): Promise<Result<unknown>>;
  /** Absent brokerId = the topic on every broker. */
  subscribe(topic: string, listener: (message: HubMessage) => void, brokerId?: string): Dispose;
  place(): Place | undefined;
  timeZone(): string | undefined;
  /** The entities that listen for commands on a topic: lets a loop through a device be seen. */
  commandedBy?(topic: string): readonly string[];
}

interface Entry {
  readonly definition: AutomationDefinition;
  readonly runs: Runs;
  disarm: readonly Dispose[];
  problem: string | undefined;
  lastTriggered: string | undefined;
}

export class AutomationEngine implements Listenable<AutomationEvents> {
  readonly #options: AutomationEngineOptions;
  readonly #log: Logger;
  readonly #hub: TriggerHub;
  readonly #traces: TraceBook;
  readonly #definitions: Definitions;
  readonly #effects = new Effects();
  readonly #entries = new Map<string, Entry>();
  readonly #events: Emitter<AutomationEvents>;
  readonly #changed = new Set<string>();
  #merging: Dispose | undefined;
  #started = false;
  #zoneAndPlace = '';

  constructor(options: AutomationEngineOptions) {
    this.#options = options;
    this.#log = options.logger.child('automations');
    this.#events = new Emitter((error, name) => this.#log.error('listener.failed', { event: name, error }));
    this.#traces = new TraceBook(options.traces, options.timers);
    this.#definitions = new Definitions(options);
    this.#hub = new TriggerHub({
      clock: options.clock,
      entity: options.entity,
      place: options.place,
      timeZone: options.timeZone,
      home: (trigger) => this.#home(trigger),
      subscribe: options.subscribe,
    });
  }

  readonly on: Listenable<AutomationEvents>['on'] = (name, listener) => this.#events.on(name, listener);

  /** Arms the automations. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#zoneAndPlace = this.#readZoneAndPlace();
    this.#sync();
  }

  /** Stops all runs and writes the traces. */
  stop(): void {
    if (!this.#started) return;
    this.#started = false;
    for (const entry of this.#entries.values()) retire(entry);
    this.#entries.clear();
    this.#merging?.();
    this.#merging = undefined;
    this.#changed.clear();
    this.#traces.flush();
  }

  /** Fires the triggers `service-start`: once the brokers are connected, or will not be for now. */
  onServiceStarted(): void {
    if (this.#started) this.#hub.started();
  }

  /** Whether changes and events of this entity concern an automation: a Map look-up. */
  interested(entityId: string): boolean {
    return this.#hub.interested(entityId);
  }

  /** Whether `onEntityReported` is wanted for this entity. */
  wantsReports(entityId: string): boolean {
    return this.#hub.wantsReports(entityId);
  }

  onEntityChanged(change: EntityChange): void {
    this.#hub.entityChanged(change);
  }

  /** A live message of the entity was read, whether or not it changed anything: feeds the silence triggers. */
  onEntityReported(entityId: string): void {
    this.#hub.entityReported(entityId);
  }

  onEntityEvent(event: EntityEvent): void {
    this.#hub.entityEvent(event);
  }

  onDeviceTrigger(trigger: DeviceTrigger): void {
    this.#hub.deviceTrigger(trigger);
  }

  onTag(tagId: string): void {
    this.#hub.tag(tagId);
  }

  onSuspend(): void {
    this.#hub.suspended();
  }

  onResume(): void {
    this.#hub.resumed();
  }

  /** Definitions, place or time zone may have changed. */
  onSettingsChanged(): void {
    if (!this.#started) return;
    const zoneAndPlace = this.#readZoneAndPlace();
    const moved = zoneAndPlace !== this.#zoneAndPlace;
    this.#zoneAndPlace = zoneAndPlace;
    this.#sync();
    if (!moved) return;
    for (const entry of this.#entries.values()) {
      const timed = entry.definition.triggers.some(({ type }) => type === 'time' || type === 'cron' || type === 'sun');
      if (timed && entry.disarm.length > 0) this.#arm(entry);
    }
  }

  list(): readonly Automation[] {
    return [...this.#entries.values()].map(toRecord);
  }

  /** Adds or replaces by id. Also ends the pause of one that was stopped as a loop. */
  save(raw: unknown): Result<{ id: string }> {
    const saved = this.#definitions.save(raw);
    if (!saved.ok) return saved;
    // Saving it unchanged is how a person enables it again.
    const known = this.#entries.get(saved.value.id);
    if (known?.problem !== undefined) this.#drop(known);
    this.#sync();
    return ok({ id: saved.value.id });
  }

  remove(id: string): Result<null> {
    const removed = this.#definitions.remove(id);
    if (!removed.ok) return removed;
    this.#sync();
    this.#traces.forget(id);
    return removed;
  }

  exportJson(): string {
    return this.#definitions.exportJson();
  }

  /** All of them or, with a mistake in one, none. */
  importJson(json: string): Result<{ imported: number }> {
    const imported = this.#definitions.importJson(json);
    if (imported.ok) this.#sync();
    return imported;
  }

  /** Runs it now, whatever its triggers and conditions; its mode still counts. */
  run(id: string): Result<{ traceId: string }> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return err('automation.unknown', id);
    const facts: TriggerFacts = { path: 'manual', type: 'manual' };
    const trace = this.#newTrace(id, facts);
    const skipped = { path: 'conditions', kind: 'conditions', outcome: 'skipped', detail: 'run by hand' } as const;
    trace.note(skipped, this.#options.clock.now());
    this.#startRun(entry, facts, trace, [id]);
    return ok({ traceId: trace.id });
  }

  /** What would happen now: conditions are looked at, nothing is done. Works for definitions that were never saved. */
  async test(raw: unknown): Promise<Result<Trace>> {
    const parsed = parseAutomation(raw);
    if (!parsed.ok) return parsed;
    const { clock } = this.#options;
    const definition = parsed.value;
    const facts: TriggerFacts = { path: 'test', type: 'test' };
    const trace = this.#newTrace(definition.id, facts);
    const note = (finding: Parameters<TraceBuilder['note']>[0]): void => trace.note(finding, clock.now());
    const home = (): HomeView => this.#home(facts);
    const passed = evaluateAll(definition.conditions, home(), 'conditions', note);
    if (passed) {
      const ports = this.#portsOf(definition.id, []);
      const { signal } = new AbortController();
      await runActions(definition.actions, { ports, clock, signal, dry: true, home, note, onBug: () => undefined });
    } else note({ path: 'actions', kind: 'actions', outcome: 'skipped', detail: 'the conditions do not hold' });
    trace.end('test', clock.now());
    return ok(trace.snapshot());
  }

  /** Newest first. */
  traces(id: string, limit?: number): readonly Trace[] {
    return this.#traces.list(id, limit);
  }

  #sync(): void {
    if (!this.#started) return;
    const wanted = new Map(this.#options.definitions().map((definition) => [definition.id, definition]));
    for (const [id, entry] of this.#entries) {
      if (wanted.has(id)) continue;
      this.#drop(entry);
      this.#events.emit('automation.removed', { id });
    }
    for (const [id, definition] of wanted) {
      const known = this.#entries.get(id);
      if (known !== undefined && JSON.stringify(known.definition) === JSON.stringify(definition)) continue;
      if (known !== undefined) this.#drop(known);
      this.#add(definition, known?.lastTriggered);
    }
  }

  #add(definition: AutomationDefinition, lastTriggered: string | undefined): void {
    // A settings file may have been written by hand.
    const parsed = parseAutomation(definition);
    const problem = parsed.ok ? undefined : (parsed.error.detail ?? parsed.error.code);
    const runs = new Runs(parsed.ok ? parsed.value : definition);
    const entry: Entry = { definition, runs, disarm: [], problem, lastTriggered };
    this.#entries.set(definition.id, entry);
    if (problem === undefined) this.#arm(entry);
    else this.#log.warn('automation.invalid', { id: definition.id, problem });
    this.#tell(definition.id);
  }

  #drop(entry: Entry): void {
    retire(entry);
    this.#entries.delete(entry.definition.id);
  }

  #arm(entry: Entry): void {
    disarm(entry);
    const { triggers, enabled } = entry.definition;
    if (!enabled) return;
    entry.disarm = triggers.map((trigger, index) =>
      this.#hub.arm(trigger, (facts) => this.#triggered(entry, { ...facts, path: `triggers[${index}]` })),
    );
    const placeless = triggers.some(({ type }) => type === 'sun') && this.#options.place() === undefined;
    entry.problem = placeless ? 'sun: no place is set' : undefined;
  }

  #triggered(entry: Entry, facts: TriggerFacts): void {
    const { id, conditions } = entry.definition;
    const now = this.#options.clock.now();
    const chain = this.#effects.behind(facts, now);
    const trace = this.#newTrace(id, facts);
    if (isLoop(chain, id)) {
      this.#stopLoop(entry, trace, chain);
      return;
    }
    const home = this.#home(facts);
    if (!evaluateAll(conditions, home, 'conditions', (finding) => trace.note(finding, now))) {
      trace.end('conditions-failed', now);
      this.#traces.add(id, trace);
      return;
    }
    this.#startRun(entry, facts, trace, [...chain, id]);
  }

  #startRun(entry: Entry, facts: TriggerFacts, trace: TraceBuilder, chain: Chain): void {
    const { clock } = this.#options;
    const { id } = entry.definition;
    this.#traces.add(id, trace);
    const refused = entry.runs.start({
      run: {
        ports: this.#portsOf(id, chain),
        clock,
        dry: false,
        home: () => this.#home(facts),
        note: (finding) => trace.note(finding, clock.now()),
        onBug: (error) => this.#log.error('automation.failed', { id, error: toError(error) }),
      },
      onBegin: () => {
        entry.lastTriggered = new Date(clock.now()).toISOString();
        this.#tell(id);
      },
      onEnd: (result) => {
        trace.end(result, clock.now());
        this.#traces.add(id, trace);
        this.#tell(id);
      },
    });
    if (refused === undefined) return;
    trace.note({ path: 'mode', kind: 'mode', outcome: 'failed', detail: refused }, clock.now());
    trace.end('mode-refused', clock.now());
  }

  #stopLoop(entry: Entry, trace: TraceBuilder, chain: Chain): void {
    const { id } = entry.definition;
    const now = this.#options.clock.now();
    const names = [...chain, id].map((each) => this.#entries.get(each)?.definition.name ?? each).join(' -> ');
    retire(entry);
    entry.problem = `loop: ${names}`;
    trace.note({ path: 'loop', kind: 'loop', outcome: 'failed', detail: names }, now);
    trace.end('loop-stopped', now);
    this.#traces.add(id, trace);
    this.#log.warn('automation.loop', { id, chain: names });
    this.#tell(id);
  }

  #portsOf(automationId: string, chain: Chain): ActionPorts {
    const { clock, commandedBy } = this.#options;
    return {
      command: (entityId, action, params) => {
        this.#effects.commanded(entityId, chain, clock.now());
        return this.#options.command(entityId, action, params);
      },
      publish: (message) => {
        this.#effects.published(message.topic, chain, clock.now());
        for (const entityId of commandedBy?.(message.topic) ?? []) {
          this.#effects.commanded(entityId, chain, clock.now());
        }
        return this.#options.publish(message);
      },
      notify: (message) => this.#options.notify({ ...message, automationId }),
      runTask: (taskId) => this.#options.runTask(taskId),
      arm: (trigger, fire) => this.#hub.arm(trigger, fire),
    };
  }

  #home(trigger: TriggerFacts): HomeView {
    const { entity, clock, timeZone, place } = this.#options;
    return { entity, nowMs: clock.now(), timeZone: timeZone(), place: place(), trigger };
  }

  #newTrace(id: string, facts: TriggerFacts): TraceBuilder {
    return new TraceBuilder(randomUUID(), id, facts, this.#options.clock.now());
  }

  #readZoneAndPlace(): string {
    return JSON.stringify([this.#options.timeZone(), this.#options.place()]);
  }

  /** Merged: an automation may start and end a thousand times a second. */
  #tell(id: string): void {
    this.#changed.add(id);
    this.#merging ??= this.#options.timers.after(limits.entityChangedMergeMs, () => {
      this.#merging = undefined;
      for (const each of [...this.#changed]) {
        this.#changed.delete(each);
        const entry = this.#entries.get(each);
        if (entry !== undefined) this.#events.emit('automation.changed', { automation: toRecord(entry) });
      }
    });
  }
}

/** Creates the engine; it does nothing until `start`. */
export function createAutomationEngine(options: AutomationEngineOptions): AutomationEngine {
  return new AutomationEngine(options);
}

function disarm(entry: Entry): void {
  for (const dispose of entry.disarm) dispose();
  entry.disarm = [];
}

function retire(entry: Entry): void {
  disarm(entry);
  entry.runs.stop();
}

function toRecord({ definition, runs, lastTriggered, problem }: Entry): Automation {
  return {
    ...definition,
    running: runs.running,
    ...(lastTriggered === undefined ? {} : { lastTriggered }),
    ...(problem === undefined ? {} : { problem }),
  };
}
