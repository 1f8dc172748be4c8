/**
 * The message path of an entity: decode, render, reduce, show. Runs for every reader of every message, so it allocates
 * nothing that it does not keep: context and template input are one object each per registry.
 */
import type { Timers } from '../base/ports.ts';
import type { AvailabilityTopic } from '../discovery/definition.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import type { Effect, ReadContext, Reader } from '../platforms/platform.ts';
import { TemplateError, TemplateOverrun } from '../python/errors.ts';
import { isRecord, parsePlainJson } from '../python/json.ts';
import type { Budget } from '../python/meter.ts';
import { PyBytes } from '../python/values.ts';
import type { RenderInput, Template, TemplateEntity, TemplateHome } from '../templates/template.ts';
import { reduceAvailability } from './availability.ts';
import { CrossReads } from './cross-reads.ts';
import { sameValue } from './equal.ts';
import type { HomeStates } from './home-states.ts';
import type { LiveEntity } from './live-entity.ts';
import type { Turns } from './turns.ts';

/** What the readers need of the registry. */
export interface ReadingHost {
  readonly timeZone: string;
  /** Milliseconds since the epoch by the home's clock. */
  now(): number;
  /** The shown view or availability of an entity may have changed. */
  stateReduced(entity: LiveEntity, retained: boolean, forced: boolean): void;
  attributesChanged(entity: LiveEntity, retained: boolean): void;
  availabilityChanged(entity: LiveEntity, wasAvailable: boolean, retained: boolean): void;
  /** A message was read, whether or not it changed anything; `live`: the device said it now. */
  reported(entity: LiveEntity, live: boolean): void;
  /** Whether somebody wants to hear of every message of the entity. */
  isFollowed(entity: LiveEntity): boolean;
  expiryRestarted(entity: LiveEntity, seconds: number): void;
  effect(entity: LiveEntity, effect: Effect, retained: boolean): void;
  templateFailed(entity: LiveEntity, topic: string, error: TemplateError): void;
  /** A picture was read, or something in its place. */
  pictureRead(entity: LiveEntity): void;
  /** A message over the cap of its reader: dropped. */
  tooLarge(entity: LiveEntity, topic: string): void;
  /** Too many messages wait for a turn of their own: this one is dropped. */
  leftOut(entity: LiveEntity, topic: string): void;
  /** A bug in a reader: it must not take the other readers of the message with it. */
  readerFailed(entity: LiveEntity, topic: string, error: unknown): void;
}

/** Template input that is filled anew for each rendering. */
class Scratch implements RenderInput {
  value: unknown = '';
  message: IncomingMessage | undefined = undefined;
  variables: Readonly<Record<string, unknown>>;
  entity: TemplateEntity;
  now = 0;
  timeZone = 'UTC';
  budget: Budget | undefined = undefined;
  reads: Set<string> | undefined = undefined;
  readonly home: TemplateHome;
  readonly valueJson = (): unknown => this.message?.valueJson();
  constructor(entity: TemplateEntity, home: TemplateHome) {
    this.entity = entity;
    this.home = home;
    this.variables = noVariables;
  }
}

const noVariables: Readonly<Record<string, unknown>> = Object.freeze({});
const nobody: TemplateEntity = { entityId: '', name: '', this: () => undefined };

/** One per registry: the reusable context and template input. */
export class Reading implements ReadContext {
  message!: IncomingMessage;
  now = 0;
  readonly host: ReadingHost;
  readonly turns: Turns;
  #entity: LiveEntity | undefined = undefined;
  readonly #scratch: Scratch;
  /** What the template of the last message looked at, until its reader takes it; and its text. */
  reads: Set<string> | undefined = undefined;
  rendered: string | undefined = undefined;
  readonly crossReads: CrossReads;

  constructor(host: ReadingHost, turns: Turns, home: HomeStates, timers: Timers) {
    this.host = host;
    this.turns = turns;
    this.crossReads = new CrossReads(timers, (entity) => home.namesOf(entity));
    this.#scratch = new Scratch(nobody, home);
  }

  get timeZone(): string {
    return this.host.timeZone;
  }

  /** The entity goes: nothing of it is read again. */
  forget(entity: LiveEntity): void {
    for (const binding of entity.bindings) binding.forget();
    entity.bindings = [];
  }

  emit(effect: Effect): void {
    if (this.#entity !== undefined) this.host.effect(this.#entity, effect, this.message.retained);
  }

  /**
   * Renders a value template; a TemplateError is returned, not thrown, so that callers decide what it means.
   * @throws Postponed where the message has to be read again in another turn
   */
  render(
    entity: LiveEntity,
    template: Template,
    message: IncomingMessage,
    variables: Readonly<Record<string, unknown>> | undefined,
  ): string | TemplateError {
    const input = this.#scratch;
    if (entity.common.transport.encoding === '') {
      // Raw bytes: a template that wants text decodes them, and JSON is read of them as it always is.
      input.message = new IncomingMessage(message.topic, message.bytes, message.retained, message.at);
      input.value = new PyBytes(message.bytes);
    } else {
      input.message = message;
      input.value = message.text;
    }
    input.entity = entity;
    input.variables = variables ?? noVariables;
    input.now = message.at;
    input.timeZone = this.host.timeZone;
    input.reads = template.readsStates === true ? new Set() : undefined;
    input.budget = this.turns.begin();
    try {
      const text = template.render(input);
      if (input.reads !== undefined) this.rendered = text;
      return text;
    } catch (error) {
      if (error instanceof TemplateOverrun) this.turns.overran();
      if (error instanceof TemplateError) return error;
      throw error;
    } finally {
      this.turns.end();
      if (input.reads !== undefined) this.reads = input.reads;
    }
  }

  /** A message that says what the reader's last one said: only what every message does is done. */
  repeated(entity: LiveEntity, reader: Reader<unknown, unknown>, incoming: IncomingMessage): void {
    const { host } = this;
    if (reader.restartsExpiry === true) {
      const seconds = entity.platform.traits?.(entity.config).expireAfter;
      if (seconds) host.expiryRestarted(entity, seconds);
    }
    host.reported(entity, !incoming.retained);
  }

  /**
   * Runs a state reader over a message; false when its template failed or the payload could not be read.
   * @param before the text that the same message gave, where it is only rendered again: that is no report of the device,
   * and the same text once more is nothing at all
   */
  readState(entity: LiveEntity, reader: Reader<unknown, unknown>, incoming: IncomingMessage, before?: string): boolean {
    const { host } = this;
    const isAgain = before !== undefined;
    const traits = reader.restartsExpiry === true && !isAgain ? entity.platform.traits?.(entity.config) : undefined;
    if (traits?.expireAfter) host.expiryRestarted(entity, traits.expireAfter);

    let text = '';
    let message = incoming;
    if (reader.binary !== true) {
      const decoded = decodeFor(entity, incoming);
      if (decoded === undefined) {
        entity.problem = `payload on ${incoming.topic} is not ${entity.common.transport.encoding || 'text'}`;
        return false;
      }
      message = decoded;
      text = message.text;
      if (reader.template !== undefined) {
        const rendered = this.render(entity, reader.template, message, reader.variables);
        if (typeof rendered === 'string') {
          if (rendered === before) return true;
          text = rendered;
        } else {
          host.templateFailed(entity, incoming.topic, rendered);
          if (rendered.kind === 'python' || reader.onJinjaError === 'ignore') return false;
          if (reader.onJinjaError === 'empty') text = '';
        }
      }
    }
    this.message = message;
    this.now = message.at;
    this.#entity = entity;
    const next = reader.reduce(entity.config, entity.state, text, this);
    const changed = next !== entity.state;
    if (changed) entity.state = next;
    if (reader.binary === true) host.pictureRead(entity);
    if (changed || traits?.forceUpdate === true) {
      host.stateReduced(entity, incoming.retained, traits?.forceUpdate === true);
    }
    host.reported(entity, !incoming.retained && !isAgain);
    return true;
  }

  /** `json_attributes_topic`: replaces the extra attributes as a whole. */
  readAttributes(entity: LiveEntity, incoming: IncomingMessage): void {
    const message = decodeFor(entity, incoming);
    if (message === undefined) return;
    const template = entity.common.jsonAttributesTemplate;
    let parsed: unknown;
    if (template === undefined) parsed = message.json();
    else {
      const rendered = this.render(entity, template, message, undefined);
      if (typeof rendered === 'string') parsed = parsePlainJson(rendered);
      else {
        this.host.templateFailed(entity, incoming.topic, rendered);
        if (rendered.kind === 'python') return;
        // As if there were no template (section 7, errors, 2).
        parsed = message.json();
      }
    }
    if (!isRecord(parsed)) {
      entity.problem = `attributes on ${incoming.topic} are no JSON object`;
      return;
    }
    const extra: Record<string, unknown> = {};
    for (const key of Object.keys(parsed)) {
      if (key !== '__proto__' && !blocked.has(key) && !entity.platform.ownAttributes.includes(key)) {
        extra[key] = parsed[key];
      }
    }
    if (sameValue(extra, entity.extra ?? {})) return;
    entity.extra = extra;
    this.host.attributesChanged(entity, incoming.retained);
  }

  readAvailability(entity: LiveEntity, index: number, topic: AvailabilityTopic, incoming: IncomingMessage): void {
    const availability = entity.common.availability;
    const message = decodeFor(entity, incoming);
    if (availability === undefined || message === undefined) return;
    let text = message.text;
    if (topic.template !== undefined) {
      const rendered = this.render(entity, topic.template, message, undefined);
      if (typeof rendered === 'string') text = rendered;
      else {
        this.host.templateFailed(entity, incoming.topic, rendered);
        if (rendered.kind === 'python') return;
      }
    }
    const bits = reduceAvailability(availability, entity.availabilityBits, index, text);
    if (bits === entity.availabilityBits) return;
    const wasAvailable = entity.available;
    entity.availabilityBits = bits;
    this.host.availabilityChanged(entity, wasAvailable, incoming.retained);
  }
}

/** Names that attributes by JSON never take over (section 6, json_attributes). */
const blocked = new Set([
  'assumed_state',
  'available',
  'device_class',
  'device_info',
  'entity_category',
  'entity_picture',
  'entity_registry_enabled_default',
  'extra_state_attributes',
  'force_update',
  'icon',
  'friendly_name',
  'entity_id',
  'should_poll',
  'state',
  'supported_features',
  'unique_id',
  'unit_of_measurement',
]);

function decodeFor(entity: LiveEntity, message: IncomingMessage): IncomingMessage | undefined {
  const { encoding } = entity.common.transport;
  if (encoding === 'utf-8') return message.decodable ? message : undefined;
  return message.in(encoding);
}
