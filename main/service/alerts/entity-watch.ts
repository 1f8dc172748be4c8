/** Takes changes of entities and brokers to the rules, and what the rules find to the alerts. */
import { randomUUID } from 'node:crypto';
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';
import type { Alert, AlertRule } from '../model/alerts.ts';
import type { Broker } from '../model/brokers.ts';
import type { Device, Entity } from '../model/entities.ts';
import { createBrokerWatch } from './broker-watch.ts';
import { commonActions } from './common-actions.ts';
import type { Ledger } from './ledger.ts';
import { type Change, type EvaluationContext, evaluate, type Finding, factsOf } from './policy.ts';
import type { RuleBook } from './rules/book.ts';
import { type BuiltInRule, deviceClassOf } from './rules/rule.ts';
import { judgeTest } from './rules/state-test.ts';

/** After a broker is back, its entities get this long to say that they are too. */
const returnMs = 1_000;

export interface EntityWatchOptions {
  readonly timers: Timers;
  readonly ledger: Ledger;
  book(): RuleBook;
  entity(id: string): Entity | undefined;
  /** All of them: looked through when what rules of one's own wait for changes. */
  entities(): Iterable<Entity>;
  device(id: string): Device | undefined;
}

export interface EntityWatch {
  entityChanged(change: Change): void;
  /** @param leftWith the broker that it went away with: then nobody said that its alerts are over. */
  entityRemoved(id: string, leftWith?: string): void;
  brokerChanged(broker: Broker): void;
  /** @param returns it is set up anew or only rests: its alerts stay as they are. */
  brokerRemoved(id: string, returns: boolean): void;
  allOnline(): boolean;
  isOnline(brokerId: string): boolean;
  /** Looks at an entity again although it did not change. */
  examine(entity: Entity): void;
  suspended(): void;
  resumed(): void;
  /** Sirens that sound now. */
  readonly sirensOn: ReadonlySet<string>;
  stop(): void;
}

export function createEntityWatch(options: EntityWatchOptions): EntityWatch {
  const { ledger, book } = options;
  const rules = (): ReadonlyMap<string, AlertRule> => book().rules;
  const sirensOn = new Set<string>();
  /** Unavailable entities by broker: they are looked at again when their broker is back. */
  const unavailable = new Map<string, Set<string>>();
  const returning = new Map<string, Dispose>();
  /** Open alerts by the broker that their entities went away with. */
  const orphans = new Map<string, Set<string>>();
  const brokers = createBrokerWatch({
    timers: options.timers,
    graceMs: () => (rules().get('broker.lost')?.forSeconds ?? 0) * 1000,
    onLost: brokerLost,
    onRecovered(brokerId, wanted) {
      const id = ledger.openId(`broker.lost:${brokerId}`);
      if (id !== undefined) ledger.apply(id, { type: 'ended', silently: !wanted });
    },
  });

  const membersOf = (deviceId: string | undefined): readonly Entity[] => {
    const ids = deviceId === undefined ? [] : (options.device(deviceId)?.entityIds ?? []);
    return ids.flatMap((id) => options.entity(id) ?? []);
  };
  const context: EvaluationContext = {
    rule: (id) => rules().get(id),
    isOpen: (cause) => ledger.openId(cause) !== undefined,
    members: (entity) => membersOf(entity.deviceId),
    brokerOnline: (brokerId) => brokers.isOnline(brokerId),
  };

  function brokerLost(broker: Broker): void {
    const rule = rules().get('broker.lost');
    if (rule === undefined || !rule.enabled) return;
    const cause = `broker.lost:${broker.id}`;
    const facts = { name: broker.name, ...(broker.reason === undefined ? {} : { reason: broker.reason }) };
    const id = ledger.openId(cause);
    if (id !== undefined) {
      ledger.apply(id, { type: 'began', facts });
      return;
    }
    const alert = { id: randomUUID(), rule: rule.id, cause, severity: rule.severity, facts, actions: commonActions };
    // The watch has waited already, in awake time.
    ledger.begin(alert, { ...rule, forSeconds: 0 }, false);
  }

  function take(finding: Finding): void {
    const { cause, entity, rule } = finding;
    const id = ledger.openId(cause);
    if (finding.kind === 'ended') {
      if (id !== undefined) ledger.apply(id, { type: 'ended', silently: false });
      return;
    }
    const { deviceId } = entity;
    const facts = factsOf(finding, deviceId === undefined ? undefined : options.device(deviceId)?.name);
    if (id !== undefined) {
      ledger.apply(id, { type: 'began', facts });
      return;
    }
    const about = deviceId === undefined ? { entityId: entity.id } : { entityId: entity.id, deviceId };
    const alert: Omit<Alert, 'state' | 'since' | 'shown'> = {
      id: randomUUID(),
      rule: rule.id,
      cause,
      severity: rule.severity,
      facts,
      ...about,
      actions: commonActions,
    };
    ledger.begin(alert, rule, !brokers.isOnline(entity.brokerId));
  }

  function judge(entity: Entity, candidates: readonly BuiltInRule[]): void {
    for (const finding of evaluate(candidates, entity, context)) take(finding);
  }

  function examine(entity: Entity): void {
    judge(entity, book().table.forAvailability(entity.platform, deviceClassOf(entity)));
  }

  /** Messages that were sent for a state of this entity. */
  function judgeHeld(entity: Entity): void {
    for (const id of [...ledger.heldBy(entity.id)]) {
      const alert = ledger.get(id);
      if (alert?.until === undefined) continue;
      const verdict = judgeTest(entity, alert.until.test, true);
      if (verdict === 'holds') ledger.apply(id, { type: 'began', facts: alert.facts });
      if (verdict === 'ended') ledger.apply(id, { type: 'ended', silently: false });
    }
  }

  /** What rules of one's own wait for has changed: everything that they speak of is looked at again. */
  function judgeConditional(changed: Entity): void {
    const { conditional, conditionEntities, asksPresence } = book();
    const isAsked = conditionEntities.has(changed.id) || (asksPresence && changed.platform === 'device_tracker');
    if (!isAsked) return;
    for (const entity of options.entities()) {
      const concerned = conditional.filter((rule) => rule.concerns(entity.platform, deviceClassOf(entity)));
      if (concerned.length > 0) judge(entity, concerned);
    }
  }

  function noteAvailability(entity: Entity): void {
    let ids = unavailable.get(entity.brokerId);
    if (entity.available) {
      ids?.delete(entity.id);
      return;
    }
    if (ids === undefined) {
      ids = new Set();
      unavailable.set(entity.brokerId, ids);
    }
    ids.add(entity.id);
  }

  /** Those of a returned broker that did not come back with it. */
  function checkReturned(brokerId: string): void {
    returning.delete(brokerId);
    for (const id of [...(unavailable.get(brokerId) ?? [])]) {
      const entity = options.entity(id);
      if (entity !== undefined) examine(entity);
    }
  }

  /** Pending alerts of a broker, or of all, stop ripening or start anew. */
  function setFrozen(type: 'froze' | 'thawed', brokerId?: string): void {
    for (const alert of ledger.alerts()) {
      if (alert.state !== 'pending' || alert.entityId === undefined) continue;
      const own = options.entity(alert.entityId)?.brokerId;
      if (brokerId !== undefined && own !== brokerId) continue;
      if (type === 'thawed' && own !== undefined && !brokers.isOnline(own)) continue;
      ledger.apply(alert.id, { type });
    }
  }

  /** Takes a removed entity out of the alerts that are about it. */
  function release(alert: Alert, id: string, leftWith: string | undefined): void {
    const builtIn = book().judgeOf(alert.rule);
    const remaining =
      builtIn?.scope === 'device' ? membersOf(alert.deviceId).find((entity) => entity.id !== id) : undefined;
    if (leftWith !== undefined && alert.state !== 'pending') {
      orphans.set(leftWith, (orphans.get(leftWith) ?? new Set()).add(alert.id));
    } else if (leftWith !== undefined || builtIn === undefined || remaining === undefined) {
      ledger.apply(alert.id, { type: 'ended', silently: true });
    } else {
      // It is about the device: when the rest of that goes too, it has to be found again.
      ledger.apply(alert.id, { type: 'moved', entityId: remaining.id });
      judge(remaining, [builtIn]);
    }
  }

  return {
    sirensOn,
    examine,
    allOnline: brokers.allOnline,
    isOnline: brokers.isOnline,
    entityChanged({ entity, previous }) {
      const seen = previous === undefined || previous.available !== entity.available;
      if (seen) noteAvailability(entity);
      if (entity.platform === 'siren') {
        if (entity.state === 'on') sirensOn.add(entity.id);
        else sirensOn.delete(entity.id);
      }
      if (seen) examine(entity);
      else judge(entity, book().table.forState(entity.platform, deviceClassOf(entity)));
      judgeHeld(entity);
      judgeConditional(entity);
    },
    entityRemoved(id, leftWith) {
      sirensOn.delete(id);
      for (const ids of unavailable.values()) ids.delete(id);
      for (const alert of ledger.alerts()) if (alert.entityId === id) release(alert, id, leftWith);
    },
    brokerChanged(broker) {
      const before = brokers.isOnline(broker.id);
      brokers.changed(broker);
      const now = brokers.isOnline(broker.id);
      if (before === now) return;
      setFrozen(now ? 'thawed' : 'froze', broker.id);
      returning.get(broker.id)?.();
      returning.delete(broker.id);
      if (now)
        returning.set(
          broker.id,
          options.timers.after(returnMs, () => checkReturned(broker.id)),
        );
    },
    brokerRemoved(id, returns) {
      brokers.removed(id, returns);
      returning.get(id)?.();
      returning.delete(id);
      if (returns) return;
      for (const alertId of orphans.get(id) ?? []) ledger.apply(alertId, { type: 'ended', silently: true });
      orphans.delete(id);
    },
    suspended() {
      brokers.suspended();
      setFrozen('froze');
    },
    resumed() {
      brokers.resumed();
      setFrozen('thawed');
    },
    stop() {
      brokers.stop();
      for (const dispose of returning.values()) dispose();
      returning.clear();
      sirensOn.clear();
      unavailable.clear();
      orphans.clear();
    },
  };
}
