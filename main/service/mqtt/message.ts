/** One MQTT message on its way through the service: decoded and parsed at most once, and only when somebody asks. */
import { isUtf8 } from 'node:buffer';
import { limits } from '../limits.ts';
import type { Message } from '../platforms/platform.ts';
import { parseJson, parsePlainJson } from '../templates/python.ts';

const unset = Symbol('unset');

export class IncomingMessage implements Message {
  readonly topic: string;
  readonly retained: boolean;
  readonly bytes: Buffer;
  #text: string | undefined;
  #json: unknown = unset;
  #valueJson: unknown = unset;
  #others: Map<string, IncomingMessage> | undefined;

  /** Milliseconds since the epoch by the home's clock. */
  readonly at: number;

  constructor(topic: string, bytes: Uint8Array, retained: boolean, at = 0, text?: string) {
    this.topic = topic;
    this.at = at;
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.retained = retained;
    this.#text = text;
  }

  get text(): string {
    this.#text ??= this.bytes.toString('utf8');
    return this.#text;
  }

  /** False when the payload is not valid UTF-8. The replacement character is the sign; only then is it checked. */
  get decodable(): boolean {
    return !this.text.includes('\ufffd') || isUtf8(this.bytes);
  }

  /** The text if somebody has decoded it, for the last payload of a route; long ones are not kept. */
  get shownText(): string | undefined {
    return this.#text === undefined || this.#text.length > limits.keptPayloadChars ? undefined : this.#text;
  }

  json(): unknown {
    if (this.#json === unset) this.#json = parsePlainJson(this.text);
    return this.#json;
  }

  valueJson(): unknown {
    if (this.#valueJson === unset) this.#valueJson = parseJson(this.text);
    return this.#valueJson;
  }

  /**
   * The same message in another encoding (`latin1`, `utf-16`, ...); undefined when it cannot be decoded.
   * The empty encoding means raw bytes: the text is then one character per byte.
   */
  in(encoding: string): IncomingMessage | undefined {
    const known = this.#others?.get(encoding);
    if (known !== undefined) return known;
    const text = decode(this.bytes, encoding);
    if (text === undefined) return undefined;
    const message = new IncomingMessage(this.topic, this.bytes, this.retained, this.at, text);
    this.#others ??= new Map();
    this.#others.set(encoding, message);
    return message;
  }
}

/** Labels that Python knows and the Encoding standard reads otherwise: there, latin1 means windows-1252. */
const latin1 = new Set(['latin1', 'latin-1', 'iso-8859-1', 'iso8859-1', 'l1', 'cp819', '']);
const ascii = new Set(['ascii', 'us-ascii', '646']);

/** Decodes strictly; undefined for invalid bytes. */
export function decode(bytes: Buffer, encoding: string): string | undefined {
  const label = encoding.toLowerCase().replaceAll('_', '-');
  if (latin1.has(label)) return bytes.toString('latin1');
  if (ascii.has(label)) return bytes.every((byte) => byte < 0x80) ? bytes.toString('latin1') : undefined;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** True when `decode` and `encode` know the encoding. */
export function isEncoding(encoding: string): boolean {
  const label = encoding.toLowerCase().replaceAll('_', '-');
  if (latin1.has(label) || ascii.has(label)) return true;
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** Encodes a text payload for publishing; encodings that Node cannot write fall back to UTF-8. */
export function encode(text: string, encoding: string): string | Uint8Array {
  const label = encoding.toLowerCase().replaceAll('_', '-');
  if (label === 'utf-8' || label === 'utf8') return text;
  if (label !== '' && (latin1.has(label) || ascii.has(label))) return Buffer.from(text, 'latin1');
  if (label === 'utf-16' || label === 'utf-16le') return Buffer.from(text, 'utf16le');
  return text;
}
