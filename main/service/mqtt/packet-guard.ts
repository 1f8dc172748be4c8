/** Watches the lengths of MQTT packets in a stream (MQTT 3.1.1, section 2.2.3). Pure. */
export class PacketGuard {
  readonly #maxBytes: number;
  /** Bytes of the present packet's body that are still to come. */
  #body = 0;
  /** Place of the next digit of the length; -1 = the next byte begins a packet. */
  #shift = -1;
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** False when a packet announces more than the limit, before its body has come. */
  accepts(chunk: Uint8Array): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.#body > 0) {
        const skipped = Math.min(this.#body, chunk.length - at);
        this.#body -= skipped;
        at += skipped;
        continue;
      }
      const byte = chunk[at++] as number;
      if (this.#shift < 0) {
        this.#shift = 0;
        this.#length = 0;
        continue;
      }
      this.#length += (byte & 0x7f) << this.#shift;
      this.#shift += 7;
      if (this.#length > this.#maxBytes || (byte >= 0x80 && this.#shift > 21)) return false;
      if (byte < 0x80) {
        this.#body = this.#length;
        this.#shift = -1;
      }
    }
    return true;
  }
}
