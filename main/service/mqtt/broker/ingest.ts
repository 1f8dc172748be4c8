/** Takes apart what a client sends, within the time that a turn of the loop has for all clients. */
import type { Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { brokerLimits } from '../../base/broker-limits.ts';
import type { Dispose } from '../../base/events.ts';
import type { Timers } from '../../base/ports.ts';
import type { Slices } from '../../base/slices.ts';
import { PacketGuard } from './packet-guard.ts';
import type { QueueBudget } from './queue-budget.ts';

/** Around the payload: the topic, at most 64 KiB. */
const messageBytes = brokerLimits.payloadBytes + 128 * 1024;

export interface IngestOptions {
  readonly wire: Socket;
  readonly turns: Slices;
  readonly timers: Timers;
  /** What has come of packets that are not whole, of all clients. */
  readonly arriving: QueueBudget;
  /** Whether the next packet may be dealt with; after `false`, `resume` is called. */
  isReady(): boolean;
  onPacket(packet: Packet): void;
  /** Longer than allowed, or not MQTT: the connection is of no more use. */
  onBroken(reason: string): void;
}

export class Ingest {
  readonly #options: IngestOptions;
  readonly #guard = new PacketGuard(brokerLimits.strangerBytes);
  readonly #parser = mqttPacket.parser({ protocolVersion: 4 });
  readonly #chunks: Buffer[] = [];
  #packets: Packet[] = [];
  #next = 0;
  #isWaiting = false;
  #isClosed = false;
  /** What the parser holds of a packet that is not whole, and until when it may. */
  #held = 0;
  #deadline: Dispose | undefined;

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

  /** The client has logged in: its packets may be as long as any. */
  allowMessages(): void {
    this.#guard.allow(messageBytes, brokerLimits.controlBytes);
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
    this.#hold(0);
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
    const isLarge = this.#held > brokerLimits.pieceBytes;
    const piece = chunk.subarray(0, isLarge ? brokerLimits.largePieceBytes : brokerLimits.pieceBytes);
    if (piece.length < chunk.length) this.#chunks.unshift(chunk.subarray(piece.length));
    if (!this.#guard.accepts(piece)) this.#break('packet too long');
    else if (!this.#options.arriving.mayHold(this.#held, piece.length)) this.#break('too much that is not whole');
    else {
      const held = this.#parser.parse(piece);
      if (!this.#isClosed) this.#hold(held);
    }
    return true;
  }

  #hold(bytes: number): void {
    const isOther = bytes === 0 || this.#packets.length > 0;
    this.#options.arriving.count(bytes - this.#held);
    this.#held = bytes;
    if (isOther) {
      this.#deadline?.();
      this.#deadline = undefined;
    }
    if (bytes === 0 || this.#isClosed) return;
    this.#deadline ??= this.#options.timers.after(brokerLimits.arrivingMs, () => this.#break('packet not whole'));
  }

  #break(reason: string): void {
    if (this.#isClosed) return;
    this.close();
    this.#options.onBroken(reason);
  }
}
