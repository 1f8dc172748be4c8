/**
 * Home Assistant's birth message. Producers that do not retain what they announce wait for it, and announce themselves
 * again; where no Home Assistant is on the broker, nobody else would ever send it.
 */
import type { Dispose } from '../../base/events.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import type { Dialect, DialectContext } from '../dialect.ts';

/** Whoever sends birth messages has this long after a connection to say so. */
export const birthAfterMs = 5_000;
/** A link that comes and goes does not wake all devices each time. */
export const birthEveryMs = 600_000;

/** The part of the context that is needed. */
export type BirthContext = Pick<DialectContext, 'settings' | 'publish' | 'after'>;

class Birth implements Dialect {
  readonly #topic: string;
  readonly #context: BirthContext;
  /** A Home Assistant has said that it is there, and not that it went. */
  #isThere = false;
  /** Messages of our own that the broker has not yet sent back. */
  #ours = 0;
  #isRecent = false;
  #cancel: Dispose | undefined = undefined;

  constructor(prefix: string, context: BirthContext) {
    this.#topic = `${prefix}/status`;
    this.#context = context;
  }

  filters(): readonly string[] {
    return [this.#topic];
  }

  handle(message: IncomingMessage): void {
    if (message.text === 'offline') this.#isThere = false;
    if (message.text !== 'online') return;
    if (this.#ours > 0 && !message.retained) this.#ours -= 1;
    else this.#isThere = true;
  }

  online(): void {
    this.#ours = 0;
    this.#cancel?.();
    this.#cancel = this.#context.after(birthAfterMs, () => {
      if (this.#isThere || this.#isRecent || !this.#context.settings().sendBirth) return;
      this.#isRecent = true;
      this.#context.after(birthEveryMs, () => {
        this.#isRecent = false;
      });
      this.#ours += 1;
      this.#context.publish(this.#topic, 'online');
    });
  }

  offline(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** Watches `<prefix>/status`, and sends the birth message where nobody else does. */
export function createBirth(prefix: string, context: BirthContext): Dialect {
  return new Birth(prefix, context);
}
