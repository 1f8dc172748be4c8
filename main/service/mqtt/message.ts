/** One MQTT message on its way through the service: decoded and parsed at most once, and only when somebody asks. */
import { isUtf8 } from 'node:buffer';
import { limits } from '../base/limits.ts';
import type { Message } from '../platforms/platform.ts';
import { parseJson, parsePlainJson } from '../python/json.ts';
import { decode } from './encodings.ts';

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

  /** Lends what `valueJson` answers, until it is taken back: it is another's, and changes with the next message. */
  lend(root: unknown): void {
    this.#valueJson = root;
  }

  /** From here on `valueJson` answers what is the message's own. */
  takeBack(): void {
    this.#valueJson = unset;
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
