/** The alert service: what devices and brokers say goes through the rules into alerts that are stored, then shown. */
import { toError } from '../base/errors.ts';
import { type Dispose, Emitter } from '../base/events.ts';
import { isLink } from '../entities/offline.ts';
import type { Alert, AlertAction, AlertRule } from '../model/alerts.ts';
import type { PlatformName } from '../model/entities.ts';
import { createAlertActions } from './actions.ts';
import { createAlertChoices, isAdjusted } from './choices.ts';
import { commonActions } from './common-actions.ts';
import { createDelivery } from './delivery.ts';
import { createEntityWatch } from './entity-watch.ts';
import { createLedger } from './ledger.ts';
import { createMessages } from './messages.ts';
import { ownRulePrefix } from './rule-schema.ts';
import { createRuleBook, type RuleBook } from './rules/book.ts';
import { type OwnRuleHome, presenceOf } from './rules/own.ts';
import { ruleDefaults } from './rules/rule.ts';
import { builtInById, otherDefaults, type RuleTable, ruleTable } from './rules/table.ts';
import type { AlertEvents, AlertService, AlertServiceOptions } from './service.ts';
import { createSilence, silentRule } from './silence.ts';

export type { AlertEvents, AlertService, AlertServiceOptions } from './service.ts';

/** Can a change of state concern a rule? */
export function interest(
  platform: PlatformName,
  deviceClass: string | undefined,
  table: RuleTable = ruleTable,
): boolean {
  return platform === 'siren' || isLink(platform, deviceClass) || table.forState(platform, deviceClass).length > 0;
}

export function createAlertService(options: AlertServiceOptions): AlertService {
  const { clock, timers, logger, notifier, settings } = options;
  const emitter = new Emitter<AlertEvents>((error, name) =>
    logger.error('listener.failed', { name, error: toError(error) }),
  );
  let savedRules: readonly AlertRule[] | undefined;
  let ruleBook: RuleBook | undefined;
  /** The rules that every entity was looked at by. */
  let examined: RuleBook | undefined;
  let stopListening: Dispose | undefined;
  let isResting = false;
  /** Who is home, until a tracker says something else. */
  let presence: ReturnType<typeof presenceOf> | undefined;

  const home: OwnRuleHome = {
    entity: options.entity,
    areaOf: (deviceId) => options.device(deviceId)?.area,
    labelsOf: (deviceId) => options.device(deviceId)?.labels ?? [],
    presence() {
      presence ??= presenceOf(options.entities());
      return presence;
    },
  };
  const book = (): RuleBook => {
    const saved = settings().rules;
    if (ruleBook !== undefined && saved === savedRules) return ruleBook;
    savedRules = saved;
    ruleBook = createRuleBook(saved, home);
    return ruleBook;
  };

  const ruleOf = (alert: Pick<Alert, 'rule' | 'severity' | 'until'>): AlertRule => {
    const rule = book().rules.get(alert.rule);
    return rule !== undefined && (builtInById.has(rule.id) || rule.when !== undefined || isOther(rule.id))
      ? rule
      : ruleOfMessage(alert, rule);
  };

  const delivery = createDelivery({
    timers,
    notifier,
    logger: logger.child('delivery'),
    words: options.words,
    sound: () => settings().sound,
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
      ruleOf,
      actionsOf,
      onRaised: (alert) => emitter.emit('alert.raised', { alert }),
      onChanged: (alert) => emitter.emit('alert.changed', { alert }),
    },
    delivery,
  );
  const watch = createEntityWatch({
    clock,
    timers,
    ledger,
    book,
    entity: options.entity,
    place: options.place,
    gateway: options.gateway,
    entities: options.entities,
    device: options.device,
  });
  const silence = createSilence({
    ...options,
    ledger,
    rule: () => book().rules.get(silentRule),
    isReachable: watch.isReachable,
    isEcho: (entity) => watch.isEcho(entity, clock.now()),
  });
  const messages = createMessages({
    clock,
    ledger,
    ruleOf,
    notifier,
    pictures: options.pictures,
    mayBeCritical: (topic) => settings().criticalTopics.includes(topic),
  });
  const actions = createAlertActions({
    ...options,
    ledger,
    delivery,
    answered: (alert, action) => emitter.emit('alert.answered', { alert, action }),
    isGone: (id) => !isResting && watch.allOnline() && options.entity(id) === undefined,
  });

  async function picture(name: string): Promise<string | undefined> {
    return options.pictures?.read(name);
  }

  function actionsOf(alert: Alert): readonly AlertAction[] {
    const builtIn = book().judgeOf(alert.rule);
    if (builtIn === undefined) return alert.actions;
    const entity = alert.entityId === undefined ? undefined : options.entity(alert.entityId);
    const own = entity === undefined ? [] : (builtIn.actions?.(entity) ?? []);
    return [...own, ...(alert.severity === 'critical' ? sirenActions(watch.sirensOn) : []), ...commonActions];
  }

  const choices = createAlertChoices({ clock, edit: options.edit, rules: () => book().rules });

  return {
    ...choices,
    on: (name, listener) => emitter.on(name, listener),
    start() {
      if (stopListening !== undefined) return;
      examined = book();
      options.store.prune();
      ledger.restore();
      silence.restore();
      stopListening = notifier.onAction(({ id, action, input }) => {
        delivery.acted(id, action);
        actions
          .pressed(id, action, input)
          .catch((error: unknown) => logger.error('alert.action.failed', { error: toError(error) }));
      });
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
      watch.stop();
      silence.stop();
      delivery.stop();
      ledger.clear();
    },
    onEntityChanged(change) {
      if (change.entity.platform === 'device_tracker') presence = undefined;
      if (!isResting) watch.entityChanged(change);
    },
    onDeviceChanged(id) {
      if (isResting || !book().asksPlace) return;
      for (const each of options.device(id)?.entityIds ?? []) {
        const entity = options.entity(each);
        if (entity !== undefined) watch.examine(entity);
      }
    },
    onEntityRemoved(id, leftWith) {
      presence = undefined;
      watch.entityRemoved(id, leftWith);
    },
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
      presence = undefined;
      const now = book();
      for (const alert of ledger.alerts()) {
        const disabled = now.rules.get(alert.rule)?.enabled === false;
        const gone = alert.rule.startsWith(ownRulePrefix) && !now.rules.has(alert.rule);
        if (disabled || gone) ledger.apply(alert.id, { type: 'ended', silently: true });
        else if (!isResting) ledger.apply(alert.id, { type: 'reconsidered' });
      }
      if (examined !== now) for (const entity of options.entities()) watch.examine(entity);
      examined = now;
    },
    onClockSet() {
      if (!isResting) for (const { id } of ledger.alerts()) ledger.apply(id, { type: 'reconsidered' });
    },
    concerns: (entityId, platform, deviceClass) =>
      interest(platform, deviceClass, book().table) ||
      ledger.heldBy(entityId).size > 0 ||
      book().conditionEntities.has(entityId) ||
      (platform === 'device_tracker' && book().asksPresence),
    onRuleGone(rule) {
      for (const alert of ledger.alerts())
        if (alert.rule === rule && alert.until !== undefined) ledger.apply(alert.id, { type: 'ended', silently: true });
    },
    onSuspend: watch.suspended,
    onResume: watch.resumed,
    onSilent: (sensors) => {
      if (!isResting) silence.found(sensors);
    },
    isEcho: watch.isEcho,
    onForeignMessage: messages.receive,
    raise: messages.raise,
    end: messages.end,
    escalated: (id, steps, loud) => ledger.apply(id, { type: 'escalated', steps, loud }),
    open: () => ledger.alerts().filter((alert) => alert.state !== 'pending'),
    list(filter) {
      const wantsPending = filter.states?.includes('pending') === true;
      const pending = wantsPending ? ledger.alerts().filter((alert) => alert.state === 'pending') : [];
      return [...pending, ...options.store.list(filter)].slice(0, filter.limit);
    },
    pending: ledger.pending,
    picture,
    acknowledge: actions.acknowledge,
    acknowledgeAll: actions.acknowledgeAll,
    snooze: actions.snooze,
    action: actions.action,
  };
}

const brokerLost = 'broker.lost:';

function isOther(id: string): boolean {
  return otherDefaults.some((each) => each.id === id);
}

/** Messages follow the defaults of their severity and what a person changed of them; the severity is their sender's. */
function ruleOfMessage(
  { rule: id, severity, until }: Pick<Alert, 'rule' | 'severity' | 'until'>,
  saved?: AlertRule,
): AlertRule {
  const usual = ruleDefaults({ id, severity });
  const muted = saved?.mutedUntil === undefined ? {} : { mutedUntil: saved.mutedUntil };
  if (saved !== undefined && isAdjusted(saved)) return { ...saved, severity };
  // What is sent for an event is news each time; what is sent for a state comes and goes with that.
  const news = until === undefined ? { cooldownSeconds: 0, notifyRecovery: false } : {};
  return { ...usual, ...news, ...muted };
}

const sirensOffered = 2;

function sirenActions(sirens: ReadonlySet<string>): readonly AlertAction[] {
  return [...sirens].slice(0, sirensOffered).map((entityId) => ({
    id: `silence:${entityId}`,
    label: 'Turn off siren',
    command: { entityId, action: 'turn_off' },
  }));
}
