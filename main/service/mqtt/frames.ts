/**
 * Takes the QoS 0 messages out of what a broker sends and leaves every other packet to mqtt.js (MQTT 5, sections 2.1, 3.3).
 *
 * Nearly all that a home sends is QoS 0, which needs no answer: it needs none of the packet objects, stream wrappers and
 * ticks that a client library spends on each packet. A message over the size cap is skipped as it arrives, never gathered.
 */

export interface FrameHandlers {
  /** A QoS 0 message. `payload` is a view into the chunk that arrived: whoever keeps it copies it. */
  message(topic: string, payload: Buffer, retained: boolean): void;
  /** One or more whole packets of other kinds, in order. */
  others(packets: Buffer): void;
  /** A message over the cap, skipped. With QoS 1 and 2 the broker waits for its acknowledgement. */
  oversized(topic: string, qos: number, messageId: number, bytes: number): void;
  /** Not MQTT; the connection is of no more use. */
  malformed(): void;
  /** Whether a message over the cap is wanted all the same. */
  isExpected?(topic: string, bytes: number): boolean;
}

/** Asking for the time costs a twentieth of what a small message does. */
const messagesUntilAsked = 8;

const longPacket = 1024 * 1024;

export class Frames {
  readonly #handlers: FrameHandlers;
  readonly #isV5: boolean;
  readonly #maxBytes: number;
  /** The beginning of a packet whose rest has not come yet, and how much of it must be there to go on. */
  #parts: Buffer[] = [];
  #gathered = 0;
  #needed = 0;
  /** Where a long packet is gathered: joining its parts at the end would hold everybody up. */
  #long: Buffer | undefined;
  /** Bytes of an oversized message that are still to come. */
  #skip = 0;
  #isOver = false;

  constructor(handlers: FrameHandlers, protocolVersion: 4 | 5, maxBytes: number) {
    this.#handlers = handlers;
    this.#isV5 = protocolVersion === 5;
    this.#maxBytes = maxBytes;
  }

  /**
   * Hands out what is whole in these bytes. Once `isDue` (asked after every few messages) it stops at the next packet and
   * answers the bytes that are left, which are to be fed first the next time.
   */
  feed(chunk: Buffer, isDue: () => boolean = never): Buffer | undefined {
    if (this.#isOver) return undefined;
    let bytes = chunk;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, bytes.length);
      this.#skip -= skipped;
      bytes = bytes.subarray(skipped);
    }
    if (this.#long !== undefined) return this.#gatherLong(this.#long, bytes, isDue);
    if (this.#gathered > 0) {
      this.#parts.push(bytes);
      this.#gathered += bytes.length;
      if (this.#gathered < this.#needed) return undefined;
      bytes = Buffer.concat(this.#parts, this.#gathered);
      this.#parts = [];
      this.#gathered = 0;
    }
    return this.#read(bytes, isDue);
  }

  #read(bytes: Buffer, isDue: () => boolean): Buffer | undefined {
    const end = bytes.length;
    let at = 0;
    let messages = 0;
    // Where the packets begin that are neither QoS 0 messages nor handed on yet.
    let othersFrom = 0;
    while (at < end) {
      const first = bytes[at] as number;
      let bodyAt = at + 1;
      let length = 0;
      let byte = 0x80;
      for (let shift = 0; byte >= 0x80 && bodyAt < end && shift < 28; shift += 7) {
        byte = bytes[bodyAt++] as number;
        length += (byte & 0x7f) << shift;
      }
      const isMessage = first >> 4 === 3;
      const next = bodyAt + length;
      const isHeaderCut = byte >= 0x80;
      if (isHeaderCut ? bodyAt - at > 4 : length > this.#maxBytes && !isMessage) {
        this.#fail();
        return undefined;
      }
      if (isHeaderCut || next > end || length > this.#maxBytes) {
        this.#handOn(bytes, othersFrom, at);
        othersFrom = at;
        const isOversized = !isHeaderCut && length > this.#maxBytes && !this.#isExpected(bytes, bodyAt, length);
        if (isOversized) return this.#oversized(bytes, at, bodyAt, next, isDue);
        if (isHeaderCut || next > end) {
          this.#gather(bytes, at, isHeaderCut ? bodyAt - at + 1 : next - at);
          return undefined;
        }
      }
      // QoS 0, whatever DUP says. An empty topic (an alias we never offered) is mqtt.js's to refuse.
      if (isMessage && (first & 0x06) === 0 && length > 2 && (bytes[bodyAt] !== 0 || bytes[bodyAt + 1] !== 0)) {
        this.#handOn(bytes, othersFrom, at);
        othersFrom = next;
        this.#message(bytes, bodyAt, next, (first & 0x01) === 1);
        if (this.#isOver) return undefined;
        messages += 1;
        if (messages % messagesUntilAsked === 0 && next < end && isDue()) return bytes.subarray(next);
      }
      at = next;
    }
    this.#handOn(bytes, othersFrom, end);
    return undefined;
  }

  #message(bytes: Buffer, bodyAt: number, end: number, retained: boolean): void {
    const topicAt = bodyAt + 2;
    const topicEnd = topicAt + (((bytes[bodyAt] as number) << 8) | (bytes[bodyAt + 1] as number));
    const payloadAt = this.#isV5 ? skipProperties(bytes, topicEnd, end) : topicEnd;
    if (payloadAt > end) this.#fail();
    else this.#handlers.message(bytes.toString('utf8', topicAt, topicEnd), bytes.subarray(payloadAt, end), retained);
  }

  #isExpected(bytes: Buffer, bodyAt: number, length: number): boolean {
    const topicAt = bodyAt + 2;
    const topicEnd = bytes.length < topicAt ? Number.POSITIVE_INFINITY : topicAt + bytes.readUInt16BE(bodyAt);
    if (bytes.length < topicEnd) return false;
    return this.#handlers.isExpected?.(bytes.toString('utf8', topicAt, topicEnd), length) ?? false;
  }

  #oversized(bytes: Buffer, at: number, bodyAt: number, next: number, isDue: () => boolean): Buffer | undefined {
    const qos = ((bytes[at] as number) >> 1) & 3;
    const topicAt = bodyAt + 2;
    const headLength = bytes.length < topicAt ? topicAt - at : bytes.readUInt16BE(bodyAt) + 4 + bodyAt - at;
    if (bytes.length - at < headLength) {
      this.#gather(bytes, at, headLength);
      return undefined;
    }
    const topicEnd = topicAt + bytes.readUInt16BE(bodyAt);
    const messageId = qos === 0 ? 0 : bytes.readUInt16BE(topicEnd);
    this.#skip = Math.max(0, next - bytes.length);
    this.#handlers.oversized(bytes.toString('utf8', topicAt, topicEnd), qos, messageId, next - at);
    return next < bytes.length && !this.#isOver ? this.#read(bytes.subarray(next), isDue) : undefined;
  }

  #handOn(bytes: Buffer, from: number, to: number): void {
    if (to > from) this.#handlers.others(bytes.subarray(from, to));
  }

  #gather(bytes: Buffer, at: number, needed: number): void {
    this.#parts = [bytes.subarray(at)];
    this.#gathered = bytes.length - at;
    this.#needed = needed;
    if (needed < longPacket) return;
    this.#long = Buffer.allocUnsafeSlow(needed);
    bytes.copy(this.#long, 0, at);
    this.#parts = [];
  }

  #gatherLong(packet: Buffer, bytes: Buffer, isDue: () => boolean): Buffer | undefined {
    const taken = bytes.copy(packet, this.#gathered);
    this.#gathered += taken;
    if (this.#gathered < this.#needed) return undefined;
    this.#long = undefined;
    this.#gathered = 0;
    this.#read(packet, isDue);
    return taken < bytes.length && !this.#isOver ? this.#read(bytes.subarray(taken), isDue) : undefined;
  }

  #fail(): void {
    this.close();
    this.#handlers.malformed();
  }

  /** Nothing is handed out any more. */
  close(): void {
    this.#isOver = true;
    this.#parts = [];
    this.#long = undefined;
  }
}

function never(): boolean {
  return false;
}

/** Where the payload begins; past `end` when the properties do not fit. Properties of a message mean nothing to us. */
function skipProperties(bytes: Buffer, at: number, end: number): number {
  let length = 0;
  let next = at;
  for (let shift = 0; shift < 28 && next < end; shift += 7) {
    const byte = bytes[next++] as number;
    length += (byte & 0x7f) << shift;
    if (byte < 0x80) return next + length;
  }
  return Number.POSITIVE_INFINITY;
}
