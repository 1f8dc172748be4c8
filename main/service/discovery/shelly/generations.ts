/** Shelly of all generations: one switch for people, two ways to speak for the devices. */
import type { IncomingMessage } from '../../mqtt/message.ts';
import type { Dialect, DialectContext, Question } from '../dialect.ts';
import { askShelly1 } from '../shelly1/ask.ts';
import { Shellies } from '../shelly1/dialect.ts';
import { askShelly } from './ask.ts';
import { createShelly } from './dialect.ts';

class AllGenerations implements Dialect {
  readonly #first: Shellies;
  readonly #later: Dialect;
  /** Some topics are read by two filters: the message is the same. */
  readonly #seen = new WeakSet<IncomingMessage>();

  constructor(context: DialectContext) {
    this.#first = new Shellies(context);
    this.#later = createShelly(context);
  }

  filters(): readonly string[] {
    return [...this.#later.filters(), ...this.#first.filters()];
  }

  /** Later generations may have a prefix below `shellies` as well: what the first does not know is theirs. */
  handle(message: IncomingMessage): void {
    if (message.topic.startsWith('shellies/')) {
      if (this.#seen.has(message)) return;
      this.#seen.add(message);
      if (this.#first.handle(message)) return;
    }
    this.#later.handle(message);
  }

  online(): void {
    this.#first.online();
  }

  offline(): void {
    this.#first.offline();
    this.#later.offline?.();
  }
}

/** Makes the dialect for one broker. */
export function createShellies(context: DialectContext): Dialect {
  return new AllGenerations(context);
}

/** What makes a Shelly tell its state. Pure. */
export function askShellies(identifiers: readonly string[], stateTopic: string): Question | undefined {
  return askShelly(identifiers, stateTopic) ?? askShelly1(identifiers);
}
