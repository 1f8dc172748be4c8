/** The retained messages in memory, within a budget, and their replay to a new subscription in steps. */
import { brokerLimits } from '../../base/broker-limits.ts';
import type { Logger } from '../../base/ports.ts';
import type { Qos } from '../model.ts';
import { isWildcard } from '../topics.ts';
import { FilterTree } from './filter-tree.ts';
import { Publication } from './publication.ts';

export interface Retained {
  readonly payload: Buffer;
  readonly qos: Qos;
}

export class RetainedMessages {
  readonly #messages = new Map<string, Retained>();
  readonly #logger: Logger;
  #bytes = 0;
  #isFull = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get size(): number {
    return this.#messages.size;
  }

  /**
   * Keeps a message in place of the topic's last; an empty payload deletes. `full`: it is delivered, and not kept; the one
   * before it goes too, for it is not true any more.
   */
  set(topic: string, payload: Buffer, qos: Qos): 'changed' | 'same' | 'full' {
    const before = this.#messages.get(topic);
    if (payload.length === 0) return this.#remove(topic, before) ? 'changed' : 'same';
    if (before !== undefined && before.qos === qos && before.payload.equals(payload)) return 'same';
    const bytes = this.#bytes + sizeOf(topic, payload) - (before === undefined ? 0 : sizeOf(topic, before.payload));
    const isNew = before === undefined;
    if (bytes > brokerLimits.retainedBytes || (isNew && this.#messages.size >= brokerLimits.retained)) {
      if (!this.#isFull) this.#logger.warn('builtinBroker.retainedFull', { topics: this.#messages.size });
      this.#isFull = true;
      this.#remove(topic, before);
      return 'full';
    }
    // The payload is a view into what the socket read; kept for long, it would keep all of that.
    this.#messages.set(topic, { payload: Buffer.from(payload), qos });
    this.#bytes = bytes;
    return 'changed';
  }

  /** What these filters get, one after the other; `undefined` where nothing was found for a while, for pauses. */
  *replay(
    filters: ReadonlyMap<string, Qos>,
  ): Generator<{ readonly message: Publication; readonly granted: Qos } | undefined> {
    const wildcards = new FilterTree<Qos>();
    for (const [filter, granted] of filters) {
      if (isWildcard(filter)) wildcards.set(filter, granted);
      else {
        const found = this.#messages.get(filter);
        yield found === undefined ? undefined : { message: retainedMessage(filter, found), granted };
      }
    }
    if (wildcards.wildcards === 0) return;
    let looked = 0;
    for (const [topic, retained] of this.#messages) {
      let granted: Qos | undefined;
      wildcards.match(topic, (qos) => {
        if (granted === undefined || qos > granted) granted = qos;
      });
      looked += 1;
      if (granted !== undefined) yield { message: retainedMessage(topic, retained), granted };
      else if (looked % 16 === 0) yield undefined;
    }
  }

  #remove(topic: string, before: Retained | undefined): boolean {
    if (before === undefined) return false;
    this.#messages.delete(topic);
    this.#bytes -= sizeOf(topic, before.payload);
    this.#isFull = false;
    return true;
  }
}

function retainedMessage(topic: string, { payload, qos }: Retained): Publication {
  return new Publication(topic, payload, qos, true);
}

function sizeOf(topic: string, payload: Buffer): number {
  return Buffer.byteLength(topic) + payload.length;
}
