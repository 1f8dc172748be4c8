/**
 * When to ping a broker, and when it is gone. Pure: asked twice per keepalive.
 *
 * Anything that is heard is a sign of life, not only the answer to a ping: that answer may stand behind a replay of tens
 * of thousands of messages which are still being dealt with.
 */

/** So many times without a word, a ping among them, and the broker is gone. */
const silentTicks = 3;

export class KeepAlive {
  #ticks = 0;
  #silent = 0;

  /** Something came, or is being dealt with. */
  heard(): void {
    this.#silent = 0;
  }

  tick(): 'ping' | 'gone' | undefined {
    this.#ticks += 1;
    this.#silent += 1;
    if (this.#silent > silentTicks) return 'gone';
    // Whatever else is sent: brokers count a ping, and it costs two bytes.
    return this.#ticks % 2 === 0 ? 'ping' : undefined;
  }
}
