/** Seeded chance, and the small arithmetic of a home that lives. Pure. */
import type { DemoContext } from './model.ts';

/** A generator of numbers from 0 to 1 (mulberry32): the same seed, the same home. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(context: DemoContext, low: number, high: number): number {
  return low + context.random() * (high - low);
}

/** A moment in the future, between so many seconds from now. */
export function soon(context: DemoContext, fromSeconds: number, toSeconds: number): number {
  return context.now + between(context, fromSeconds, toSeconds) * 1000;
}

export function pick<T>(context: DemoContext, list: readonly [T, ...T[]]): T {
  return list[Math.floor(context.random() * list.length)] ?? list[0];
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

export function round(value: number, digits = 0): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** A small step of chance, drawn back towards `rest`. */
export function drift(context: DemoContext, value: number, rest: number, step: number): number {
  return value + (rest - value) * 0.02 + (context.random() - 0.5) * 2 * step;
}

/** From 0 at night to 1 at noon, by the local hour of the machine. */
export function daylight(now: number): number {
  const at = new Date(now);
  const hour = at.getHours() + at.getMinutes() / 60;
  return clamp(Math.sin(((hour - 6) / 12) * Math.PI) * 1.3, 0, 1);
}

/** Degrees Celsius outdoors: warmest in the afternoon. */
export function outdoorTemperature(now: number): number {
  const at = new Date(now);
  const hour = at.getHours() + at.getMinutes() / 60;
  return 11 + 6 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
}
