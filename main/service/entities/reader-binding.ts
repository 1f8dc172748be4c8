/** Ties a topic to its use by an entity, and lets through what is new: replays once, repeated values not at all. */
import { limits } from '../base/limits.ts';
import { Mark } from '../mqtt/marks.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import { isWildcard } from '../mqtt/topics.ts';
import type { Reader } from '../platforms/platform.ts';
import { incomparable, pick } from '../templates/language/watch.ts';
import type { BindingUse, EntityBinding } from './binding.ts';
import type { Rereader } from './cross-reads.ts';
import type { LiveEntity } from './live-entity.ts';
import type { Reading } from './reading.ts';
import { Postponed, type Waiter } from './turns.ts';

const noPaths: ReadonlyArray<readonly string[]> = [];

/** Ties one topic filter to one use of it by one entity. */
export class ReaderBinding implements EntityBinding, Waiter, Rereader {
  readonly entity: LiveEntity;
  readonly filter: string;
  /** Only for an exact topic: what other topics said between two messages is not known to it. */
  readonly mark: Mark | undefined;
  readonly #reading: Reading;
  #use: BindingUse;
  /** The connection in which a retained replay was last taken: each is taken once. */
  #epoch = 0;
  /** The connection in which a live message came. */
  #liveEpoch = 0;
  /** What the fields that decide the template's text were in the last message, and the state that was left then. */
  #paths: ReadonlyArray<readonly string[]> | undefined = undefined;
  #picked: unknown = incomparable;
  #leftState: unknown = undefined;
  /** For wildcards: the topics whose replay was taken in this epoch. */
  #seen: Set<string> | undefined = undefined;

  /** The last message and its text, where the template looks at other entities. */
  #last: { readonly message: IncomingMessage; readonly text: string } | undefined = undefined;

  constructor(entity: LiveEntity, filter: string, use: BindingUse, reading: Reading) {
    this.entity = entity;
    this.filter = filter;
    this.#use = use;
    this.#reading = reading;
    this.mark = isWildcard(filter) ? undefined : new Mark();
  }

  get use(): BindingUse {
    return this.#use;
  }

  /** The config changed, and the filter stayed. */
  set use(use: BindingUse) {
    this.#use = use;
    this.#paths = undefined;
    this.#picked = incomparable;
    this.unsettle();
    this.forget();
    this.#last = undefined;
  }

  unsettle(): void {
    this.mark?.clear();
  }

  expectReplay(): void {
    // What came live in this connection is newer than anything that the broker stored, or is what it stored.
    if (this.#liveEpoch === this.entity.broker.epoch) return;
    this.#epoch = 0;
    this.#seen = undefined;
  }

  forget(): void {
    this.#reading.crossReads.forget(this);
  }

  deliver(message: IncomingMessage): void {
    if (this.entity.setAside !== undefined) return;
    if (message.retained) {
      if (!this.#accepts(message.topic)) return;
    } else if (this.#liveEpoch !== this.entity.broker.epoch) {
      this.#liveEpoch = this.entity.broker.epoch;
      // Some brokers hand on a live message before the replay that was asked for, which is older then.
      if (!isWildcard(this.filter)) this.#epoch = this.#liveEpoch;
    }
    const { use } = this;
    const binary = typeof use === 'object' && use.binary === true;
    if (message.bytes.length > (binary ? limits.imagePayloadBytes : limits.statePayloadBytes)) {
      this.#reading.host.tooLarge(this.entity, message.topic);
      return;
    }
    const { turns } = this.#reading;
    // Behind those that wait: an entity reads its messages in their order.
    if (turns.isWaiting(this.entity) || !(binary || turns.takes(message.bytes.length))) this.#postpone(message);
    else this.#read(message);
  }

  readAgain(message: IncomingMessage): void {
    if (this.entity.setAside !== undefined || !this.entity.bindings.includes(this)) return;
    this.#read(message);
    // It may not be the last message of its topic: those behind it may have been left out.
    this.unsettle();
  }

  reread(retained: boolean): void {
    const { entity } = this;
    const last = this.#last;
    if (last === undefined || entity.setAside !== undefined || !entity.bindings.includes(this)) {
      this.forget();
      return;
    }
    // A message that waits will be read, and look at the others then.
    if (this.#reading.turns.isWaiting(entity)) return;
    const { topic, bytes } = last.message;
    this.#read(new IncomingMessage(topic, bytes, retained, this.#reading.host.now()), last.text);
    this.unsettle();
  }

  #postpone(message: IncomingMessage): void {
    this.entity.unsettle();
    if (!this.#reading.turns.postpone(this, message)) this.#reading.host.leftOut(this.entity, message.topic);
  }

  #read(message: IncomingMessage, before?: string): void {
    const { use, entity } = this;
    const { state } = entity;
    this.unsettle();
    try {
      if (typeof use === 'object' && before !== undefined) this.#reading.readState(entity, use, message, before);
      else if (typeof use === 'object') this.#readState(use, message);
      else if (use === 'attributes') this.#reading.readAttributes(entity, message);
      else this.#readAvailability(use, message);
    } catch (error) {
      if (error instanceof Postponed) this.#postpone(message);
      else this.#reading.host.readerFailed(entity, message.topic, error);
    }
    if (entity.state !== state) entity.unsettle(this);
    if (this.#reading.reads !== undefined) this.#watch(this.#reading.reads, message);
  }

  /** Notes what the template has just looked at. What happens once (events, tags) does not happen again for it. */
  #watch(reads: ReadonlySet<string>, message: IncomingMessage): void {
    const { entity } = this;
    const text = this.#reading.rendered ?? '';
    this.#reading.reads = undefined;
    this.#reading.rendered = undefined;
    if (!entity.isEntity || entity.platform.name === 'event' || entity.platform.name === 'infrared') return;
    this.#last = reads.size > 0 ? { message, text } : undefined;
    this.#reading.crossReads.watch(this, reads);
  }

  #readState(reader: Reader<unknown, unknown>, message: IncomingMessage): void {
    this.#paths ??= this.#watchedPaths(reader);
    const paths = this.#paths;
    if (paths.length === 0) {
      this.#reading.readState(this.entity, reader, message);
      return;
    }
    const picked = this.#pick(paths, message);
    const isRepeated = picked !== incomparable && picked === this.#picked && this.entity.state === this.#leftState;
    if (isRepeated) {
      this.#reading.repeated(this.entity, reader, message);
    } else {
      const wasRead = this.#reading.readState(this.entity, reader, message);
      this.#picked = wasRead ? picked : incomparable;
      this.#leftState = this.entity.state;
    }
    this.#settle(reader);
  }

  /** Leaves a mark, unless something is to be done for every message: a deadline to move, somebody to tell, others to wait for. */
  #settle(reader: Reader<unknown, unknown>): void {
    const { entity, mark } = this;
    const path = this.#paths?.length === 1 ? this.#paths[0] : undefined;
    if (mark === undefined || path?.[0] === undefined || !isScalar(this.#picked)) return;
    const expires = reader.restartsExpiry === true && Boolean(entity.platform.traits?.(entity.config).expireAfter);
    if (expires || this.#reading.host.isFollowed(entity) || this.#reading.turns.isWaiting(entity)) return;
    mark.note([path[0], ...path.slice(1)], this.#picked);
  }

  /** The fields to compare; none where every message has to be read in full. */
  #watchedPaths({ repeatable, template }: Reader<unknown, unknown>): ReadonlyArray<readonly string[]> {
    const { entity } = this;
    const isPlain = entity.common.transport.encoding === 'utf-8';
    const isForced = entity.platform.traits?.(entity.config).forceUpdate === true;
    return repeatable === true && isPlain && !isForced ? (template?.watches ?? noPaths) : noPaths;
  }

  /** One comparable value for the watched fields: the field itself, or all of them as text. */
  #pick(paths: ReadonlyArray<readonly string[]>, message: IncomingMessage): unknown {
    const root = message.valueJson();
    const [only] = paths;
    // Not JSON at all is not the same as JSON without the field.
    if (root === undefined) return incomparable;
    if (paths.length === 1 && only !== undefined) return pick(root, only);
    let joined = '';
    for (const path of paths) {
      const value = pick(root, path);
      if (value === incomparable) return incomparable;
      joined += `${typeof value}${String(value)}\0`;
    }
    return joined;
  }

  #readAvailability(index: number, message: IncomingMessage): void {
    const topic = this.entity.common.availability?.topics[index];
    if (topic !== undefined) this.#reading.readAvailability(this.entity, index, topic, message);
  }

  #accepts(topic: string): boolean {
    const { epoch } = this.entity.broker;
    if (!isWildcard(this.filter)) {
      if (this.#epoch === epoch) return false;
      this.#epoch = epoch;
      return true;
    }
    if (this.#epoch !== epoch || this.#seen === undefined) {
      this.#epoch = epoch;
      this.#seen = new Set();
    }
    if (this.#seen.has(topic)) return false;
    this.#seen.add(topic);
    return true;
  }
}

function isScalar(value: unknown): value is string | number | boolean | null | undefined {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}
