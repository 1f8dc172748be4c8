/** Watches the lengths of MQTT packets in a stream (MQTT 3.1.1, section 2.2.3). Pure. */
export class PacketGuard {
  #messageBytes: number;
  #controlBytes: number;
  /** Bytes of the present packet's body that are still to come. */
  #body = 0;
  /** Place of the next digit of the length; -1 = the next byte begins a packet. */
  #shift = -1;
  #length = 0;
  #isMessage = false;

  /** Messages (PUBLISH) and other packets have limits of their own. */
  constructor(messageBytes: number, controlBytes: number = messageBytes) {
    this.#messageBytes = messageBytes;
    this.#controlBytes = controlBytes;
  }

  /** From now on packets up to these are let through. */
  allow(messageBytes: number, controlBytes: number): void {
    this.#messageBytes = messageBytes;
    this.#controlBytes = controlBytes;
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
        this.#isMessage = byte >> 4 === 3;
        continue;
      }
      this.#length += (byte & 0x7f) << this.#shift;
      this.#shift += 7;
      const mostBytes = this.#isMessage ? this.#messageBytes : this.#controlBytes;
      if (this.#length > mostBytes || (byte >= 0x80 && this.#shift > 21)) return false;
      if (byte < 0x80) {
        this.#body = this.#length;
        this.#shift = -1;
      }
    }
    return true;
  }
}
