/** An automation engine over a home in a Map, with a clock that is moved by hand. */
import type { Sent } from '../../main/service/automations/actions/action.ts';
import {
  type AutomationEngine,
  type AutomationEngineOptions,
  createAutomationEngine,
} from '../../main/service/automations/engine.ts';
import type { Place } from '../../main/service/automations/sun.ts';
import type { TraceStore } from '../../main/service/automations/trace.ts';
import type { HubMessage } from '../../main/service/automations/triggers/trigger.ts';
import { ok, type Result } from '../../main/service/base/errors.ts';
import { Reports } from '../../main/service/entities/reports.ts';
import type { AutomationDefinition, Trace } from '../../main/service/model/automations.ts';
import type { Entity } from '../../main/service/model/entities.ts';
import { matches } from '../../main/service/mqtt/topics.ts';
import { parseJson } from '../../main/service/python/json.ts';
import { changeIssues } from '../../main/service/tasks/definition.ts';
import { Listening } from '../../main/service/time/listening.ts';
import { blankEntity } from './alert-harness.ts';
import { editingOf } from './editing.ts';
import { changed } from './entities.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createMemoryLogger } from './memory-logger.ts';

function createMapTraceStore(): TraceStore {
  const byId = new Map<string, Trace>();
  return {
    save: (trace) => byId.set(trace.id, structuredClone(trace)),
    list: (automationId, limit = 50) =>
      [...byId.values()]
        .filter((trace) => trace.automationId === automationId)
        .reverse()
        .slice(0, limit),
    forget(automationId) {
      for (const [id, trace] of byId) if (trace.automationId === automationId) byId.delete(id);
    },
  };
}

export interface AutomationHarness {
  readonly clock: FakeClock;
  readonly engine: AutomationEngine;
  readonly log: ReturnType<typeof createMemoryLogger>;
  /** What was done, in order: `command light.a turn_on`, `publish t x`, `notify a: b`, `task t`. */
  readonly done: string[];
  readonly options: AutomationEngineOptions;
  readonly subscriptions: number;
  saved: readonly AutomationDefinition[];
  /** Ids that no entity ever had. */
  readonly neverThere: Set<string>;
  place: Place | undefined;
  commandResult: Result<Sent>;
  /** Called for each command: a home that reacts. */
  onCommand: (entityId: string, action: string) => void;
  /** Puts an entity into a state, as the registry would tell it. */
  set(id: string, changes: Partial<Entity>, retained?: boolean): void;
  /** Takes an entity away, as when its device is forgotten. */
  remove(id: string): void;
  /** A message of the entity that changes nothing. */
  report(id: string): void;
  message(topic: string, text: string, retained?: boolean, brokerId?: string): void;
  /** Saves an automation that publishes `fired` when nothing else is said; fails the test when it is refused. */
  add(definition: Partial<AutomationDefinition>): string;
  pass(ms: number): Promise<void>;
  /** Results and steps of the traces, newest first. */
  traces(id?: string): readonly Trace[];
}

export function createAutomationHarness(startMs?: number): AutomationHarness {
  const clock = createFakeClock(startMs);
  const entities = new Map<string, Entity>();
  const listeners = new Set<{ topic: string; brokerId: string | undefined; listener: (message: HubMessage) => void }>();
  const reports = new Reports();
  const log = createMemoryLogger();
  const options: AutomationEngineOptions = {
    clock,
    timers: clock,
    logger: log,
    traces: createMapTraceStore(),
    checkChange: changeIssues,
    known: {
      nameOf: (id) => entities.get(id)?.name,
      mayExist: (id) => !harness.neverThere.has(id),
      settled: () => undefined,
    },
    definitions: () => harness.saved,
    edit: editingOf(
      () => harness.saved,
      (kept) => {
        harness.saved = kept;
        harness.engine.onSettingsChanged();
      },
    ),
    entity: (id) => entities.get(id),
    async command(entityId, action, params) {
      const given = Object.keys(params).length === 0 ? '' : ` ${JSON.stringify(params)}`;
      harness.done.push(`command ${entityId} ${action}${given}`);
      harness.onCommand(entityId, action);
      return harness.commandResult;
    },
    async publish({ topic, payload }) {
      harness.done.push(`publish ${topic} ${payload}`);
      return ok({});
    },
    notify({ title, message }) {
      harness.done.push(`notify ${title}: ${message}`);
    },
    async runTask(taskId, { input, render }) {
      const payload = input?.payload;
      const told = typeof payload === 'string' ? render(payload) : undefined;
      harness.done.push(`task ${taskId}${told?.ok ? ` ${told.value}` : ''}`);
      return ok({ runId: `run of ${taskId}` });
    },
    async changeTask(automationId, change) {
      harness.done.push(`${automationId}: ${JSON.stringify(change)}`);
      return ok({ id: 'task' });
    },
    subscribe(topic, listener, brokerId) {
      const entry = { topic, brokerId, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    listening: new Listening(clock, { get: () => undefined, set: () => undefined }),
    followReports: reports.follow,
    place: () => harness.place,
    timeZone: () => 'UTC',
  };
  const harness: AutomationHarness = {
    clock,
    log,
    options,
    engine: createAutomationEngine(options),
    done: [],
    saved: [],
    neverThere: new Set(),
    place: undefined,
    commandResult: ok({}),
    onCommand: () => undefined,
    get subscriptions() {
      return listeners.size;
    },
    set(id, changes, retained = false) {
      const before = entities.get(id);
      const now = new Date(clock.now()).toISOString();
      const fresh = before ?? blankEntity(id, clock.now());
      const moved = changes.state !== undefined && changes.state !== fresh.state ? { lastChanged: now } : {};
      const entity = changed(fresh, { ...changes, ...moved, lastUpdated: now });
      entities.set(id, entity);
      if (harness.engine.interested(id)) harness.engine.onEntityChanged({ entity, previous: before, retained });
    },
    remove: (id) => void entities.delete(id),
    report: (id) => reports.told(id, true),
    message(topic, text, retained = false, brokerId = 'home') {
      for (const entry of [...listeners]) {
        if (!matches(entry.topic, topic) || (entry.brokerId ?? brokerId) !== brokerId) continue;
        entry.listener({ topic, text, retained, brokerId, valueJson: () => parseJson(text) });
      }
    },
    add(definition) {
      const actions = [{ type: 'publish', topic: 'out', payload: 'fired' }];
      const automation = { id: 'a', name: 'Automation', actions, ...definition };
      const [issue] = harness.engine.issues(automation);
      if (issue !== undefined) throw new Error(`${issue.path}: ${issue.message}`);
      void harness.engine.save(automation);
      return automation.id;
    },
    async pass(ms) {
      clock.advance(ms);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    },
    traces: (id = 'a') => harness.engine.traces(id),
  };
  harness.engine.start();
  return harness;
}
