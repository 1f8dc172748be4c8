/** The background service: everything that runs while nobody looks, behind one facade. Plain Node, no Electron. */
import { type Background, createBackground } from './background/background.ts';
import { openFiles } from './background/open-files.ts';
import type { ServiceOptions, ServicePorts } from './background/surroundings.ts';
import { err, ok, type Result } from './base/errors.ts';
import { type Dispose, Emitter } from './base/events.ts';
import { limits } from './base/limits.ts';
import type { Logger, Notice } from './base/ports.ts';
import { Brokers } from './brokers/brokers.ts';
import { Passwords, whenUnlocked } from './brokers/passwords.ts';
import { Rejections } from './discovery/rejections.ts';
import { Commands } from './entities/commands.ts';
import type { StoredMemory } from './entities/memory.ts';
import { Registry } from './entities/registry.ts';
import { streamChanges } from './entities/stream.ts';
import { LoopWatch } from './loop/watch.ts';
import type {
  Counters,
  DiscoveryRejection,
  ServiceEvents,
  ServiceMode,
  SettingsView,
  Snapshot,
} from './model/service.ts';
import { createSettingsHolder, type SettingsHolder } from './settings/holder.ts';
import { openWords, type WordsHolder } from './settings/words.ts';
import { systemTimeZone } from './time/zone.ts';
import { passwordIds, viewSettings } from './views/settings.ts';
import { boundedSnapshot } from './views/snapshot.ts';

/** Loads settings and memory, and builds the service; nothing is connected before `start`. */
export async function createService(ports: ServicePorts, options: ServiceOptions): Promise<Service> {
  const holder = await createSettingsHolder(ports.settings, ports.logger);
  const memory = await openFiles(ports, options.dataDir);
  return new Service(ports, options, holder, memory, await openWords(holder, options.languages, ports.logger));
}

export class Service {
  readonly ports: ServicePorts;
  readonly options: ServiceOptions;
  readonly settings: SettingsHolder;
  readonly memory: StoredMemory;
  /** Notifications, tray and terminal speak with these. */
  readonly words: WordsHolder;
  readonly registry: Registry;
  readonly brokers: Brokers;
  readonly passwords: Passwords;
  readonly commands: Commands;
  readonly background: Background;
  readonly timeZone: string;
  /** Watches whether the main loop is held up. */
  readonly loop: LoopWatch;
  readonly #log: Logger;
  readonly #events: Emitter<ServiceEvents>;
  readonly #disposers: Dispose[] = [];
  readonly #rejections = new Rejections();
  #state: 'idle' | 'starting' | 'running' | 'stopped' = 'idle';
  #mode: ServiceMode = 'starting';
  /** Stopped by the user, while the process goes on. */
  #resting = false;
  /** The start, and the stops and starts that were asked for since. */
  #turn: Promise<void> = Promise.resolve();
  #stopEntityStream: Dispose | undefined;

  constructor(
    ports: ServicePorts,
    options: ServiceOptions,
    settings: SettingsHolder,
    memory: StoredMemory,
    words: WordsHolder,
  ) {
    this.ports = ports;
    this.options = options;
    this.settings = settings;
    this.memory = memory;
    this.words = words;
    this.#log = ports.logger.child('service');
    this.#events = new Emitter((error, name) => this.#log.error('listener.failed', { event: name, error }));
    this.timeZone = settings.get().timeZone ?? systemTimeZone();
    const { clock, timers, logger } = ports;
    const { maxEntities } = options;
    this.loop = new LoopWatch({ timers, logger, power: ports.power });
    const bound = maxEntities === undefined ? {} : { maxEntities };
    this.registry = new Registry({ clock, timers, logger, memory, timeZone: this.timeZone, ...bound });
    this.passwords = new Passwords(ports.secrets, logger);
    this.brokers = new Brokers({
      clock,
      timers,
      logger,
      secrets: ports.secrets,
      registry: this.registry,
      dialects: {
        registry: this.registry,
        settings: () => settings.get(),
        rejected: (brokerId, topic, reason) => this.#discoveryRejected(brokerId, topic, reason),
      },
      activity: this.loop,
      dataDir: options.dataDir,
      demo: options.demo,
      extra: options.extraBrokers,
      discoveryPrefix: options.discoveryPrefix,
    });
    this.commands = new Commands({
      clock,
      timers,
      logger,
      timeZone: this.timeZone,
      find: (id) => this.registry.get(id),
      home: this.registry.home,
      publish: async ({ broker }, message) =>
        (await this.brokers.unit(broker.id)?.publish(message)) ?? err('broker.unknown', broker.id),
      setState: (entity, state) => this.registry.life.setState(entity, state),
      followReports: this.registry.life.reports.follow,
      settled: (event) => this.#events.emit('command.settled', event),
    });
    this.background = createBackground(this);
    this.#connectEvents();
  }

  /** Listens to the service. Listening to `entity.changed` is what makes records be built. */
  on<K extends keyof ServiceEvents>(name: K, listener: (event: ServiceEvents[K]) => void): Dispose {
    const dispose = this.#events.on(name, listener);
    if (name === 'entity.changed') this.#streamEntities();
    return () => {
      dispose();
      if (name === 'entity.changed') this.#streamEntities();
    };
  }

  /** For the parts of the service that report through it. */
  readonly emit: <K extends keyof ServiceEvents>(name: K, event: ServiceEvents[K]) => void = (name, event) =>
    this.#events.emit(name, event);

  get mode(): ServiceMode {
    return this.#mode;
  }

  /** Said once to a person: what was recovered at the start. */
  get notices(): readonly Notice[] {
    const { secrets } = this.ports;
    return [...this.settings.notices, ...this.memory.notices, ...(secrets.notices ?? []), ...this.background.notices];
  }

  /** Starts everything. Does not wait for brokers. A service that was stopped by the user stays stopped. */
  start(signal?: AbortSignal): Promise<void> {
    if (this.#state !== 'idle') return this.#turn;
    this.#state = 'starting';
    this.loop.start();
    this.#turn = this.#start(signal);
    return this.#turn;
  }

  async #start(signal: AbortSignal | undefined): Promise<void> {
    await this.passwords.load(passwordIds(this.settings.get()));
    whenUnlocked(this.ports, async () => {
      await this.passwords.load(passwordIds(this.settings.get()));
      if (this.#state === 'running' && !this.#resting) await this.brokers.retry(this.settings.get());
    });
    if (signal?.aborted || this.#state !== 'starting') return;
    this.#resting = this.settings.get().serviceStopped;
    this.background.open(this.#resting);
    if (!this.#resting) {
      await this.brokers.apply(this.settings.get());
      if (signal?.aborted || this.#state !== 'starting') return;
      await this.background.start();
      if (signal?.aborted || this.#state !== 'starting') return;
    }
    this.#state = 'running';
    this.#updateMode();
    this.#events.emit('service.ready', {
      version: this.options.version,
      dataDir: this.options.dataDir,
      ...(this.brokers.builtinUrl === undefined ? {} : { builtinBroker: { url: this.brokers.builtinUrl } }),
    });
  }

  /** Stops everything within `limits.stopDeadlineMs`; what is on disk is complete at any moment anyway. */
  async stop(): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#state = 'stopped';
    this.commands.stop();
    await this.background.stop();
    await Promise.all([this.brokers.stop(), this.memory.flush(), this.settings.flush()]);
    this.background.close();
    this.loop.stop();
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#stopEntityStream?.();
    this.#stopEntityStream = undefined;
    this.#updateMode();
  }

  /**
   * Stops the work but not the process: brokers, tasks, automations. It stays so over a restart; where the settings
   * cannot be written (`settings.readOnly`) it has stopped all the same, until the next start.
   */
  async pause(): Promise<Result<void>> {
    const kept = await this.settings.update({ serviceStopped: true });
    await this.#rest(true);
    return kept.ok ? ok(undefined) : kept;
  }

  /** Takes up work again after `pause`. */
  async resume(): Promise<Result<void>> {
    const kept = await this.settings.update({ serviceStopped: false });
    await this.#rest(false);
    return kept.ok ? ok(undefined) : kept;
  }

  /** Stops the work and takes it up again; a process that ends in between finds it started. */
  restart(): Promise<Result<void>> {
    void this.#rest(true);
    return this.resume();
  }

  /** One after the other: a stop that is asked for during a start waits for its end. */
  #rest(rests: boolean): Promise<void> {
    const shift = async (): Promise<void> => {
      if (this.#state !== 'running' || this.#resting === rests) return;
      this.#resting = rests;
      if (rests) {
        this.commands.stop();
        await this.background.pause();
        await this.brokers.disconnect();
      } else {
        this.background.wake();
        await this.brokers.apply(this.settings.get());
        if (this.#state === 'running') await this.background.start();
      }
      this.#updateMode();
    };
    this.#turn = this.#turn.then(shift).catch((error: unknown) => this.#log.error('service.notShifted', { error }));
    return this.#turn;
  }

  /** Everything, within the bounds of `limits`. */
  snapshot(): Snapshot {
    return boundedSnapshot({
      brokers: this.brokers.records(),
      devices: { records: this.registry.eachDevice(), count: () => this.registry.devices.size },
      entities: { records: this.registry.eachRecord(), count: () => [...this.registry.entities()].length },
      ...this.background.snapshot(),
      counters: this.counters(),
      mode: this.#mode,
    });
  }

  counters(): Counters {
    const sums = { received: 0, dropped: 0, published: 0, topics: 0 };
    for (const unit of this.brokers.units()) {
      sums.received += unit.counters.received;
      sums.dropped += unit.counters.dropped;
      sums.published += unit.counters.published;
      sums.topics += unit.topics;
    }
    return {
      messagesReceived: sums.received,
      messagesDropped: sums.dropped + this.registry.life.dropped,
      messagesPublished: sums.published,
      topics: sums.topics,
      entities: this.registry.size,
      devices: this.registry.devices.size,
      discoveryRejected: this.#rejections.count,
      templateErrors: this.registry.life.templateErrors,
    };
  }

  rejections(): readonly DiscoveryRejection[] {
    return this.#rejections.list;
  }

  /** Settings as the page and RPC clients see them: no secret, only whether there is one. */
  settingsView(): SettingsView {
    return viewSettings(this.settings.get(), this.brokers, this.passwords);
  }

  #connectEvents(): void {
    const emit = this.emit;
    const { registry, brokers, settings } = this;
    this.#disposers.push(
      registry.on('setAside', ({ entity, reason }) => {
        this.#discoveryRejected(entity.broker.id, entity.discoveryTopic, reason);
      }),
      registry.on('removed', ({ entity }) => emit('entity.removed', { id: entity.id })),
      registry.on('event', ({ entity, type, attributes }) => emit('entity.event', { id: entity.id, type, attributes })),
      registry.on('trigger', (event) => emit('device.trigger', event)),
      registry.on('tag', ({ tagId, deviceId }) =>
        emit('tag.scanned', deviceId === undefined ? { tagId } : { tagId, deviceId }),
      ),
      registry.on('deviceChanged', ({ id }) => {
        const device = this.#events.count('device.changed') > 0 ? registry.devices.record(id) : undefined;
        if (device !== undefined) emit('device.changed', { device });
      }),
      registry.on('deviceRemoved', ({ id }) => emit('device.removed', { id })),
      brokers.on('changed', ({ record }) => {
        emit('broker.changed', { broker: record });
        this.#updateMode();
      }),
      brokers.on('removed', ({ id }) => {
        emit('broker.removed', { id });
        this.#updateMode();
      }),
      settings.on('changed', ({ from, to }) => {
        emit('settings.changed', { settings: this.settingsView() });
        if (from.serviceStopped !== to.serviceStopped) void this.#rest(to.serviceStopped);
        else if (this.#state === 'running' && !this.#resting) {
          this.brokers
            .apply(to)
            .then(() => emit('settings.changed', { settings: this.settingsView() }))
            .catch((error: unknown) => this.#log.error('settings.notApplied', { error }));
        }
      }),
    );
  }

  #streamEntities(): void {
    const isWanted = this.#events.count('entity.changed') > 0;
    if (isWanted && this.#stopEntityStream === undefined) {
      this.#stopEntityStream = streamChanges(this.registry, this.ports.timers, (entity, retained) =>
        this.#events.emit('entity.changed', { entity: entity.record(), retained }),
      );
    } else if (!isWanted) {
      this.#stopEntityStream?.();
      this.#stopEntityStream = undefined;
    }
  }

  #updateMode(): void {
    const mode = this.#currentMode();
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#events.emit('service.mode', { mode });
  }

  #currentMode(): ServiceMode {
    if (this.#state === 'stopped' || this.#resting) return 'stopped';
    if (this.#state !== 'running') return 'starting';
    return this.brokers.units().every((unit) => unit.online) ? 'running' : 'degraded';
  }

  #discoveryRejected(brokerId: string, topic: string, reason: string): void {
    const short = reason.slice(0, limits.rejectionReasonChars);
    this.#rejections.add({ at: new Date(this.ports.clock.now()).toISOString(), brokerId, topic, reason: short });
    this.#events.emit('discovery.rejected', { topic, reason: short });
  }
}
