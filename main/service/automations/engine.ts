/** Keeps the automations of the settings armed, and tells what the home does to those that are concerned. */
import type { Editing } from '../base/editing.ts';
import { err, ok, type Result } from '../base/errors.ts';
import { type Dispose, Emitter, type Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Timers } from '../base/ports.ts';
import type { Automation, AutomationDefinition, ConditionsNow, Trace } from '../model/automations.ts';
import type { TaskRun } from '../model/tasks.ts';
import type { FieldIssue } from '../schema/issues.ts';
import { Conductor, type HomePorts } from './conductor.ts';
import { Definitions } from './definitions.ts';
import { disarm, type Entry, retire, toRecord } from './entry.ts';
import { TriggerHub } from './hub.ts';
import type { KnownEntities } from './references.ts';
import { Runs } from './runs.ts';
import { parseAutomation } from './schema.ts';
import type { CheckChange } from './task-changes.ts';
import { TraceBook, type TraceStore } from './trace.ts';
import type {
  DeviceTrigger,
  EntityChange,
  EntityEvent,
  HookCall,
  HubMessage,
  TriggerHost,
} from './triggers/trigger.ts';

export interface AutomationEvents {
  'automation.changed': { readonly automation: Automation };
  'automation.removed': { readonly id: string };
  /** A run ended, well or not. */
  'automation.ran': { readonly automation: AutomationDefinition; readonly trace: Trace };
}

export interface AutomationEngineOptions extends HomePorts {
  /** Real time, for merging events and writing traces. */
  readonly timers: Timers;
  readonly logger: Logger;
  readonly traces: TraceStore;
  definitions(): readonly AutomationDefinition[];
  /** The engine is told of a change by `onSettingsChanged`. */
  readonly edit: Editing<readonly AutomationDefinition[]>;
  /** What is wrong with a task that an action makes. */
  readonly checkChange: CheckChange;
  /** Which entities there are and were. */
  readonly known: KnownEntities;
  /** Absent brokerId = the topic on every broker. */
  subscribe(topic: string, listener: (message: HubMessage) => void, brokerId?: string): Dispose;
  /** Judges how long a sensor may be silent. */
  readonly listening: TriggerHost['listening'];
  /** Calls back after each live report of the entity, whether or not it changed anything. */
  followReports(entityId: string, listener: () => void): Dispose;
}

export class AutomationEngine implements Listenable<AutomationEvents> {
  readonly #options: AutomationEngineOptions;
  readonly #log: Logger;
  readonly #hub: TriggerHub;
  readonly #traces: TraceBook;
  readonly #definitions: Definitions;
  readonly #conductor: Conductor;
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
      home: (trigger) => this.#conductor.home(trigger),
      subscribe: options.subscribe,
      listening: options.listening,
      followReports: options.followReports,
    });
    this.#conductor = new Conductor({
      ports: options,
      logger: this.#log,
      traces: this.#traces,
      arm: (trigger, fire) => this.#hub.arm(trigger, fire),
      nameOf: (id) => this.#entries.get(id)?.definition.name ?? id,
      onChanged: (id) => this.#tell(id),
      onRan: (automation, trace) => this.#events.emit('automation.ran', { automation, trace }),
    });
  }

  readonly on: Listenable<AutomationEvents>['on'] = (name, listener) => this.#events.on(name, listener);

  /** All that is wrong with an automation, by field. */
  issues(raw: unknown): FieldIssue[] {
    return this.#definitions.issues(raw);
  }

  /** Arms the automations. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#zoneAndPlace = this.#readZoneAndPlace();
    this.#sync();
  }

  /** Stops all runs, lets them wind up, and writes their traces. */
  async stop(): Promise<void> {
    if (!this.#started) return;
    this.#started = false;
    for (const entry of this.#entries.values()) retire(entry);
    this.#entries.clear();
    this.#merging?.();
    this.#merging = undefined;
    this.#changed.clear();
    await new Promise((resolve) => setImmediate(resolve));
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

  onEntityChanged(change: EntityChange): void {
    this.#hub.entityChanged(change);
  }

  onEntityEvent(event: EntityEvent): void {
    this.#hub.entityEvent(event);
  }

  onDeviceTrigger(trigger: DeviceTrigger): void {
    this.#hub.deviceTrigger(trigger);
  }

  /** A run of a task ended. */
  onTaskEnded(run: TaskRun): void {
    this.#hub.taskEnded(run);
  }

  onTag(tagId: string): void {
    this.#hub.tag(tagId);
  }

  /** Somebody asked for the address of a hook. */
  hook(call: HookCall): Result<{ triggered: number }> {
    if (!this.#started) return err('service.stopped');
    const { fired, refused } = this.#hub.hook(call);
    if (fired > 0) return ok({ triggered: fired });
    return refused > 0 ? err('command.unsupported', 'method') : err('automation.unknown', call.id);
  }

  onSuspend(): void {
    this.#hub.suspended();
  }

  /** The wall clock was set: times of the day are waited for anew. */
  onClockSet(): void {
    this.#hub.clockSet();
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
    if (this.#started) return [...this.#entries.values()].map(toRecord);
    // While the service rests nothing is armed, but they are still there to be seen and changed.
    return this.#options.definitions().map((definition) => ({ ...definition, running: 0 }));
  }

  /** Adds or replaces by id; like all changes, it is on disk when it is answered. Also ends the pause of one that was stopped as a loop. */
  async save(raw: unknown): Promise<Result<{ id: string }>> {
    const paused = new Set([...this.#entries.values()].filter(({ problem }) => problem !== undefined));
    const saved = await this.#definitions.save(raw);
    if (!saved.ok) return saved;
    // Saving it unchanged is how a person enables it again.
    const known = this.#entries.get(saved.value.id);
    if (known !== undefined && paused.has(known)) this.#drop(known);
    this.#sync();
    if (!this.#started) this.#events.emit('automation.changed', { automation: { ...saved.value, running: 0 } });
    return ok({ id: saved.value.id });
  }

  async remove(id: string): Promise<Result<null>> {
    const removed = await this.#definitions.remove(id);
    if (!removed.ok) return removed;
    this.#sync();
    if (!this.#started) this.#events.emit('automation.removed', { id });
    this.#traces.forget(id);
    return removed;
  }

  exportJson(): string {
    return this.#definitions.exportJson();
  }

  /** All of them or, with a mistake in one, none. */
  async importJson(json: string): Promise<Result<{ imported: number }>> {
    const imported = await this.#definitions.importJson(json);
    if (!imported.ok) return imported;
    this.#sync();
    if (!this.#started) for (const automation of this.list()) this.#events.emit('automation.changed', { automation });
    return imported;
  }

  /** Runs it now, whatever its triggers and conditions; its mode still counts. Templates see `trigger.input`. */
  run(id: string, input?: Readonly<Record<string, unknown>>): Result<{ traceId: string }> {
    if (!this.#started) return err('service.stopped');
    const entry = this.#entries.get(id);
    if (entry === undefined) return err('automation.unknown', id);
    return ok({ traceId: this.#conductor.runByHand(entry, input) });
  }

  /** What would happen now: conditions are looked at, nothing is done. Works for definitions that were never saved. */
  async test(raw: unknown): Promise<Result<Trace>> {
    const parsed = parseAutomation(raw);
    return parsed.ok ? ok(await this.#conductor.trial(parsed.value)) : parsed;
  }

  /** How the conditions of an automation stand now. */
  conditions(id: string): Result<ConditionsNow> {
    const definition = this.#options.definitions().find((each) => each.id === id);
    if (definition === undefined) return err('automation.unknown', id);
    // A settings file may have been written by hand.
    const parsed = parseAutomation(definition);
    return parsed.ok ? ok(this.#conductor.conditionsNow(parsed.value)) : parsed;
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
    const last = lastTriggered ?? this.#traces.lastRun(definition.id);
    const entry: Entry = { definition, runs, disarm: [], problem, lastTriggered: last };
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
      this.#hub.arm(trigger, (facts) => this.#conductor.triggered(entry, { ...facts, path: `triggers[${index}]` })),
    );
    const placeless = triggers.some(({ type }) => type === 'sun') && this.#options.place() === undefined;
    entry.problem = placeless ? 'sun: no place is set' : undefined;
  }

  #readZoneAndPlace(): string {
    return JSON.stringify([this.#options.timeZone(), this.#options.place()]);
  }

  /** Merged: an automation may start and end a thousand times a second. */
  #tell(id: string): void {
    if (!this.#started) return;
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
