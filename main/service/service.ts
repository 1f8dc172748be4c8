/** The background service: everything that runs while nobody looks, behind one facade. Plain Node, no Electron. */
import type { EntityStream } from './background/announcing.ts';
import type { Background } from './background/background.ts';
import type { ServiceOptions, ServicePorts } from './background/surroundings.ts';
import { ok, type Result } from './base/errors.ts';
import type { Dispose, Emitter } from './base/events.ts';
import type { Logger, Notice } from './base/ports.ts';
import type { Brokers } from './brokers/brokers.ts';
import { type Passwords, whenUnlocked } from './brokers/passwords.ts';
import type { Rejections } from './discovery/rejections.ts';
import type { Commands } from './entities/commands.ts';
import { sameValue } from './entities/equal.ts';
import type { StoredMemory } from './entities/memory.ts';
import type { Registry } from './entities/registry.ts';
import type { LoopWatch } from './loop/watch.ts';
import type { NotUnderstood } from './model/discovery.ts';
import type {
  Counters,
  DiscoveryRejection,
  ServiceEvents,
  ServiceMode,
  SettingsView,
  Snapshot,
} from './model/service.ts';
import type { SettingsEvents, SettingsHolder } from './settings/holder.ts';
import type { WordsHolder } from './settings/words.ts';
import { passwordIds } from './views/settings.ts';
import { boundedSnapshot, type SnapshotPart } from './views/snapshot.ts';

/** What the service is made of; `compose.ts` makes them. */
export interface ServiceParts {
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
  readonly rejections: Rejections;
  readonly events: Emitter<ServiceEvents>;
  readonly stream: EntityStream;
  /** The zone that the home lives in, as it is now. */
  readonly zone: () => string;
  /** Watches whether the main loop is held up. */
  readonly loop: LoopWatch;
  /** Settings as the page and RPC clients see them: no secret, only whether there is one. */
  settingsView(): SettingsView;
  /** Ends what connects the parts with the events. */
  disconnect(): void;
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
  /** Watches whether the main loop is held up. */
  readonly loop: LoopWatch;
  /** Settings without secrets. */
  readonly settingsView: ServiceParts['settingsView'];
  readonly #parts: ServiceParts;
  readonly #log: Logger;
  readonly #disposers: Dispose[];
  #state: 'idle' | 'starting' | 'running' | 'stopped' = 'idle';
  #mode: ServiceMode = 'starting';
  /** Stopped by the user, while the process goes on. */
  #resting = false;
  /** The start, and the stops and starts that were asked for since. */
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.ports = parts.ports;
    this.options = parts.options;
    this.settings = parts.settings;
    this.memory = parts.memory;
    this.words = parts.words;
    this.registry = parts.registry;
    this.brokers = parts.brokers;
    this.passwords = parts.passwords;
    this.commands = parts.commands;
    this.background = parts.background;
    this.loop = parts.loop;
    this.settingsView = parts.settingsView;
    this.#log = parts.ports.logger.child('service');
    this.#disposers = [
      this.brokers.on('changed', () => this.#updateMode()),
      this.brokers.on('removed', () => this.#updateMode()),
      this.settings.on('changed', (change) => this.#settingsChanged(change)),
    ];
  }

  /** Listens to the service. Listening to `entity.changed` is what makes records be built. */
  on<K extends keyof ServiceEvents>(name: K, listener: (event: ServiceEvents[K]) => void): Dispose {
    const { events, stream } = this.#parts;
    const dispose = events.on(name, listener);
    if (name === 'entity.changed') stream.follow();
    return () => {
      dispose();
      if (name === 'entity.changed') stream.follow();
    };
  }

  /** The zone that the home lives in, as it is now. */
  get timeZone(): string {
    return this.#parts.zone();
  }

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
    this.#parts.events.emit('service.ready', {
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
    this.#parts.disconnect();
    this.#parts.stream.stop();
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

  /** Everything, within the bounds of `limits`; or of entities and devices these alone, and how many more there are. */
  snapshot(only?: SnapshotPart): Snapshot {
    return boundedSnapshot({
      brokers: this.brokers.records(),
      devices: { records: only?.devices ?? this.registry.eachDevice(), count: () => this.registry.devices.size },
      entities: {
        records: only?.entities ?? this.registry.eachRecord(),
        count: () => [...this.registry.entities()].length,
      },
      isPart: only !== undefined,
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
      discoveryRejected: this.#parts.rejections.count,
      templateErrors: this.registry.life.templateErrors,
    };
  }

  rejections(): readonly DiscoveryRejection[] {
    return this.#parts.rejections.list;
  }

  /** What is on the topics of discovery now and gave no entity. */
  notUnderstood(): readonly NotUnderstood[] {
    return this.#parts.rejections.open;
  }

  #settingsChanged({ from, to, changed }: SettingsEvents['changed']): void {
    const tell = (fields: readonly string[]): SettingsView => {
      const settings = this.settingsView();
      this.#parts.events.emit('settings.changed', { settings, changed: fields });
      return settings;
    };
    const told = tell(changed);
    if (from.serviceStopped !== to.serviceStopped) void this.#rest(to.serviceStopped);
    else if (this.#state === 'running' && !this.#resting) {
      this.brokers
        .apply(to)
        .then(() => {
          // Whether the built-in broker opened, and where, is known now.
          if (!sameValue(told.builtinBroker, this.settingsView().builtinBroker)) tell(['builtinBroker']);
        })
        .catch((error: unknown) => this.#log.error('settings.notApplied', { error }));
    }
  }

  #updateMode(): void {
    const mode = this.#currentMode();
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#parts.events.emit('service.mode', { mode });
  }

  #currentMode(): ServiceMode {
    if (this.#state === 'stopped' || this.#resting) return 'stopped';
    if (this.#state !== 'running') return 'starting';
    return this.brokers.units().every((unit) => unit.online) ? 'running' : 'degraded';
  }
}
