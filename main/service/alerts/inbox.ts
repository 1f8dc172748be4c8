/** The alert service: what devices and brokers say goes through the rules into alerts that are stored, then shown. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { ok, type Result, toError } from '../base/errors.ts';
import { type Dispose, Emitter, type Listenable } from '../base/events.ts';
import type { Clock, Logger, Notifier, Timers } from '../base/ports.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { AlertFilter, AlertStore } from '../history/alert-store.ts';
import type { Alert, AlertAction, AlertRule } from '../model/alerts.ts';
import type { Broker } from '../model/brokers.ts';
import type { Device, Entity, PlatformName } from '../model/entities.ts';
import type { Settings } from '../model/settings.ts';
import type { Delivery as Sent } from '../mqtt/model.ts';
import { type AlertActions, createAlertActions } from './actions.ts';
import { commonActions } from './common-actions.ts';
import { createDelivery } from './delivery.ts';
import { createEntityWatch } from './entity-watch.ts';
import { createLedger } from './ledger.ts';
import { isMessage } from './life-cycle.ts';
import { createMessages, type ForeignMessage, type MessageInput } from './messages.ts';
import { type Change, timeOf } from './policy.ts';
import { ruleDefaults } from './rules/rule.ts';
import { builtInById, mergeRules, otherDefaults, ruleTable } from './rules/table.ts';
import { readRulesFile, writeRulesFile } from './transfer.ts';

export interface AlertEvents {
  'alert.raised': { readonly alert: Alert };
  'alert.changed': { readonly alert: Alert };
}

export interface AlertServiceOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly store: AlertStore;
  /** Without it alerts have no pictures. */
  readonly pictures?: AlertPictures;
  readonly notifier: Notifier;
  words(): SpokenWords;
  settings(): Settings['alerts'];
  /** Silent mode: only critical alerts are shown. The service is told of a change by `onSettingsChanged`. */
  isSilent(): boolean;
  /** Makes and keeps a change of the alert settings; the service is then told by `onSettingsChanged`. */
  updateSettings(patch: Partial<Settings['alerts']>): void;
  timeZone(): string | undefined;
  entity(id: string): Entity | undefined;
  device(id: string): Device | undefined;
  /** All of them: looked through when a rule changes. */
  entities(): Iterable<Entity>;
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Sent>>;
  /** For answers to foreign notifications. */
  publish?(topic: string, payload: string, brokerId?: string): Promise<Result<Sent>>;
}

export interface AlertService extends Listenable<AlertEvents>, Omit<AlertActions, 'pressed'> {
  start(): void;
  stop(): void;
  onEntityChanged(change: Change): void;
  /** @param leftWith the broker that it went away with: its alerts then stay until the broker tells more. */
  onEntityRemoved(id: string, leftWith?: string): void;
  onBrokerChanged(broker: Broker): void;
  /** @param returns it is set up anew, or the service rests: its alerts stay as they are. */
  onBrokerRemoved(id: string, returns: boolean): void;
  /** The brokers that there are after a start: nobody waits for others any more. */
  onBrokersKnown(ids: ReadonlySet<string>): void;
  /** The service rests, or works again: meanwhile open alerts stay as they are, unrepeated. */
  setResting(rests: boolean): void;
  onSettingsChanged(): void;
  /** The wall clock was set: quiet hours may have begun or ended. */
  onClockSet(): void;
  onSuspend(): void;
  onResume(): void;
  onForeignMessage(message: ForeignMessage): Result<null>;
  /** Answers the alert's id. */
  raise(input: MessageInput): string;
  /** Everything open, without what is pending: for the snapshot. */
  open(): readonly Alert[];
  list(filter: AlertFilter): readonly Alert[];
  /** A picture by the name that alerts carry, as a data URL; undefined when it is not kept any more. */
  picture(name: string): Promise<string | undefined>;
  /** 0 ends the pause. */
  pause(minutes: number): void;
  /** 0 ends the mute. */
  muteDevice(deviceId: string, minutes: number): void;
  rules(): readonly AlertRule[];
  saveRule(rule: AlertRule): void;
  /** Mutes a rule, also that of messages (`foreign`, `automation:<id>`). 0 ends it. */
  muteRule(id: string, minutes: number): void;
  /** The rules as a JSON file. */
  exportRules(): string;
  /** Takes the rules of such a file; others stay as they are. All or none. */
  importRules(json: string): Result<{ readonly imported: number }>;
}

/**
 * Can a change of state concern a rule? Changes of availability and the first sight of an entity always can, so the
 * caller hands over when `previous === undefined || availability changed || interest(platform, deviceClass)`.
 */
export function interest(platform: PlatformName, deviceClass: string | undefined): boolean {
  return platform === 'siren' || ruleTable.forState(platform, deviceClass).length > 0;
}

export function createAlertService(options: AlertServiceOptions): AlertService {
  const { clock, timers, logger, notifier, settings } = options;
  const emitter = new Emitter<AlertEvents>((error, name) =>
    logger.error('listener.failed', { name, error: toError(error) }),
  );
  let savedRules: readonly AlertRule[] | undefined;
  let mergedRules: ReadonlyMap<string, AlertRule> = new Map();
  let stopListening: Dispose | undefined;
  let isResting = false;

  const rules = (): ReadonlyMap<string, AlertRule> => {
    const saved = settings().rules;
    if (saved !== savedRules) {
      savedRules = saved;
      mergedRules = mergeRules(saved);
    }
    return mergedRules;
  };

  const ruleOf = (id: string): AlertRule => rules().get(id) ?? ruleDefaults({ id });

  const delivery = createDelivery({
    timers,
    notifier,
    logger: logger.child('delivery'),
    sound: () => settings().sound,
    words: options.words,
    picture,
    beforeShowing: () => options.store.flush(),
    current: (id) => ledger.get(id),
    onGrouped: (headId, others) => ledger.apply(headId, { type: 'grouped', others }),
    onOutcome(id, outcome) {
      const reason = outcome.kind === 'shown' ? {} : { reason: outcome.reason };
      // It may have ended while it was on its way to the screen.
      if (ledger.get(id) === undefined) notifier.withdraw(id);
      else ledger.apply(id, { type: 'delivered', kind: outcome.kind, ...reason });
    },
  });
  const ledger = createLedger(
    {
      clock,
      logger,
      store: options.store,
      words: options.words,
      settings,
      isSilent: options.isSilent,
      timeZone: options.timeZone,
      ruleOf: (alert) => (isMessage(alert) ? ruleOfMessage(alert, rules().get(alert.rule)) : ruleOf(alert.rule)),
      actionsOf,
      onRaised: (alert) => emitter.emit('alert.raised', { alert }),
      onChanged: (alert) => emitter.emit('alert.changed', { alert }),
    },
    delivery,
  );
  const watch = createEntityWatch({ timers, ledger, rules, entity: options.entity, device: options.device });
  const messages = createMessages({
    clock,
    ledger,
    notifier,
    pictures: options.pictures,
    mayBeCritical: (topic) => settings().criticalTopics.includes(topic),
  });
  const actions = createAlertActions({
    ...options,
    ledger,
    delivery,
    isGone: (id) => !isResting && watch.allOnline() && options.entity(id) === undefined,
  });

  async function picture(name: string): Promise<string | undefined> {
    return options.pictures?.read(name);
  }

  function actionsOf(alert: Alert): readonly AlertAction[] {
    const builtIn = builtInById.get(alert.rule);
    if (builtIn === undefined) return alert.actions;
    const entity = alert.entityId === undefined ? undefined : options.entity(alert.entityId);
    const own = entity === undefined ? [] : (builtIn.actions?.(entity) ?? []);
    return [...own, ...(alert.severity === 'critical' ? sirenActions(watch.sirensOn) : []), ...commonActions];
  }

  const saveRules = (changed: readonly AlertRule[]): void => {
    const ids = new Set(changed.map(({ id }) => id));
    const others = settings().rules.filter((each) => !ids.has(each.id));
    options.updateSettings({ rules: [...others, ...changed] });
  };

  const isoIn = (minutes: number): string => new Date(clock.now() + minutes * 60_000).toISOString();

  return {
    on: (name, listener) => emitter.on(name, listener),
    start() {
      if (stopListening !== undefined) return;
      options.store.prune();
      ledger.restore();
      stopListening = notifier.onAction(({ id, action }) => {
        delivery.acted(id, action);
        actions
          .pressed(id, action)
          .catch((error: unknown) => logger.error('alert.action.failed', { error: toError(error) }));
      });
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
      watch.stop();
      delivery.stop();
      ledger.clear();
    },
    onEntityChanged(change) {
      if (!isResting) watch.entityChanged(change);
    },
    onEntityRemoved: watch.entityRemoved,
    onBrokerChanged(broker) {
      // A link that is taken down by a stop says nothing about the broker.
      if (!isResting) watch.brokerChanged(broker);
    },
    onBrokerRemoved: watch.brokerRemoved,
    onBrokersKnown(ids) {
      for (const { id, cause } of ledger.alerts()) {
        const brokerId = cause.startsWith(brokerLost) ? cause.slice(brokerLost.length) : undefined;
        if (brokerId !== undefined && !ids.has(brokerId)) ledger.apply(id, { type: 'ended', silently: true });
      }
    },
    setResting(rests) {
      if (rests === isResting) return;
      isResting = rests;
      ledger.setResting(rests);
    },
    onSettingsChanged() {
      const before = mergedRules;
      const now = rules();
      for (const alert of ledger.alerts()) {
        const disabled = now.get(alert.rule)?.enabled === false;
        if (disabled) ledger.apply(alert.id, { type: 'ended', silently: true });
        else if (!isResting) ledger.apply(alert.id, { type: 'reconsidered' });
      }
      if (before !== now) for (const entity of options.entities()) watch.examine(entity);
    },
    onClockSet() {
      if (!isResting) for (const { id } of ledger.alerts()) ledger.apply(id, { type: 'reconsidered' });
    },
    onSuspend: watch.suspended,
    onResume: watch.resumed,
    onForeignMessage: messages.receive,
    raise: messages.raise,
    open: () => ledger.alerts().filter((alert) => alert.state !== 'pending'),
    list(filter) {
      const wantsPending = filter.states?.includes('pending') === true;
      const pending = wantsPending ? ledger.alerts().filter((alert) => alert.state === 'pending') : [];
      return [...pending, ...options.store.list(filter)].slice(0, filter.limit);
    },
    picture,
    acknowledge: actions.acknowledge,
    acknowledgeAll: actions.acknowledgeAll,
    snooze: actions.snooze,
    action: actions.action,
    pause: (minutes) => options.updateSettings({ pausedUntil: isoIn(minutes) }),
    muteDevice(deviceId, minutes) {
      const nowMs = clock.now();
      const running = Object.entries(settings().mutedDevices).filter(([, until]) => timeOf(until) > nowMs);
      const others = running.filter(([id]) => id !== deviceId);
      const muted = minutes > 0 ? [...others, [deviceId, isoIn(minutes)] as const] : others;
      options.updateSettings({ mutedDevices: Object.fromEntries(muted) });
    },
    rules: () => [...rules().values()],
    saveRule: (rule) => saveRules([rule]),
    muteRule(id, minutes) {
      const { mutedUntil: _before, ...rule } = ruleOf(id);
      const isOwn = builtInById.has(id) || otherDefaults.some((each) => each.id === id);
      if (minutes > 0) saveRules([{ ...rule, mutedUntil: isoIn(minutes) }]);
      else if (isOwn) saveRules([rule]);
      // Of a rule of messages nothing but its mute is kept.
      else options.updateSettings({ rules: settings().rules.filter((each) => each.id !== id) });
    },
    exportRules: () => writeRulesFile([...rules().values()]),
    importRules(json) {
      const read = readRulesFile(json);
      if (!read.ok) return read;
      saveRules(read.value);
      return ok({ imported: read.value.length });
    },
  };
}

const brokerLost = 'broker.lost:';

/** Messages follow the defaults of their severity; their sender says what is over, and a person may mute them. */
function ruleOfMessage(alert: Alert, saved: AlertRule | undefined): AlertRule {
  const rule = ruleDefaults({ id: alert.rule, severity: alert.severity });
  const muted = saved?.mutedUntil === undefined ? {} : { mutedUntil: saved.mutedUntil };
  return { ...rule, cooldownSeconds: 0, notifyRecovery: false, ...muted };
}

const sirensOffered = 2;

function sirenActions(sirens: ReadonlySet<string>): readonly AlertAction[] {
  return [...sirens].slice(0, sirensOffered).map((entityId) => ({
    id: `silence:${entityId}`,
    label: 'Turn off siren',
    command: { entityId, action: 'turn_off' },
  }));
}
