/** MQTT packets as bytes (MQTT 5, section 3.3), for tests of what is below the library. */

export interface PublishFields {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
  readonly dup?: boolean;
  readonly messageId?: number;
  /** Encoded, without their length; MQTT 5 only. */
  readonly properties?: Buffer;
}

/** A PUBLISH packet; of MQTT 5 when it has properties, also empty ones. */
export function publishPacket({
  topic,
  payload,
  qos = 0,
  retain,
  dup,
  messageId = 1,
  properties,
}: PublishFields): Buffer {
  const name = Buffer.from(topic);
  const parts: Buffer[] = [Buffer.from([name.length >> 8, name.length & 0xff]), name];
  if (qos > 0) parts.push(Buffer.from([messageId >> 8, messageId & 0xff]));
  if (properties !== undefined) parts.push(varint(properties.length), properties);
  return packet(0x30 | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0), Buffer.concat([...parts, payload]));
}

/** Any packet: its first byte, the length, the body. */
export function packet(first: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([first]), varint(body.length), body]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Buffer.from(bytes);
}
