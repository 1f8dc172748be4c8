/** A broker for one dialect, in memory: retained messages, filters, and what the dialect announces and asks. */
import type { Definition } from '../../main/service/discovery/definition.ts';
import type { Dialect, DialectContext, DialectFactory } from '../../main/service/discovery/dialect.ts';
import type { Settings } from '../../main/service/model/settings.ts';
import { IncomingMessage } from '../../main/service/mqtt/message.ts';
import { matches } from '../../main/service/mqtt/topics.ts';
import { defaultSettings } from '../../main/service/settings/schema.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export interface DialectHarness {
  readonly dialect: Dialect;
  readonly clock: FakeClock;
  /** Announced definitions by `<component>.<unique id>`. */
  readonly found: Map<string, Definition>;
  /** What happened since the last look: `upsert light.x`, `remove light.x`, `rejected topic: reason`. */
  log(): string[];
  /** What the dialect asked of devices since the last look. */
  asked(): Array<{ readonly topic: string; readonly payload: string }>;
  /** The filters that it listens to. */
  filters(): string[];
  /** A device publishes; objects go out as JSON. */
  publish(topic: string, payload: unknown, retain?: boolean): void;
  /** Several retained messages, each below a common start of the topic. */
  publishAll(base: string, messages: Readonly<Record<string, unknown>>): void;
  /** The broker delivers what it has retained. */
  replay(topic: string, payload: unknown): void;
  /** Why the registry refuses a definition, by its name. */
  readonly refusals: Map<string, string>;
}

export function createDialectHarness(
  create: DialectFactory,
  settings: Partial<Settings['discovery']> = {},
): DialectHarness {
  const clock = createFakeClock();
  const retained = new Map<string, string>();
  const listeners = new Set<{ readonly filter: string; readonly listener: (message: IncomingMessage) => void }>();
  const found = new Map<string, Definition>();
  const names = new Map<string, string>();
  const refusals = new Map<string, string>();
  let lines: string[] = [];
  let questions: Array<{ topic: string; payload: string }> = [];

  const message = (topic: string, payload: string, isRetained: boolean) =>
    new IncomingMessage(topic, Buffer.from(payload), isRetained, clock.now());
  const context: DialectContext = {
    brokerId: 'test',
    settings: () => ({ ...defaultSettings('test').discovery, ...settings }),
    sink: {
      upsert: (definition) => {
        const name = `${definition.platform.name}.${definition.common.uniqueId ?? definition.objectId}`;
        const refusal = refusals.get(name);
        if (refusal !== undefined) return refusal;
        names.set(definition.key, name);
        found.set(name, definition);
        lines.push(`upsert ${name}`);
        return undefined;
      },
      remove: (key) => {
        const name = names.get(key) ?? key;
        found.delete(name);
        lines.push(`remove ${name}`);
      },
      canMigrate: () => false,
      rejected: (topic, reason) => lines.push(`rejected ${topic}: ${reason}`),
    },
    listen: (filter, listener) => {
      const entry = { filter, listener };
      listeners.add(entry);
      for (const [topic, payload] of [...retained]) if (matches(filter, topic)) listener(message(topic, payload, true));
      return () => listeners.delete(entry);
    },
    publish: (topic, payload) => questions.push({ topic, payload }),
    after: (ms, fire) => clock.after(ms, fire),
  };
  const dialect = create(context);
  for (const filter of dialect.filters()) listeners.add({ filter, listener: (each) => dialect.handle(each) });

  const textOf = (payload: unknown): string => (typeof payload === 'string' ? payload : JSON.stringify(payload));
  const deliver = (topic: string, text: string, isRetained: boolean): void => {
    // One message for all who read its topic, as the router hands it on.
    const one = message(topic, text, isRetained);
    for (const { filter, listener } of [...listeners]) if (matches(filter, topic)) listener(one);
  };
  const publish = (topic: string, payload: unknown, retain = false): void => {
    const text = textOf(payload);
    if (retain && text === '') retained.delete(topic);
    else if (retain) retained.set(topic, text);
    deliver(topic, text, false);
  };
  return {
    dialect,
    clock,
    found,
    log: () => {
      const seen = lines;
      lines = [];
      return seen;
    },
    asked: () => {
      const seen = questions;
      questions = [];
      return seen;
    },
    filters: () => [...listeners].map(({ filter }) => filter),
    publish,
    replay: (topic, payload) => deliver(topic, textOf(payload), true),
    refusals,
    publishAll: (base, messages) => {
      for (const [path, payload] of Object.entries(messages)) publish(`${base}/${path}`, payload, true);
    },
  };
}
