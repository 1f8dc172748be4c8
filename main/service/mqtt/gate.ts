/** The byte stream between a broker and mqtt.js: QoS 0 messages leave it on the way in, all else passes unchanged. */
import { Duplex } from 'node:stream';
import { Frames } from './frames.ts';
import { Intake } from './intake.ts';

export interface GateOptions {
  /** The network: a TCP or TLS socket, or a WebSocket's stream, connected. */
  readonly wire: Duplex;
  readonly protocolVersion: 4 | 5;
  /** A message whose packet is longer is skipped. */
  readonly maxBytes: number;
  onMessage(topic: string, payload: Buffer, retained: boolean): void;
  onOversized(topic: string, bytes: number): void;
  /** Whether a message over the cap is wanted all the same. */
  isExpected?(topic: string, bytes: number): boolean;
  /** Bytes came in: what they hold is dealt with next. */
  onBytes?(): void;
  /** Bytes are dealt with: those that have just come, or some that had to wait. */
  onTaken?(): void;
}

export class Gate extends Duplex {
  readonly #wire: Duplex;
  readonly #frames: Frames;
  readonly #intake: Intake;
  #onActivity: (() => void) | undefined;

  constructor(options: GateOptions) {
    super({ decodeStrings: true });
    const { wire } = options;
    this.#wire = wire;
    this.#frames = new Frames(
      {
        message: (topic, payload, retained) => {
          if (retained) this.#intake.replaying();
          options.onMessage(topic, payload, retained);
        },
        others: (packets) => this.push(packets),
        oversized: (topic, qos, messageId, bytes) => {
          if (qos > 0) this.#acknowledge(qos, messageId);
          options.onOversized(topic, bytes);
        },
        isExpected: (topic, bytes) => options.isExpected?.(topic, bytes) ?? false,
        malformed: () => this.destroy(new Error('not MQTT')),
      },
      options.protocolVersion,
      options.maxBytes,
    );
    this.#intake = new Intake(wire, {
      now: () => performance.now(),
      take: (chunk, isDue) => {
        options.onTaken?.();
        return this.#frames.feed(chunk, isDue);
      },
    });
    wire.on('data', (chunk: Buffer) => {
      this.#onActivity?.();
      options.onBytes?.();
      this.#intake.add(chunk);
    });
    // A broker may say why it ends the connection and then end it: what came last is read first.
    wire.on('error', (error) => this.#intake.whenEmpty(() => this.destroy(error)));
    for (const event of ['end', 'close']) wire.on(event, () => this.#intake.whenEmpty(() => this.destroy()));
  }

  /** Resolves when the next bytes arrive. */
  activity(): Promise<void> {
    const others = this.#onActivity;
    return new Promise((resolve) => {
      this.#onActivity = () => {
        this.#onActivity = undefined;
        others?.();
        resolve();
      };
    });
  }

  override _read(): void {
    // The intake alone decides whether the wire is read.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#wire.write(chunk, done);
  }

  override _writev(chunks: Array<{ chunk: Buffer }>, done: (error?: Error | null) => void): void {
    this.#wire.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#wire.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#intake.close();
    this.#frames.close();
    this.#wire.destroy();
    done(error);
  }

  /** PUBACK, or PUBREC; the PUBREL that follows is answered by mqtt.js, which need not know the message. */
  #acknowledge(qos: number, messageId: number): void {
    this.write(Buffer.from([qos === 1 ? 0x40 : 0x50, 2, messageId >> 8, messageId & 0xff]));
  }
}
