/** What happens to an entity once it is known: states, attributes, availability, timers. The registry keeps what exists. */
import { limits } from '../base/limits.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { Effect } from '../platforms/platform.ts';
import { type TemplateError, TemplateOverrun } from '../python/errors.ts';
import { sameValue } from './equal.ts';
import type { LiveEntity } from './live-entity.ts';
import { PictureShelf } from './picture-shelf.ts';
import type { ReadingHost } from './reading.ts';
import type { Before, RegistryEvents } from './registry-events.ts';
import { Reports } from './reports.ts';
import { shownView } from './shown.ts';

export interface LifeOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeZone: string;
  entity(id: string): LiveEntity | undefined;
  emit<K extends keyof RegistryEvents>(name: K, event: RegistryEvents[K]): void;
}

export class EntityLife implements ReadingHost {
  readonly #options: Pick<LifeOptions, 'timeZone'>;
  /** For commands that wait for a confirmation, and triggers that wait for silence. */
  readonly reports: Reports;
  templateErrors = 0;
  /** Messages that were over the cap of a reader. */
  dropped = 0;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #emit: LifeOptions['emit'];
  readonly #pictures = new PictureShelf(limits.picturesBytes);

  constructor(options: LifeOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#log = options.logger;
    this.#emit = options.emit;
    this.reports = new Reports((entityId) => options.entity(entityId)?.unsettle());
  }

  /** The home's, as it is now. */
  get timeZone(): string {
    return this.#options.timeZone;
  }

  now(): number {
    return this.#clock.now();
  }

  reported(entity: LiveEntity, live: boolean): void {
    this.reports.told(entity.id, live);
  }

  isFollowed(entity: LiveEntity): boolean {
    return this.reports.isFollowed(entity.id);
  }

  pictureRead(entity: LiveEntity): void {
    this.#pictures.keep(entity);
  }

  /** The entity is gone, with its timers and its picture. */
  end(entity: LiveEntity): void {
    this.endTimers(entity);
    this.#pictures.drop(entity);
  }

  /** A state that comes from elsewhere than a message: the optimistic state of a command. */
  setState(entity: LiveEntity, state: unknown): void {
    if (state === entity.state) return;
    entity.state = state;
    entity.unsettle();
    this.stateReduced(entity, false, false);
  }

  stateReduced(entity: LiveEntity, retained: boolean, forced: boolean): void {
    const view = shownView(entity.platform, entity.config, entity.state);
    // Home Assistant fails to write such a state: what is shown stays.
    if (view === undefined) {
      entity.problem = 'the value cannot be shown';
      return;
    }
    entity.problem = undefined;
    const old = entity.view;
    const sameState = view.state === old.state;
    if (sameState && !forced && sameValue(view.attributes, old.attributes)) return;
    entity.view = view;
    const now = this.#clock.now();
    if (!sameState || forced) entity.lastChanged = now;
    entity.lastUpdated = now;
    if (!entity.announced) return;
    this.#emit('changed', { entity, before: { state: old.state, available: entity.available }, retained });
  }

  attributesChanged(entity: LiveEntity, retained: boolean): void {
    entity.lastUpdated = this.#clock.now();
    this.changed(entity, { state: entity.view.state, available: entity.available }, retained);
  }

  availabilityChanged(entity: LiveEntity, wasAvailable: boolean, retained: boolean): void {
    if (entity.available === wasAvailable) return;
    entity.lastUpdated = this.#clock.now();
    this.changed(entity, { state: entity.view.state, available: wasAvailable }, retained);
  }

  expiryRestarted(entity: LiveEntity, seconds: number): void {
    entity.expiresAt = this.#clock.elapsed() + seconds * 1000;
    if (entity.expired) {
      const wasAvailable = entity.available;
      entity.expired = false;
      this.availabilityChanged(entity, wasAvailable, false);
    }
    if (entity.timers?.has('expire_after') !== true) this.#startTimer(entity, 'expire_after', seconds);
  }

  effect(entity: LiveEntity, effect: Effect, retained: boolean): void {
    switch (effect.kind) {
      case 'timer':
        this.#startTimer(entity, effect.name, effect.seconds);
        return;
      case 'cancel':
        this.stopTimer(entity, effect.name);
        return;
      case 'event':
        if (!retained) this.#emit('event', { entity, type: effect.type, attributes: effect.attributes });
        return;
      case 'trigger':
        this.#emit('trigger', {
          deviceId: entity.deviceId ?? '',
          type: effect.type,
          subtype: effect.subtype,
          payload: effect.payload,
        });
        return;
      case 'tag':
        this.#emit('tag', { tagId: effect.tagId, deviceId: entity.deviceId });
        return;
      default:
        entity.problem = effect.reason;
    }
  }

  tooLarge(entity: LiveEntity, topic: string): void {
    this.dropped += 1;
    entity.problem = `payload on ${topic} is too large`;
  }

  readerFailed(entity: LiveEntity, topic: string, error: unknown): void {
    entity.problem = `internal error on ${topic}`;
    this.#log.error('reader.failed', { entity: entity.id, topic, error });
  }

  templateFailed(entity: LiveEntity, topic: string, error: TemplateError): void {
    this.templateErrors += 1;
    const problem = `template on ${topic}: ${error.message}`;
    // One log line per entity and reason, not one per message.
    if (entity.problem !== problem)
      this.#log.debug('template.failed', { entity: entity.id, topic, reason: error.message });
    entity.problem = problem;
    if (error instanceof TemplateOverrun) this.#overran(entity, topic);
  }

  leftOut(entity: LiveEntity, topic: string): void {
    this.dropped += 1;
    entity.problem = `a message on ${topic} was left out: too many templates take too long`;
  }

  /** A template that takes too long again and again is read no more: it would take the time of all others. */
  #overran(entity: LiveEntity, topic: string): void {
    const now = this.#clock.now();
    const { overruns } = entity;
    const isForgotten = overruns === undefined || now - overruns.at > limits.overrunsForgottenMs;
    const count = (isForgotten ? 0 : overruns.count) + 1;
    entity.overruns = { count, at: now };
    if (count < limits.templateOverruns || entity.setAside !== undefined) return;
    const wasAvailable = entity.available;
    entity.setAside = `its template on ${topic} took too long ${count} times`;
    entity.unsettle();
    const reason = `set aside: ${entity.setAside}`;
    entity.problem = reason;
    entity.lastUpdated = now;
    this.endTimers(entity);
    this.#log.warn('entity.set-aside', { entity: entity.id, topic, overruns: count });
    this.#emit('setAside', { entity, reason });
    this.changed(entity, { state: entity.view.state, available: wasAvailable }, false);
  }

  /** Says a change of an announced entity. Triggers and tags come and go with their device, but are none. */
  changed(entity: LiveEntity, before: Before, retained: boolean): void {
    if (entity.announced && entity.isEntity) this.#emit('changed', { entity, before, retained });
  }

  /** Says that the record of an entity is another, though its state is not. */
  touch(entity: LiveEntity): void {
    this.changed(entity, { state: entity.view.state, available: entity.available }, true);
  }

  /** Ends all timers of an entity that goes. */
  endTimers(entity: LiveEntity): void {
    for (const dispose of entity.timers?.values() ?? []) dispose();
    entity.timers = undefined;
  }

  #startTimer(entity: LiveEntity, name: string, seconds: number): void {
    this.stopTimer(entity, name);
    entity.timers ??= new Map();
    entity.timers.set(
      name,
      this.#clock.after(seconds * 1000, () => {
        entity.timers?.delete(name);
        this.#timerFired(entity, name);
      }),
    );
  }

  /** Ends a timer of an entity. */
  stopTimer(entity: LiveEntity, name: string): void {
    entity.timers?.get(name)?.();
    entity.timers?.delete(name);
  }

  #timerFired(entity: LiveEntity, name: string): void {
    if (name !== 'expire_after') {
      const next = entity.platform.timer?.(entity.config, entity.state, name);
      if (next !== undefined) this.setState(entity, next);
      return;
    }
    // The message path only moves the deadline; the timer follows it here.
    const left = entity.expiresAt - this.#clock.elapsed();
    if (left > 0) {
      this.#startTimer(entity, name, left / 1000);
      return;
    }
    const wasAvailable = entity.available;
    entity.expired = true;
    this.availabilityChanged(entity, wasAvailable, false);
  }
}
