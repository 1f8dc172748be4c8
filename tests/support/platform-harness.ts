/** Drives one platform as the service does, without the service: readers with templates, optimistic state, timers. */

import { err, ok, type Result } from '../../main/service/base/errors.ts';
import type {
  CommandContext,
  Effect,
  Expectation,
  Message,
  Params,
  Plan,
  Platform,
  RawConfig,
  ReadContext,
  View,
} from '../../main/service/platforms/platform.ts';
import { TemplateError } from '../../main/service/python/errors.ts';
import { parseJson, parsePlainJson } from '../../main/service/python/json.ts';
import { pyStr } from '../../main/service/python/repr.ts';
import type { Template } from '../../main/service/templates/template.ts';

export interface HarnessPublish {
  readonly topic: string;
  readonly payload: string | Uint8Array;
}

export interface HarnessCommand {
  readonly publishes: readonly HarnessPublish[];
  readonly expect?: Expectation | undefined;
}

export interface PlatformHarness<C, S> {
  readonly config: C;
  /** Milliseconds since the epoch; tests may move it. */
  now: number;
  /** Everything that reducers asked for, in order; tests may empty it. */
  readonly effects: Effect[];
  /** How often a message restarted `expire_after`. */
  readonly expiryRestarts: () => number;
  state(): S;
  /** Delivers a message to every reader of exactly this topic. Objects are sent as compact JSON. */
  receive(topic: string, payload: unknown, options?: { readonly retained?: boolean }): void;
  /** What is shown: the last state that could be shown. */
  view(): View;
  /** `view().state` and `view().attributes` together, for short tables. */
  shown(): Readonly<Record<string, unknown>>;
  command(action: string, params?: Params): Result<HarnessCommand>;
  /** The publishes of a command as `[topic, payload]`, or the failure as `code: detail`. */
  publishes(action: string, params?: Params): ReadonlyArray<readonly [string, string]> | string;
  fireTimer(name: string): void;
}

const timeZone = 'UTC';

/** @throws Error with the reason when the platform rejects the config. */
export function platformHarness<C, S>(platform: Platform<C, S>, raw: RawConfig): PlatformHarness<C, S> {
  const parsed = platform.parse(raw);
  if (!parsed.ok) throw new Error(`config rejected: ${parsed.error.detail}`);
  const config = parsed.value;
  const readers = platform.readers(config);
  const effects: Effect[] = [];
  let state = platform.initial(config);
  let shown: View = platform.view(config, state) ?? { state: 'unknown', attributes: {} };
  let expiryRestarts = 0;

  const settle = (next: S) => {
    state = next;
    shown = platform.view(config, state) ?? shown;
  };

  const harness: PlatformHarness<C, S> = {
    config,
    now: Date.UTC(2026, 0, 1, 12),
    effects,
    expiryRestarts: () => expiryRestarts,
    state: () => state,
    receive(topic, payload, options = {}) {
      const message = fakeMessage(topic, payload, options.retained ?? false);
      const context: ReadContext = { message, now: harness.now, timeZone, emit: (effect) => effects.push(effect) };
      let next = state;
      for (const reader of readers) {
        if (reader.topic !== topic) continue;
        if (reader.restartsExpiry) expiryRestarts += 1;
        const text = reader.binary ? '' : renderValue(reader, message, harness.now);
        if (text !== undefined) next = reader.reduce(config, next, text, context);
      }
      settle(next);
    },
    view: () => shown,
    shown: () => ({ state: shown.state, ...shown.attributes }),
    command(action, params = {}) {
      const context: CommandContext = {
        now: harness.now,
        timeZone,
        render: (template, value, variables) => renderCommand(template, value, variables, harness.now),
      };
      let plan: Result<Plan<S>>;
      try {
        plan = platform.encode(config, state, action, params, context);
      } catch (error) {
        if (error instanceof TemplateError) return err('command.template', error.message);
        throw error;
      }
      if (!plan.ok) return plan;
      if (plan.value.state !== undefined) settle(plan.value.state);
      return ok({ publishes: plan.value.publishes, expect: plan.value.expect });
    },
    publishes(action, params = {}) {
      const result = harness.command(action, params);
      if (!result.ok) return `${result.error.code}: ${result.error.detail ?? ''}`;
      return result.value.publishes.map(({ topic, payload }) => [topic, asText(payload)] as const);
    },
    fireTimer(name) {
      if (platform.timer === undefined) throw new Error(`${platform.name} has no timers`);
      settle(platform.timer(config, state, name));
    },
  };
  return harness;
}

/** Why a platform rejects a config, or undefined when it takes it. */
export function rejection<C, S>(platform: Platform<C, S>, raw: RawConfig): string | undefined {
  const parsed = platform.parse(raw);
  return parsed.ok ? undefined : (parsed.error.detail ?? parsed.error.code);
}

/** A message as the router would hand it over. */
function fakeMessage(topic: string, payload: unknown, retained = false): Message {
  const bytes =
    payload instanceof Uint8Array
      ? payload
      : new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const text = new TextDecoder().decode(bytes);
  return { topic, retained, bytes, text, json: () => parsePlainJson(text), valueJson: () => parseJson(text) };
}

function renderValue(
  reader: {
    readonly template?: Template | undefined;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly onJinjaError: 'raw' | 'ignore' | 'empty';
  },
  message: Message,
  now: number,
): string | undefined {
  if (reader.template === undefined) return message.text;
  try {
    return reader.template.render({
      value: message.text,
      valueJson: message.valueJson,
      ...(reader.variables && { variables: reader.variables }),
      now,
      timeZone,
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    if (error.kind === 'python' || reader.onJinjaError === 'ignore') return undefined;
    return reader.onJinjaError === 'raw' ? message.text : '';
  }
}

function renderCommand(
  template: Template | undefined,
  value: unknown,
  variables: Readonly<Record<string, unknown>> | undefined,
  now: number,
): string {
  if (template === undefined) return pyStr(value);
  return template.render({ value, ...(variables && { variables }), now, timeZone });
}

function asText(payload: string | Uint8Array): string {
  return typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
}
