/** This process as a client of its own broker: no network, no bytes, no queue between. */
import { ok, type Result } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import type { Delivery, OpenSession, OutgoingMessage, Qos, Session, SessionRequest } from '../model.ts';
import { fullAccess } from './access.ts';
import type { BrokerCore } from './core.ts';
import type { Publication } from './publication.ts';
import { Replay, type ReplayTarget } from './replay.ts';

/** A broker that runs, and those of its sessions that are of this process. */
export interface LocalBroker {
  readonly core: BrokerCore;
  readonly locals: Set<LocalSession>;
}

/** Opens sessions on a broker, or says that it does not run. */
export function localSessions(broker: LocalBroker | undefined): OpenSession {
  return async (request) => {
    if (broker !== undefined) return { ok: true, session: new LocalSession(broker, request) };
    return { ok: false, failure: { code: 'broker.unreachable', detail: 'the built-in broker is off' }, final: false };
  };
}

export class LocalSession implements Session, ReplayTarget {
  readonly hasRoom = true;
  readonly filterBytes = limits.subscribeBatchBytes;
  readonly #core: BrokerCore;
  readonly #request: SessionRequest;
  readonly #locals: Set<LocalSession>;
  readonly #filters = new Set<string>();
  readonly #replay: Replay;
  #isOver = false;

  constructor({ core, locals }: LocalBroker, request: SessionRequest) {
    this.#core = core;
    this.#request = request;
    this.#locals = locals;
    this.#replay = new Replay(core, this);
    locals.add(this);
  }

  deliver({ topic, payload, qos, retained }: Publication, granted: Qos): void {
    this.#request.onMessage(topic, payload, retained, qos < granted ? qos : granted);
  }

  publish({ topic, payload, qos, retain }: OutgoingMessage): Promise<Result<Delivery>> {
    const { promise, resolve } = Promise.withResolvers<Result<Delivery>>();
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : Buffer.from(payload);
    // Not within the call: a message may be under way to others just now.
    queueMicrotask(() => {
      const done = (): void => resolve(ok({}));
      if (this.#isOver) resolve({ ok: false, error: { code: 'broker.offline' } });
      else if (!fullAccess.mayPublish(topic)) resolve({ ok: false, error: { code: 'broker.refused', detail: topic } });
      else if (!this.#core.publish(topic, bytes, qos, retain, qos > 0 ? done : undefined)) done();
    });
    return promise;
  }

  async subscribe(filters: readonly string[], qos: Qos): Promise<readonly string[]> {
    const refused = filters.filter((filter) => !fullAccess.maySubscribe(filter));
    const granted = new Map<string, Qos>();
    for (const filter of filters) {
      if (this.#isOver || refused.includes(filter)) continue;
      this.#filters.add(filter);
      this.#core.listen(filter, this, qos);
      granted.set(filter, qos);
    }
    if (granted.size > 0) this.#replay.add(granted);
    return refused;
  }

  unsubscribe(filters: readonly string[]): void {
    for (const filter of filters) {
      this.#filters.delete(filter);
      this.#core.forget(filter, this);
    }
  }

  async probe(): Promise<void> {
    // What runs in the same process answers.
  }

  async end(): Promise<void> {
    this.#close();
  }

  drop(): void {
    if (this.#isOver) return;
    this.#close();
    const { availabilityTopic } = this.#request;
    if (availabilityTopic !== undefined) this.#core.publish(availabilityTopic, Buffer.from('offline'), 1, true);
  }

  /** The broker stops. */
  cut(): void {
    if (this.#isOver) return;
    this.#close();
    this.#request.onClosed({ code: 'broker.unreachable', detail: 'the built-in broker stopped' }, 'announced');
  }

  #close(): void {
    this.#isOver = true;
    this.#locals.delete(this);
    this.#replay.stop();
    for (const filter of this.#filters) this.#core.forget(filter, this);
    this.#filters.clear();
  }
}
