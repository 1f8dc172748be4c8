/** Takes apart what a client sends, within the time that a turn of the loop has for all clients. */
import type { Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { limits } from '../../limits.ts';
import { PacketGuard } from '../packet-guard.ts';
import type { Turns } from './turns.ts';

/** Around the payload: the topic, at most 64 KiB. */
const messageBytes = limits.builtinBrokerPayloadBytes + 128 * 1024;

export interface IngestOptions {
  readonly wire: Socket;
  readonly turns: Turns;
  /** Whether the next packet may be dealt with; after `false`, `resume` is called. */
  isReady(): boolean;
  onPacket(packet: Packet): void;
  /** Longer than allowed, or not MQTT: the connection is of no more use. */
  onBroken(reason: string): void;
}

export class Ingest {
  readonly #options: IngestOptions;
  readonly #guard = new PacketGuard(limits.builtinBrokerControlBytes);
  readonly #parser = mqttPacket.parser({ protocolVersion: 4 });
  readonly #chunks: Buffer[] = [];
  #packets: Packet[] = [];
  #next = 0;
  #isWaiting = false;
  #isClosed = false;

  constructor(options: IngestOptions) {
    this.#options = options;
    this.#parser.on('packet', (packet) => this.#packets.push(packet));
    this.#parser.on('error', () => this.#break('not MQTT'));
    options.wire.on('data', (chunk: Buffer) => {
      if (this.#isClosed) return;
      this.#chunks.push(chunk);
      if (this.#isWaiting) options.wire.pause();
      else this.resume();
    });
  }

  /** The client has logged in: messages may be as long as they may be. */
  allowMessages(): void {
    this.#guard.allow(messageBytes);
  }

  /** Goes on, now or in a later turn. */
  resume(): void {
    if (this.#isWaiting || this.#isClosed || !this.#work()) return;
    this.#isWaiting = true;
    this.#options.wire.pause();
    this.#options.turns.later(this.#job);
  }

  close(): void {
    this.#isClosed = true;
    this.#chunks.length = 0;
    this.#packets = [];
    this.#next = 0;
  }

  readonly #job = (): boolean => {
    this.#isWaiting = this.#work();
    return this.#isWaiting;
  };

  /** True when there is more for a later turn; false when all is done, or it is not ready for more. */
  #work(): boolean {
    const { wire, turns } = this.#options;
    while (!this.#isClosed) {
      if (!this.#options.isReady()) {
        wire.pause();
        return false;
      }
      if (!turns.hasTime()) return true;
      const packet = this.#packets[this.#next];
      if (packet !== undefined) {
        this.#next += 1;
        this.#options.onPacket(packet);
      } else if (!this.#parsePiece()) {
        wire.resume();
        return false;
      }
    }
    return false;
  }

  #parsePiece(): boolean {
    this.#packets = [];
    this.#next = 0;
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return false;
    const piece = chunk.subarray(0, limits.builtinBrokerPieceBytes);
    if (piece.length < chunk.length) this.#chunks.unshift(chunk.subarray(piece.length));
    if (this.#guard.accepts(piece)) this.#parser.parse(piece);
    else this.#break('packet too long');
    return true;
  }

  #break(reason: string): void {
    if (this.#isClosed) return;
    this.close();
    this.#options.onBroken(reason);
  }
}
