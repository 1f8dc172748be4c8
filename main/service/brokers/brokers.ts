/** The brokers that are connected now: those of the settings, the built-in one, and those of the command line. */

import { err, ok, type Result } from '../base/errors.ts';
import { type Dispose, Emitter, type Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger, SecretStore, Timers } from '../base/ports.ts';
import { within } from '../base/within.ts';
import type { Registry } from '../entities/registry.ts';
import type { Activity } from '../loop/watch.ts';
import type { Broker, BrokerSettings } from '../model/brokers.ts';
import type { Settings } from '../model/settings.ts';
import { createBuiltinBroker } from '../mqtt/broker/builtin-broker.ts';
import { builtinBrokerId, passwordName, readBuiltinAccess } from './builtin-access.ts';
import { type AttachedDialects, attachDialects, type DialectHost } from './dialects.ts';
import { BrokerUnit } from './unit.ts';

export { builtinBrokerId, passwordName } from './builtin-access.ts';

export interface BrokersEvents {
  changed: { readonly record: Broker; readonly unit: BrokerUnit; readonly wasOnline: boolean };
  /** `returns`: it is connected anew with other settings, or when the service works again. */
  removed: { readonly id: string; readonly returns: boolean };
}

export interface BrokersOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly activity: Activity;
  readonly secrets: SecretStore;
  readonly registry: Registry;
  readonly dialects: DialectHost;
  readonly dataDir: string;
  /** The demo home: a built-in broker on a free loopback port, and no other broker. */
  readonly demo: boolean;
  /** For this run only, in place of the saved ones. */
  readonly extra: ReadonlyArray<{ readonly settings: BrokerSettings; readonly password: string | undefined }>;
  readonly discoveryPrefix: string | undefined;
}

type BuiltinBroker = ReturnType<typeof createBuiltinBroker>;

export class Brokers {
  readonly #options: BrokersOptions;
  readonly #log: Logger;
  readonly #events: Emitter<BrokersEvents>;
  readonly #units = new Map<string, BrokerUnit>();
  readonly #dialects = new WeakMap<BrokerUnit, AttachedDialects>();
  #builtin: BuiltinBroker | undefined;
  #builtinMark = '';
  #builtinUrl: string | undefined;
  #builtinProblem: string | undefined;
  #applying: Promise<void> = Promise.resolve();
  #demo: boolean;
  /** How many windows show the home. */
  #watchers = 0;

  constructor(options: BrokersOptions) {
    this.#options = options;
    this.#demo = options.demo;
    this.#log = options.logger.child('brokers');
    this.#events = new Emitter((error, name) => this.#log.error('listener.failed', { event: name, error }));
  }

  readonly on: Listenable<BrokersEvents>['on'] = (name, listener) => this.#events.on(name, listener);

  /** Whether this run is a demo. */
  get isDemo(): boolean {
    return this.#demo;
  }

  /** Where the built-in broker listens, once it does. */
  get builtinUrl(): string | undefined {
    return this.#builtinUrl;
  }

  /** Why it does not run although it should: an `AccessProblem`, or what the system said. */
  get builtinProblem(): string | undefined {
    return this.#builtinProblem;
  }

  units(): readonly BrokerUnit[] {
    return [...this.#units.values()];
  }

  unit(id: string): BrokerUnit | undefined {
    return this.#units.get(id);
  }

  /** The broker of an id, or, without one, the first that is online. */
  pick(id?: string): BrokerUnit | undefined {
    if (id !== undefined) return this.#units.get(id);
    return this.units().find((unit) => unit.online) ?? this.units()[0];
  }

  /**
   * Waits for brokers that are about to be there: connecting, or not proven since the start or the last sleep.
   * @param id of one broker; all of them otherwise
   * @returns undefined where there is nothing to wait for
   */
  settling(id?: string): Promise<void> | undefined {
    const units = id === undefined ? this.units() : this.units().filter((unit) => unit.id === id);
    const coming = units.filter((unit) => !unit.isSettled && ['connecting', 'online'].includes(unit.record().state));
    if (coming.length === 0) return undefined;
    const all = Promise.all(coming.map((unit) => unit.settle())).then(() => undefined);
    const { brokerWaitSeconds } = this.#options.dialects.settings();
    const waitMs = brokerWaitSeconds === undefined ? limits.settleWaitMs : brokerWaitSeconds * 1_000;
    return within(this.#options.timers, waitMs, all, undefined);
  }

  /** Every broker has told what it keeps. */
  get isSettled(): boolean {
    return this.units().every((unit) => unit.isSettled);
  }

  records(): Broker[] {
    return this.units().map((unit) => unit.record());
  }

  /** Brings what is connected in line with the settings; unchanged brokers are left alone. */
  apply(settings: Settings): Promise<void> {
    this.#applying = this.#applying.then(() => this.#apply(settings));
    return this.#applying;
  }

  /** Leaves the brokers of the settings for the one of the demo home, until the next start. */
  enterDemo(settings: Settings): Promise<void> {
    this.#demo = true;
    return this.apply(settings);
  }

  /** Connects anew, with the password as it is now stored. */
  reconnect(id: string): Result<void> {
    const unit = this.#units.get(id);
    if (unit === undefined) return err('broker.unknown', id);
    unit.link.reconnect();
    return ok(undefined);
  }

  /** Writes at once what the built-in broker has yet to write. */
  flush(): void {
    this.#builtin?.flush();
  }

  /** Somebody is looking, until the returned disposer is called: brokers that are away are called more often. */
  watch(): Dispose {
    let isActive = true;
    const count = (change: number): void => {
      this.#watchers += change;
      for (const unit of this.units()) unit.link.watched(this.#watchers > 0);
    };
    count(1);
    return () => {
      if (isActive) count(-1);
      isActive = false;
    };
  }

  /** What could not connect for want of a password tries again: passwords can be read now. */
  async retry(settings: Settings): Promise<void> {
    await this.apply(settings);
    for (const { id, state } of this.records()) if (state !== 'online') this.reconnect(id);
  }

  async stop(): Promise<void> {
    await this.#applying.catch(() => undefined);
    await Promise.all(this.units().map((unit) => unit.stop()));
    await this.#builtin?.stop();
    this.#builtin = undefined;
    this.#builtinMark = '';
    this.#builtinUrl = undefined;
  }

  /** Takes away all units and their devices, so that a later `apply` starts anew. */
  async disconnect(): Promise<void> {
    await this.stop();
    for (const unit of this.units()) await this.#drop(unit, true);
  }

  async #apply(settings: Settings): Promise<void> {
    await this.#applyBuiltin(settings);
    const wanted = new Map<string, BrokerSettings>();
    for (const broker of this.#wanted(settings)) wanted.set(broker.id, broker);
    for (const unit of this.units()) {
      const next = wanted.get(unit.id);
      const isCurrent = this.#dialects.get(unit)?.isCurrent(settings.discovery) === true;
      if (!isCurrent || JSON.stringify(next) !== JSON.stringify(unit.settings))
        await this.#drop(unit, next !== undefined);
    }
    for (const broker of wanted.values()) {
      if (!this.#units.has(broker.id)) this.#connect(broker, settings);
    }
    for (const unit of this.units()) this.#dialects.get(unit)?.apply(settings.discovery);
  }

  #wanted(settings: Settings): BrokerSettings[] {
    const own = this.#builtinUrl === undefined ? [] : [this.#builtinSettings(this.#builtinUrl)];
    if (this.#demo) return own;
    if (this.#options.extra.length > 0) return this.#options.extra.map((each) => each.settings);
    return [...own, ...settings.brokers.filter((broker) => broker.enabled)];
  }

  #builtinSettings(url: string): BrokerSettings {
    return {
      id: builtinBrokerId,
      name: this.#demo ? 'Demo home' : 'Built-in broker',
      url,
      enabled: true,
      protocolVersion: 4,
      discoveryPrefix: this.#options.discoveryPrefix ?? 'homeassistant',
    };
  }

  async #applyBuiltin(settings: Settings): Promise<void> {
    const { extra, dataDir, logger, timers, secrets } = this.#options;
    const demo = this.#demo;
    const isWanted = demo || (extra.length === 0 && settings.builtinBroker.enabled);
    const access = demo
      ? ok({ logins: [], withoutPassword: [] })
      : await readBuiltinAccess(settings.builtinBroker, secrets);
    const mark = isWanted ? JSON.stringify([demo, settings.builtinBroker, access]) : '';
    if (mark === this.#builtinMark) return;
    this.#builtinMark = mark;
    const running = this.#units.get(builtinBrokerId);
    if (running !== undefined) await this.#drop(running, isWanted);
    await this.#builtin?.stop();
    this.#builtin = undefined;
    this.#builtinUrl = undefined;
    this.#builtinProblem = undefined;
    if (!isWanted) return;
    if (!access.ok) {
      this.#builtinProblem = access.error.detail;
      this.#log.error('builtin.notStarted', { code: access.error.code, detail: access.error.detail });
      return;
    }
    const { logins, withoutPassword } = access.value;
    if (withoutPassword.length > 0) this.#log.warn('builtin.loginsWithoutPassword', { logins: withoutPassword });
    const { port, lan } = settings.builtinBroker;
    const broker = createBuiltinBroker({
      port: demo ? 0 : port,
      lan: demo ? false : lan,
      logins,
      retainedFile: `${dataDir}/${demo ? 'demo-retained' : 'retained'}.db`,
      logger,
      timers,
    });
    const started = await broker.start();
    if (!started.ok) {
      this.#builtinProblem = started.error.detail ?? started.error.code;
      this.#log.error('builtin.notStarted', { code: started.error.code, detail: started.error.detail });
      return;
    }
    this.#builtin = broker;
    this.#builtinUrl = started.value.url;
  }

  #connect(broker: BrokerSettings, settings: Settings): void {
    const { clock, timers, logger, registry } = this.#options;
    const label = `messages from ${broker.name}`;
    const unit = new BrokerUnit({
      settings: broker,
      password: () => this.#password(broker.id),
      clientId: `inglenook-${settings.installId.slice(0, 12)}-${broker.id}`,
      availabilityTopic: `inglenook/${settings.installId}/status`,
      ...(broker.id === builtinBrokerId && this.#builtin !== undefined ? { open: this.#builtin.open } : {}),
      clock,
      timers,
      logger,
      onBytes: () => this.#options.activity.note(label),
      changed: (each, record, wasOnline) => {
        // First, so that whoever judges availability knows that it is the broker that came or went.
        this.#events.emit('changed', { record, unit: each, wasOnline });
        if (this.#units.get(record.id) === each) registry.brokerChanged(each, wasOnline);
      },
    });
    this.#units.set(broker.id, unit);
    this.#dialects.set(unit, attachDialects(unit, this.#options.dialects, timers, this.#options.discoveryPrefix));
    unit.link.watched(this.#watchers > 0);
    unit.start();
    this.#events.emit('changed', { record: unit.record(), unit, wasOnline: false });
  }

  async #drop(unit: BrokerUnit, returns: boolean): Promise<void> {
    this.#units.delete(unit.id);
    this.#dialects.get(unit)?.close();
    this.#options.registry.removeBroker(unit);
    await unit.stop();
    this.#events.emit('removed', { id: unit.id, returns });
  }

  async #password(brokerId: string): Promise<string | undefined> {
    const extra = this.#options.extra.find((each) => each.settings.id === brokerId);
    if (extra !== undefined) return extra.password;
    // This process needs none for its own broker.
    if (brokerId === builtinBrokerId) return undefined;
    return this.#options.secrets.get(passwordName(brokerId));
  }
}
