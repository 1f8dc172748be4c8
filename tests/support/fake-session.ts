/** A network whose sessions answer when the test says so. */
import { type Failure, ok, type Result } from '../../main/service/base/errors.ts';
import type {
  Delivery,
  Ending,
  Opened,
  OutgoingMessage,
  Session,
  SessionRequest,
} from '../../main/service/mqtt/model.ts';

/** A broker that answers when the test says so. */
export class FakeNetwork {
  readonly attempts: Array<{ request: SessionRequest; signal: AbortSignal; answer: (opened: Opened) => void }> = [];
  readonly sessions: FakeSession[] = [];

  open = (request: SessionRequest, signal: AbortSignal): Promise<Opened> =>
    new Promise((answer) => {
      this.attempts.push({ request, signal, answer });
    });

  /** Lets the last attempt succeed. */
  async accept(): Promise<FakeSession> {
    const attempt = this.attempts.at(-1);
    if (attempt === undefined) throw new Error('no attempt');
    const session = new FakeSession(attempt.request);
    this.sessions.push(session);
    attempt.answer({ ok: true, session });
    await settle();
    return session;
  }

  async fail(failure: Failure, final = false): Promise<void> {
    this.attempts.at(-1)?.answer({ ok: false, failure, final });
    await settle();
  }
}

export class FakeSession implements Session {
  readonly #request: SessionRequest;
  readonly calls: string[] = [];
  readonly published: OutgoingMessage[] = [];
  readonly subscribed: string[][] = [];
  readonly unsubscribed: string[][] = [];
  readonly refused = new Set<string>();
  publishing: Promise<Result<Delivery>> = Promise.resolve(ok({}));
  readonly filterBytes = 64 * 1024;
  answering: Promise<void> = Promise.resolve();
  alive: Promise<void> = Promise.resolve();
  ended = 0;
  dropped = 0;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  close(failure: Failure, ending: Ending): void {
    this.#request.onClosed(failure, ending);
  }

  publish(message: OutgoingMessage): Promise<Result<Delivery>> {
    this.calls.push('publish');
    this.published.push(message);
    return this.publishing;
  }

  async subscribe(filters: readonly string[]): Promise<readonly string[]> {
    this.calls.push('subscribe');
    this.subscribed.push([...filters]);
    await this.answering;
    return filters.filter((filter) => this.refused.has(filter));
  }

  unsubscribe(filters: readonly string[]): void {
    this.unsubscribed.push([...filters]);
  }

  probe(): Promise<void> {
    this.calls.push('probe');
    return this.alive;
  }

  async end(): Promise<void> {
    this.ended += 1;
  }

  drop(): void {
    this.dropped += 1;
  }
}

/** Lets promises and the end of the tick have their turn. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
