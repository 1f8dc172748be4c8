/** Takes changes of entities and brokers to the rules, and what the rules find to the alerts. */
import { randomUUID } from 'node:crypto';
import type { Dispose } from '../base/events.ts';
import type { Clock, Timers } from '../base/ports.ts';
import { isLink } from '../entities/offline.ts';
import type { Alert, AlertRule } from '../model/alerts.ts';
import type { Broker } from '../model/brokers.ts';
import type { Device, Entity } from '../model/entities.ts';
import { createBrokerWatch } from './broker-watch.ts';
import { commonActions } from './common-actions.ts';
import type { Ledger } from './ledger.ts';
import { type Change, type EvaluationContext, evaluate, type Finding, factsOf } from './policy.ts';
import { createReachWatch, settleMs } from './reach-watch.ts';
import type { Placed } from './root-cause.ts';
import type { RuleBook } from './rules/book.ts';
import { type BuiltInRule, deviceClassOf } from './rules/rule.ts';
import { judgeTest } from './rules/state-test.ts';

/** After a broker is back, its entities get this long to say that they are too. */
const returnMs = 1_000;

export interface EntityWatchOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ledger: Ledger;
  book(): RuleBook;
  entity(id: string): Entity | undefined;
  readonly place?: ((id: string) => Placed | undefined) | undefined;
  readonly gateway?: ((deviceId: string) => string | undefined) | undefined;
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
  /** Neither its broker nor a gateway that it is behind is away. */
  isReachable(entity: Entity): boolean;
  /** Whether what came at this time was only what a gateway remembered. Ms since the epoch. */
  isEcho(entity: Pick<Entity, 'deviceId'>, atMs: number): boolean;
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
  /** Entities that are away since a moment, of which a rule would tell at once. */
  const suspects = new Set<string>();
  /** Pending alerts of what cannot be reached. */
  const frozen = new Set<string>();
  let isAsleep = false;
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

  const placeOf = options.place ?? options.entity;
  const reach = createReachWatch({
    timers: options.timers,
    now: options.clock.now,
    entity: options.entity,
    place: placeOf,
    gateway: options.gateway,
    device: options.device,
    brokerOnline: brokers.isOnline,
    tellsGateways: () => rules().get('device.offline')?.enabled !== false,
    settled,
  });

  const membersOf = (deviceId: string | undefined): readonly Entity[] => {
    const ids = deviceId === undefined ? [] : (options.device(deviceId)?.entityIds ?? []);
    return ids.flatMap((id) => options.entity(id) ?? []);
  };
  const context: EvaluationContext = {
    rule: (id) => rules().get(id),
    isOpen: (cause) => ledger.openId(cause) !== undefined,
    members: (entity) => membersOf(entity.deviceId),
    isReachable: (entity) => reach.rootOf(entity) === undefined,
  };

  function brokerLost(broker: Broker): void {
    const rule = rules().get('broker.lost');
    if (rule === undefined || !rule.enabled) return;
    const cause = `broker.lost:${broker.id}`;
    const reason = broker.reason === undefined ? {} : { reason: broker.reason };
    const facts = { name: broker.name, ...reason, ...reach.behind(cause) };
    const id = ledger.openId(cause);
    if (id !== undefined) {
      ledger.apply(id, { type: 'began', facts });
      return;
    }
    const alert = { id: randomUUID(), rule: rule.id, cause, severity: rule.severity, facts, actions: commonActions };
    // The watch has waited already, in awake time.
    ledger.begin(alert, { ...rule, forSeconds: 0 }, false);
  }

  /** It is known by now who is away with whom: one alert tells of all, and what is held does not ripen. */
  function settled(causes: ReadonlySet<string>, released: readonly string[]): void {
    for (const cause of causes) {
      const alert = ledger.get(ledger.openId(cause) ?? '');
      const { behind: _count, names: _names, ...facts } = alert?.facts ?? {};
      // What came back with its gateway was behind it all the same.
      const now = reach.behind(cause);
      if (alert !== undefined && now.behind !== undefined)
        ledger.apply(alert.id, { type: 'began', facts: { ...facts, ...now } });
    }
    const isPending = (id: string): boolean => ledger.get(id)?.state === 'pending';
    for (const id of frozen) if (!isPending(id)) frozen.delete(id);
    if (!isAsleep) setFrozen();
    const waited = [...suspects];
    suspects.clear();
    for (const id of new Set([...released, ...waited])) {
      const entity = options.entity(id);
      if (entity !== undefined) examine(entity, true);
    }
  }

  /** @param isSettled it is known who is away with whom. */
  function take(finding: Finding, isSettled: boolean): void {
    const { cause, entity, rule } = finding;
    const id = ledger.openId(cause);
    if (finding.kind === 'ended') {
      if (id !== undefined) ledger.apply(id, { type: 'ended', silently: false });
      return;
    }
    const { deviceId } = entity;
    const device = deviceId === undefined ? undefined : options.device(deviceId);
    const facts = { ...factsOf(finding, device?.name), ...reach.behind(cause) };
    if (id !== undefined) {
      ledger.apply(id, { type: 'began', facts });
      return;
    }
    // Its gateway may be about to go, too.
    const isAbsence = !isSettled && !entity.available;
    if (isAbsence && rule.forSeconds * 1000 < settleMs) {
      suspects.add(entity.id);
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
    const isHeld = isAsleep || reach.rootOf(entity) !== undefined;
    if (isHeld) frozen.add(alert.id);
    ledger.begin(alert, rule, isHeld);
  }

  function judge(entity: Entity, candidates: readonly BuiltInRule[], isSettled = false): void {
    for (const finding of evaluate(candidates, entity, context)) take(finding, isSettled);
  }

  function examine(entity: Entity, isSettled = false): void {
    judge(entity, book().table.forAvailability(entity.platform, deviceClassOf(entity)), isSettled);
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

  /** Those of a returned broker that did not come back with it. */
  function checkReturned(brokerId: string): void {
    returning.delete(brokerId);
    for (const id of reach.away(brokerId)) {
      const entity = options.entity(id);
      if (entity !== undefined) examine(entity, true);
    }
  }

  /** Pending alerts of what cannot be reached stop ripening; those of what can be again start anew. */
  function setFrozen(): void {
    const rootNow = reach.rootsNow();
    for (const alert of ledger.alerts()) {
      if (alert.state !== 'pending' || alert.entityId === undefined) continue;
      const placed = placeOf(alert.entityId);
      const holds = isAsleep || (placed !== undefined && rootNow(placed) !== undefined);
      if (holds === frozen.has(alert.id)) continue;
      if (holds) frozen.add(alert.id);
      else frozen.delete(alert.id);
      ledger.apply(alert.id, { type: holds ? 'froze' : 'thawed' });
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
    examine: (entity) => examine(entity),
    allOnline: brokers.allOnline,
    isReachable: (entity) => reach.rootOf(entity) === undefined,
    isEcho: reach.isEcho,
    entityChanged({ entity, previous }) {
      const seen = previous === undefined || previous.available !== entity.available;
      const links = isLink(entity.platform, deviceClassOf(entity));
      if (seen || links) reach.noticed(entity);
      if (entity.platform === 'siren') {
        if (entity.state === 'on') sirensOn.add(entity.id);
        else sirensOn.delete(entity.id);
      }
      if (seen || links) examine(entity);
      else judge(entity, book().table.forState(entity.platform, deviceClassOf(entity)));
      judgeHeld(entity);
      judgeConditional(entity);
    },
    entityRemoved(id, leftWith) {
      sirensOn.delete(id);
      reach.removed(id);
      suspects.delete(id);
      for (const alert of ledger.alerts()) if (alert.entityId === id) release(alert, id, leftWith);
    },
    brokerChanged(broker) {
      const before = brokers.isOnline(broker.id);
      brokers.changed(broker);
      const now = brokers.isOnline(broker.id);
      if (before === now) return;
      setFrozen();
      reach.settleSoon();
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
      isAsleep = true;
      setFrozen();
    },
    resumed() {
      brokers.resumed();
      isAsleep = false;
      setFrozen();
    },
    stop() {
      brokers.stop();
      for (const dispose of returning.values()) dispose();
      returning.clear();
      sirensOn.clear();
      reach.stop();
      suspects.clear();
      frozen.clear();
      orphans.clear();
    },
  };
}
