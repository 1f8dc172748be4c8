/** A message inside the built-in broker, and its bytes for clients (MQTT 3.1.1, sections 2.2, 3.3). */
import type { Qos } from '../model.ts';

/** Bytes for one client, whole packets; `droppable`: a QoS 0 message, which may be lost on the way. */
export interface Frame {
  readonly parts: readonly Buffer[];
  readonly bytes: number;
  readonly droppable: boolean;
}

/** A payload up to this is copied behind its head: one write, and no hold on the larger buffer that it arrived in. */
const copiedBytes = 64 * 1024;

/** Encoded once for all who receive it with QoS 0. */
export class Publication {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: Qos;
  /** Sent because of a subscription, not because it was published now (3.3.1.3). */
  readonly retained: boolean;
  #frame: Frame | undefined;

  constructor(topic: string, payload: Buffer, qos: Qos, retained: boolean) {
    this.topic = topic;
    this.payload = payload;
    this.qos = qos;
    this.retained = retained;
  }

  /** What it is counted as while it waits. */
  get bytes(): number {
    return this.payload.length + this.topic.length + 128;
  }

  frame(): Frame {
    this.#frame ??= this.#encode(0, 0, false);
    return this.#frame;
  }

  /** With QoS 1 or 2, under a packet identifier of its own. */
  frameFor(qos: 1 | 2, messageId: number, isAgain: boolean): Frame {
    return this.#encode(qos, messageId, isAgain);
  }

  #encode(qos: Qos, messageId: number, isAgain: boolean): Frame {
    const topicBytes = Buffer.byteLength(this.topic);
    const rest = 2 + topicBytes + (qos > 0 ? 2 : 0);
    const length = rest + this.payload.length;
    const isCopied = this.payload.length <= copiedBytes;
    const lengthDigits = length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4;
    const head = Buffer.allocUnsafe(1 + lengthDigits + (isCopied ? length : rest));
    head[0] = 0x30 | (isAgain ? 8 : 0) | (qos << 1) | (this.retained ? 1 : 0);
    let at = 1;
    for (let left = length; at <= lengthDigits; at += 1) {
      head[at] = (left & 0x7f) | (at < lengthDigits ? 0x80 : 0);
      left >>>= 7;
    }
    at = head.writeUInt16BE(topicBytes, at);
    at += head.write(this.topic, at);
    if (qos > 0) at = head.writeUInt16BE(messageId, at);
    if (isCopied) this.payload.copy(head, at);
    const parts = isCopied ? [head] : [head, this.payload];
    return { parts, bytes: 1 + lengthDigits + length, droppable: qos === 0 };
  }
}

/** PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK. */
export function answer(kind: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp' | 'unsuback', messageId: number): Frame {
  return control(Buffer.from([firstBytes[kind], 2, messageId >> 8, messageId & 0xff]));
}

const firstBytes = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70, unsuback: 0xb0 } as const;

/** `code` as in 3.2.2.3: 0 accepted, 1 version, 2 identifier, 3 unavailable, 4 user name or password, 5 not authorized. */
export function connack(code: number, sessionPresent: boolean): Frame {
  return control(Buffer.from([0x20, 2, sessionPresent ? 1 : 0, code]));
}

/** `granted`: the QoS for each filter, 128 = refused. At most as many as one SUBSCRIBE of 64 KiB holds. */
export function suback(messageId: number, granted: readonly number[]): Frame {
  const length = granted.length + 2;
  const digits = length < 128 ? [length] : length < 16_384 ? [(length & 0x7f) | 0x80, length >> 7] : long(length);
  return control(Buffer.from([0x90, ...digits, messageId >> 8, messageId & 0xff, ...granted]));
}

export const pingresp: Frame = control(Buffer.from([0xd0, 0]));

function long(length: number): number[] {
  return [(length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14];
}

function control(bytes: Buffer): Frame {
  return { parts: [bytes], bytes: bytes.length, droppable: false };
}
