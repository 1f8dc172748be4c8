/**
 * Who is let in: connections are counted per address, those that have not logged in apart from those that have, so that
 * silent ones keep nobody out; and each wrong password makes the next attempt from that address wait longer.
 */

import { brokerLimits } from '../../base/broker-limits.ts';
import type { Dispose } from '../../base/events.ts';
import type { Timers } from '../../base/ports.ts';

/** One connection. */
export interface Visitor {
  readonly address: string;
  /** Closed to make place for a newer one. */
  evict(): void;
}

interface Refusals {
  count: number;
  lastMs: number;
  /** When the next attempt is looked at. */
  nextMs: number;
}

export class Door {
  readonly #timers: Timers;
  /** In the order in which they came. */
  readonly #strangers = new Set<Visitor>();
  readonly #guests = new Map<Visitor, string>();
  /** In the order of the last refusal. */
  readonly #refusals = new Map<string, Refusals>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** A connection came. Where too many have not logged in, the oldest of them goes. */
  enter(visitor: Visitor): void {
    const neighbours = [...this.#strangers].filter(({ address }) => address === visitor.address);
    const oldest =
      neighbours.length >= brokerLimits.strangersPerAddress
        ? neighbours[0]
        : this.#strangers.size >= brokerLimits.strangers
          ? first(this.#strangers)
          : undefined;
    if (oldest !== undefined) {
      this.#strangers.delete(oldest);
      oldest.evict();
    }
    this.#strangers.add(visitor);
  }

  /** It has logged in; false when too many have. */
  admit(visitor: Visitor): boolean {
    let neighbours = 0;
    for (const address of this.#guests.values()) if (address === visitor.address) neighbours += 1;
    if (this.#guests.size >= brokerLimits.connections) return false;
    if (neighbours >= brokerLimits.connectionsPerAddress) return false;
    this.#strangers.delete(visitor);
    this.#guests.set(visitor, visitor.address);
    return true;
  }

  leave(visitor: Visitor): void {
    this.#strangers.delete(visitor);
    this.#guests.delete(visitor);
  }

  /**
   * Calls back when a login from this address may be looked at: at once, unless there were wrong ones. Those that wait come
   * one after the other. Answers undefined where it was called, else how not to wait any more.
   */
  knock(address: string, look: () => void): Dispose | undefined {
    const nowMs = this.#timers.elapsed();
    const refusals = this.#known(address, nowMs);
    if (refusals === undefined || refusals.nextMs <= nowMs) {
      if (refusals !== undefined) refusals.nextMs = nowMs + delayOf(refusals.count, address);
      look();
      return undefined;
    }
    const atMs = refusals.nextMs;
    refusals.nextMs += delayOf(refusals.count, address);
    return this.#timers.after(atMs - nowMs, look);
  }

  /** A password was wrong; answers after how long that is to be said. */
  refused(address: string): number {
    const nowMs = this.#timers.elapsed();
    const before = this.#known(address, nowMs);
    const count = (before?.count ?? 0) + 1;
    const delayMs = delayOf(count, address);
    this.#refusals.delete(address);
    this.#refusals.set(address, { count, lastMs: nowMs, nextMs: Math.max(before?.nextMs ?? 0, nowMs + delayMs) });
    if (this.#refusals.size > brokerLimits.refusedAddresses) {
      const [oldest] = this.#refusals.keys();
      if (oldest !== undefined) this.#refusals.delete(oldest);
    }
    return delayMs;
  }

  #known(address: string, nowMs: number): Refusals | undefined {
    const refusals = this.#refusals.get(address);
    if (refusals !== undefined && nowMs - refusals.lastMs < brokerLimits.refusalForgottenMs) return refusals;
    this.#refusals.delete(address);
    return undefined;
  }
}

/** An address as it is counted: IPv4 as such, of IPv6 the network part, for a host has any number of the rest. */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return '';
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!bare.includes(':') || bare === '::1') return bare;
  const [front = '', back] = bare.split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const all =
    back === undefined
      ? head
      : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return `${all.slice(0, 4).join(':')}::/64`;
}

function delayOf(count: number, address: string): number {
  // All programs of this machine share an address; one with an old password must not keep the others out for long.
  const isLocal = address.startsWith('127.') || address === '::1';
  const lastMs = isLocal ? brokerLimits.refusalLocalMs : brokerLimits.refusalLastMs;
  return Math.min(lastMs, brokerLimits.refusalFirstMs * 2 ** Math.min(count - 1, 20));
}

function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
