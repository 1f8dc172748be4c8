/** Makes the service: the one place where its parts are created and handed to each other. */
import { join } from 'node:path';
import { createAgents } from './agents/agents.ts';
import type { AlertService } from './alerts/inbox.ts';
import { createAlerting } from './background/alerting.ts';
import { announce, EntityStream, rejecting } from './background/announcing.ts';
import { createAutomating } from './background/automating.ts';
import { createBackground } from './background/background.ts';
import { createDemoMode } from './background/demo-mode.ts';
import { createLocalEntities } from './background/local-entities.ts';
import { openFiles } from './background/open-files.ts';
import type { ReadsHome } from './background/ports.ts';
import { createRemoving } from './background/removing.ts';
import { deviceSignals } from './background/signals.ts';
import type { ServiceOptions, ServicePorts } from './background/surroundings.ts';
import { createTasking } from './background/tasking.ts';
import { applyHistory } from './background/wiring.ts';
import { err } from './base/errors.ts';
import { Emitter } from './base/events.ts';
import { Brokers } from './brokers/brokers.ts';
import { Passwords } from './brokers/passwords.ts';
import { refreshHome } from './brokers/refresh.ts';
import { createTopics } from './brokers/topics.ts';
import { Rejections } from './discovery/rejections.ts';
import { Commands } from './entities/commands.ts';
import type { StoredMemory } from './entities/memory.ts';
import { Registry } from './entities/registry.ts';
import { createAlertPictures } from './history/alert-pictures.ts';
import { openHistory } from './history/history.ts';
import { LoopWatch } from './loop/watch.ts';
import type { ServiceEvents } from './model/service.ts';
import { Service } from './service.ts';
import { createSettingsHolder, type SettingsHolder } from './settings/holder.ts';
import { openWords, type WordsHolder } from './settings/words.ts';
import { followZone } from './settings/zone.ts';
import { Listening } from './time/listening.ts';
import { viewSettings } from './views/settings.ts';

/** Loads settings and memory, and builds the service; nothing is connected before `start`. */
export async function createService(ports: ServicePorts, options: ServiceOptions): Promise<Service> {
  const settings = await createSettingsHolder(ports.settings, ports.logger);
  const memory = await openFiles(ports, options.dataDir);
  const events = new Emitter<ServiceEvents>((error, name) =>
    ports.logger.child('service').error('listener.failed', { event: name, error }),
  );
  const words = await openWords(settings, options.languages, ports.logger);
  const core = composeCore({ ports, options, settings, memory, words, events });
  const background = composeBackground(core);
  const { registry, brokers, rejected } = core;
  const { alerts, tasks, automations } = background;
  const connections = announce({ registry, brokers, alerts, tasks, automations, rejected }, events);
  return new Service({
    ...core,
    background,
    stream: new EntityStream(registry, ports.timers, events),
    disconnect: () => {
      for (const dispose of connections.splice(0)) dispose();
    },
  });
}

interface Ground {
  readonly ports: ServicePorts;
  readonly options: ServiceOptions;
  readonly settings: SettingsHolder;
  readonly memory: StoredMemory;
  readonly words: WordsHolder;
  readonly events: Emitter<ServiceEvents>;
}

type Core = ReturnType<typeof composeCore>;

/** The home, the brokers that it is on, and commands to it. */
function composeCore({ ports, options, settings, memory, words, events }: Ground) {
  const { clock, timers, logger, secrets } = ports;
  const { maxEntities } = options;
  const zone = followZone(settings, ports.power);
  const rejections = new Rejections();
  const rejected = rejecting(rejections, clock, events);
  const loop = new LoopWatch({ timers, logger, power: ports.power });
  const bound = maxEntities === undefined ? {} : { maxEntities };
  const registry = new Registry({
    clock,
    timers,
    logger,
    memory,
    get timeZone() {
      return zone();
    },
    ...bound,
  });
  const passwords = new Passwords(secrets, logger);
  const brokers = new Brokers({
    clock,
    timers,
    logger,
    secrets,
    registry,
    dialects: {
      registry,
      settings: () => settings.get(),
      rejected,
      replaced: (broker, topic) => rejections.replaced(broker, topic),
    },
    activity: loop,
    dataDir: options.dataDir,
    demo: options.demo,
    extra: options.extraBrokers,
    discoveryPrefix: options.discoveryPrefix,
  });
  brokers.on('removed', ({ id }) => rejections.forget(id));
  const commands = new Commands({
    clock,
    timers,
    logger,
    get timeZone() {
      return zone();
    },
    find: (id) => registry.get(id),
    home: registry.home,
    publish: async ({ broker }, message) =>
      (await brokers.unit(broker.id)?.publish(message)) ?? err('broker.unknown', broker.id),
    setState: (entity, state) => registry.life.setState(entity, state),
    followReports: registry.life.reports.follow,
    settled: (event) => events.emit('command.settled', event),
  });
  const settingsView = () => viewSettings(settings.get(), brokers, passwords);
  return {
    ports,
    options,
    settings,
    memory,
    words,
    events,
    zone,
    rejections,
    rejected,
    loop,
    registry,
    passwords,
    brokers,
    commands,
    settingsView,
  };
}

/** What runs in the background. The database is opened here, so that a damaged one is known before anything needs it. */
function composeBackground(core: Core) {
  const { ports, options, settings, events, registry, brokers, commands, loop } = core;
  const { clock, timers, logger, power, secrets } = ports;
  const { dataDir } = options;
  const timeZone = core.zone;
  const home: ReadsHome = {
    entity: (id) => registry.recordOf(id),
    place: (id) => registry.get(id)?.place,
    gateway: (id) => registry.devices.gatewayOf(id),
    entities: () => registry.records(),
    device: (id) => registry.devices.record(id),
    devices: () => registry.deviceRecords(),
  };
  const brokerOf = (entityId: string) => registry.get(entityId)?.broker.id;
  const topics = createTopics(brokers);
  const pictures = createAlertPictures({ folder: join(dataDir, 'alert-pictures'), clock, logger });
  const history = openHistory({
    path: join(dataDir, 'inglenook.db'),
    logger,
    timers,
    clock,
    activity: loop,
    retention: () => {
      const { days, maxMiB } = settings.get().history;
      return { now: clock.now(), days, maxMiB };
    },
    pictures,
  });
  applyHistory(history, settings.get());
  const alerting = createAlerting({
    clock,
    timers,
    logger,
    notifier: ports.notifier,
    words: core.words.get,
    store: history.alerts,
    pictures,
    home,
    brokers,
    topics,
    secrets,
    reports: registry.life.reports,
    commands,
    settings,
    timeZone,
  });
  const alerts = alerting.service;
  const local = createLocalEntities(registry, clock, logger, (source) => {
    return settings.get().tasks.find(({ id }) => id === source)?.name ?? source;
  });
  const listening = new Listening(clock, history.kv);
  const tasking = createTasking({
    clock,
    timers,
    logger,
    power,
    secrets,
    dataDir,
    home,
    brokers,
    topics,
    commands,
    history,
    alerts,
    local,
    loop,
    settings,
    brokerOf,
    lastSeen: (id) => lastSeen(core, alerts, id),
    listening,
    refresh: (signal) => refreshHome(brokers.units(), registry, signal),
    timeZone,
  });
  const automations = createAutomating({
    clock,
    timers,
    logger,
    traces: history.traces,
    home,
    isSettled: () => brokers.units().length > 0 && brokers.isSettled,
    brokersSettled: () => brokers.isSettled,
    wasGiven: (id) => core.memory.wasGiven(id),
    reports: registry.life.reports,
    listening,
    topics,
    commands,
    alerts,
    tasking,
    settings,
    brokerOf,
    commandedBy: (topic) => registry.commandedBy(topic),
    timeZone,
  });
  const agents = createAgents({
    clock,
    logger,
    kv: history.kv,
    alerts,
    commands,
    automations,
    words: core.words.get,
    entity: home.entity,
    allowed: () => settings.get().agents.entities,
  });
  const demo = createDemoMode({
    clock,
    timers,
    logger,
    brokers,
    settings: () => settings.get(),
    entered: () => events.emit('settings.changed', { settings: core.settingsView(), changed: ['demo'] }),
  });
  return createBackground({
    registry,
    brokers,
    settings,
    clock,
    power,
    loop,
    history,
    pictures,
    alerting,
    tasks: tasking.service,
    automations,
    agents,
    local,
    words: core.words,
    taskOf: (id) => settings.get().tasks.find((each) => each.id === id),
    demo,
    removals: createRemoving({ clock, timers, kv: history.kv, registry, brokers }),
    deviceTriggers: (deviceId) => deviceSignals(registry, deviceId),
  });
}

/**
 * When an entity last spoke, by the topics that it reads its state from: what the broker had kept, or its gateway says again
 * after a restart, is no word of it.
 */
function lastSeen(
  { registry, brokers }: Pick<Core, 'registry' | 'brokers'>,
  alerts: Pick<AlertService, 'isEcho'>,
  id: string,
): number | undefined {
  const entity = registry.get(id);
  const unit = entity === undefined ? undefined : brokers.unit(entity.broker.id);
  if (entity === undefined || unit === undefined) return undefined;
  const times = entity.bindings
    .filter(({ use }) => typeof use === 'object')
    .map(({ filter }) => unit.lastOf(filter)?.saidAt ?? 0);
  const latest = Math.max(0, ...times);
  const { deviceId } = entity;
  const isEcho = deviceId !== undefined && alerts.isEcho({ deviceId }, latest);
  return latest === 0 || isEcho ? undefined : latest;
}
