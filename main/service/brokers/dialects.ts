/** Puts the dialects of discovery on a broker, and keeps what they refuse. */
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import { Arbiter, definitionOf } from '../discovery/arbiter.ts';
import type { Definition, DefinitionSink } from '../discovery/definition.ts';
import type { Dialect, DialectContext, DialectKind, Question } from '../discovery/dialect.ts';
import { WithoutForgotten } from '../discovery/forgotten.ts';
import { createBirth } from '../discovery/homeassistant/birth.ts';
import { createHomeAssistant } from '../discovery/homeassistant/dialect.ts';
import { createHomie } from '../discovery/homie/dialect.ts';
import { createManual } from '../discovery/manual/dialect.ts';
import { askShellies, createShellies } from '../discovery/shelly/generations.ts';
import { askTasmota } from '../discovery/tasmota/ask.ts';
import { createTasmotaDialect } from '../discovery/tasmota/dialect.ts';
import { createWled } from '../discovery/wled/dialect.ts';
import { createZigbee2MqttDialect } from '../discovery/zigbee2mqtt/dialect.ts';
import type { Registry } from '../entities/registry.ts';
import type { Settings } from '../model/settings.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import type { BrokerUnit } from './unit.ts';

export interface DialectHost {
  readonly registry: Registry;
  settings(): Settings;
  rejected(brokerId: string, topic: string, reason: string, payload?: string): void;
  /** A message came on a topic: what was refused there before is gone. */
  replaced?(brokerId: string, topic: string): void;
}

/** The sink of one broker: what dialects find goes to the registry, a device that is announced twice only once. */
function sinkOf(
  unit: BrokerUnit,
  host: DialectHost,
  arbiter: Arbiter,
  isClosed: () => boolean,
  payloadOf: (topic: string) => string | undefined,
): DefinitionSink {
  return {
    upsert: (definition) => (isClosed() ? undefined : arbiter.upsert(definition)),
    remove: (key) => arbiter.remove(key),
    canMigrate: (key) => {
      const entity = host.registry.byKey(unit, key);
      return entity?.common.uniqueId !== undefined && entity.deviceId !== undefined;
    },
    rejected: (topic, reason) => host.rejected(unit.id, topic, reason, payloadOf(topic)),
  };
}

/** Native dialects by the name of their switch in the settings. */
const natives: Readonly<Record<keyof Settings['discovery']['dialects'], DialectKind>> = {
  // Zigbee devices share a slow radio, and many of them sleep: their dialect asks them itself.
  zigbee2mqtt: { create: createZigbee2MqttDialect },
  // Before Tasmota, which is known by its topics alone.
  shelly: { create: createShellies, ask: askShellies },
  tasmota: { create: createTasmotaDialect, ask: askTasmota },
  homie: { create: createHomie },
  wled: { create: createWled },
};

/** What makes a device tell its state, or undefined where there is no way to ask. Pure. */
export function questionFor(identifiers: readonly string[], stateTopic: string): Question | undefined {
  for (const { ask } of Object.values(natives)) {
    const question = ask?.(identifiers, stateTopic);
    if (question !== undefined) return question;
  }
  return undefined;
}

function choiceOf({ dialects, zigbee2mqttTopics }: Settings['discovery']): string {
  return JSON.stringify([dialects, zigbee2mqttTopics]);
}

/** What follows the settings on a broker that stays connected. */
export interface AttachedDialects {
  /** False once the choice of dialects is another one: then the broker has to be connected anew. */
  isCurrent(settings: Settings['discovery']): boolean;
  /** From now on nothing is announced: what still arrives comes too late. */
  close(): void;
  /** Takes up changed entities by hand, and a changed preference between two announcements of one device. */
  apply(settings: Settings['discovery']): void;
}

/** Subscribes discovery on a broker, before anything else of it. */
export function attachDialects(
  unit: BrokerUnit,
  host: DialectHost,
  timers: Timers,
  prefixOfRun: string | undefined,
): AttachedDialects {
  const home = new WithoutForgotten<BrokerUnit>(host.registry, unit);
  const taken = (): Definition[] =>
    [...host.registry.items()].filter(({ broker }) => broker === unit).map((item) => definitionOf(item));
  home.apply(host.settings().discovery.forgotten, taken);
  const arbiter = new Arbiter(home, unit, () => host.settings().discovery.prefer);
  let isClosed = false;
  // The message that is being dealt with: what is refused of it can be shown.
  let current: IncomingMessage | undefined;
  const begin = (message: IncomingMessage): void => {
    current = message;
    host.replaced?.(unit.id, message.topic);
  };
  const payloadOf = (topic: string): string | undefined =>
    current?.topic === topic && current.bytes.length <= limits.discoveryPayloadBytes ? current.text : undefined;
  const sink = sinkOf(unit, host, arbiter, () => isClosed, payloadOf);
  const prefix = prefixOfRun ?? unit.settings.discoveryPrefix;
  const add = (dialect: Dialect): void => {
    unit.addDialect(dialect, begin, () => {
      current = undefined;
    });
  };
  add(createHomeAssistant(prefix, sink));

  const context: DialectContext = {
    brokerId: unit.id,
    sink,
    settings: () => host.settings().discovery,
    listen: (filter, listener) => unit.listen(filter, listener),
    publish: (topic, payload) => {
      if (unit.online) void unit.publish({ topic, payload, qos: 0, retain: false });
    },
    after: (ms, fire) =>
      timers.after(ms, () => {
        if (!isClosed) fire();
      }),
  };
  add(createBirth(prefix, context));
  const { dialects } = host.settings().discovery;
  for (const [name, { create }] of Object.entries(natives)) {
    if (dialects[name as keyof typeof dialects]) add(create(context));
  }

  const manual = createManual(sink);
  const choice = choiceOf(host.settings().discovery);
  let preference = host.settings().discovery.prefer;
  return {
    isCurrent: (settings) => choiceOf(settings) === choice,
    close: () => {
      isClosed = true;
    },
    apply(settings) {
      home.apply(settings.forgotten, taken);
      manual.sync(settings.manual.filter((entry) => entry.brokerId === unit.id));
      if (settings.prefer === preference) return;
      preference = settings.prefer;
      arbiter.reconsider();
    },
  };
}
