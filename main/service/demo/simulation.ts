/** All devices together: who is told what, which messages follow, who is away. Time and MQTT are outside. */
import type { DemoContext, DemoMessage, Device, Reaction, Signal } from './model.ts';

interface Member {
  readonly device: Device<unknown>;
  state: unknown;
  /** Milliseconds since the epoch; 0 = there. */
  awayUntil: number;
  /** What was last sent, by topic. */
  readonly sent: Map<string, string | Uint8Array>;
}

/** Signals that answer signals end after so many rounds, whatever devices make of each other. */
const signalRounds = 4;

export class Simulation {
  readonly #members: readonly Member[];
  readonly #random: () => number;

  /** @param random from 0 to 1; seeded, so that two runs are alike. */
  constructor(devices: ReadonlyArray<Device<unknown>>, random: () => number, now: number) {
    this.#random = random;
    const context = this.#context(now);
    this.#members = devices.map((device) => ({
      device,
      state: device.initial(context),
      awayUntil: 0,
      sent: new Map(),
    }));
  }

  filters(): readonly string[] {
    return [...new Set(this.#members.flatMap(({ device }) => device.filters))];
  }

  /** The discovery configs of all devices. */
  configs(): readonly DemoMessage[] {
    return this.#members.flatMap(({ device }) => device.configs());
  }

  /** Availability and state of all devices, whole. */
  states(now: number): readonly DemoMessage[] {
    return this.#members.flatMap((member) => [
      ...member.device.availability(member.awayUntil === 0),
      ...(member.awayUntil === 0 ? this.#all(member, now) : []),
    ]);
  }

  /** All devices say that they are gone. */
  farewell(): readonly DemoMessage[] {
    return this.#members.flatMap(({ device }) => device.availability(false));
  }

  /** The devices that a command is for, by their ids. */
  addressees(topic: string): readonly string[] {
    return this.#members.filter(({ device }) => device.obeys(topic)).map(({ device }) => device.id);
  }

  command(deviceId: string, topic: string, payload: string, now: number): readonly DemoMessage[] {
    const member = this.#members.find(({ device }) => device.id === deviceId);
    if (member === undefined || member.awayUntil > now) return [];
    const reaction = member.device.command(member.state, topic, payload, this.#context(now));
    const messages = this.#accept(member, reaction, now);
    if (messages.length > 0) return messages;
    // A device that is already as it should be says so: whoever commanded it waits for an answer.
    return this.#all(member, now).filter(({ payload: text }) => typeof text === 'string');
  }

  /** A second has passed. */
  tick(now: number): readonly DemoMessage[] {
    return this.#members.flatMap((member) => {
      if (member.awayUntil === 0)
        return this.#accept(member, member.device.tick(member.state, this.#context(now)), now);
      if (member.awayUntil > now) return [];
      member.awayUntil = 0;
      return [...member.device.availability(true), ...this.#all(member, now)];
    });
  }

  signal(signal: Signal, now: number): readonly DemoMessage[] {
    return this.#spread([signal], now, signalRounds);
  }

  #context(now: number): DemoContext {
    return { now, random: this.#random };
  }

  #accept(member: Member, reaction: Reaction<unknown>, now: number, rounds = signalRounds): DemoMessage[] {
    member.state = reaction.state;
    if (reaction.offlineMs !== undefined) {
      member.awayUntil = now + reaction.offlineMs;
      return [...member.device.availability(false)];
    }
    return [
      ...this.#changed(member, now),
      ...(reaction.messages ?? []),
      ...this.#spread(reaction.signals ?? [], now, rounds),
    ];
  }

  #spread(signals: readonly Signal[], now: number, rounds: number): DemoMessage[] {
    if (rounds === 0) return [];
    return signals.flatMap((signal) =>
      this.#members.flatMap((member) => {
        if (member.awayUntil > now) return [];
        const reaction = member.device.hear(member.state, signal, this.#context(now));
        return this.#accept(member, reaction, now, rounds - 1);
      }),
    );
  }

  #all(member: Member, now: number): readonly DemoMessage[] {
    const messages = member.device.report(member.state, now);
    for (const { topic, payload } of messages) member.sent.set(topic, payload);
    return messages;
  }

  #changed(member: Member, now: number): DemoMessage[] {
    return member.device.report(member.state, now).filter(({ topic, payload }) => {
      if (member.sent.get(topic) === payload) return false;
      member.sent.set(topic, payload);
      return true;
    });
  }
}
