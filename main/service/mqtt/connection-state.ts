/**
 * The rules of a link to a broker as a pure machine: when to connect, how long to wait, when to give up, when to doubt.
 * The shell (connection.ts) feeds it what happened and does what it answers.
 */
import { assertNever, type Failure } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { BrokerState } from '../model/brokers.ts';

export interface LinkState {
  readonly phase: BrokerState;
  /** Milliseconds since the epoch, when it entered the phase. */
  readonly sinceMs: number;
  /** Why it is not online, or was not until this attempt. */
  readonly reason: Failure | undefined;
  /** Attempts that failed, or connections that did not last, in a row: they make the wait longer. */
  readonly failures: number;
  /** Connections in a row that were taken over or dropped soon after they began. */
  readonly drops: number;
  readonly suspended: boolean;
  /** The present connection has shown that it carries packets both ways. */
  readonly proven: boolean;
  /** Until when it waits. */
  readonly untilMs: number;
  /** The broker has a private or local address. */
  readonly near: boolean;
  /** Somebody is looking at the home. */
  readonly watched: boolean;
  /** How many connections there have been. */
  readonly epoch: number;
}

export type LinkInput =
  | { readonly type: 'start' | 'stop' | 'reconnect' | 'suspend' | 'resume' | 'network-up' }
  | { readonly type: 'connected' }
  /** The broker gave a sign of life after the login. */
  | { readonly type: 'answered' }
  | { readonly type: 'watched'; readonly watched: boolean }
  /** The attempt failed. `final`: trying again cannot help until a person changes something. */
  | { readonly type: 'failed'; readonly failure: Failure; readonly final: boolean }
  /** The connection ended. `ending` says how, as far as the broker told. */
  | { readonly type: 'closed'; readonly failure: Failure; readonly ending: 'taken-over' | 'announced' | 'dropped' }
  /** The wait is over. */
  | { readonly type: 'waited' }
  /** The broker did not answer the probe. */
  | { readonly type: 'probe-failed' };

export type LinkEffect =
  /** Begins an attempt, in place of whatever there is. */
  | { readonly type: 'connect' }
  | { readonly type: 'wait'; readonly untilMs: number }
  /** Drops the connection, the attempt or the wait. */
  | { readonly type: 'close' }
  /** Says farewell on the connection if there is one, then drops it. */
  | { readonly type: 'end' }
  /** Asks the broker for a sign of life, and doubts the connection without one. */
  | { readonly type: 'probe' };

export interface Transition {
  readonly state: LinkState;
  readonly effects: readonly LinkEffect[];
}

/** What is said when the broker keeps dropping us: the usual cause is a second program with the same client id. */
export const takenOverFailure: Failure = { code: 'broker.refused', detail: 'another client uses the same client id' };
export const droppedFailure: Failure = {
  code: 'broker.refused',
  detail: 'the broker drops the connection soon after the login; another client may use the same client id',
};

/** The state of a link that was never started. @param near the broker has a private or local address. */
export function initialState(now: number, near = false): LinkState {
  return {
    phase: 'idle',
    sinceMs: now,
    reason: undefined,
    failures: 0,
    drops: 0,
    suspended: false,
    proven: false,
    untilMs: now,
    near,
    watched: false,
    epoch: 0,
  };
}

/**
 * What follows from an input. An input that means nothing in the phase changes nothing.
 * @param now milliseconds since the epoch. @param random from 0 to 1, spreads the waits of many clients.
 */
export function next(state: LinkState, input: LinkInput, now: number, random: number): Transition {
  switch (input.type) {
    case 'start':
      return state.phase === 'idle' || state.phase === 'stopped' ? connect(afresh(state), now) : stay(state);
    case 'stop':
      if (state.phase === 'stopped') return stay(state);
      return { state: { ...enter(afresh(state), 'stopped', now), reason: undefined }, effects: [{ type: 'end' }] };
    case 'reconnect':
      if (state.phase === 'idle' || state.phase === 'stopped') return stay(state);
      return connect(afresh(state), now);
    case 'suspend':
      return suspend(state, now);
    case 'resume':
      return wake({ ...state, suspended: false }, now);
    case 'network-up':
      return state.suspended ? stay(state) : wake(state, now);
    case 'connected':
      if (state.phase !== 'connecting') return stay(state);
      return {
        state: { ...enter(state, 'online', now), reason: undefined, proven: false, epoch: state.epoch + 1 },
        effects: [],
      };
    case 'answered':
      return state.phase === 'online' ? stay({ ...state, proven: true }) : stay(state);
    case 'watched':
      return watched({ ...state, watched: input.watched }, now, random);
    case 'failed':
      if (state.phase !== 'connecting') return stay(state);
      if (input.final) {
        return { state: { ...enter(state, 'refused', now), reason: input.failure }, effects: [{ type: 'close' }] };
      }
      // A broker that is away has been restarted; nobody took the connection over.
      return wait({ ...state, reason: input.failure, failures: state.failures + 1, drops: 0 }, now, random);
    case 'closed':
      return state.phase === 'online' ? closed(state, input, now, random) : stay(state);
    case 'waited':
      // Our timer ran, so the machine is awake, whatever was said.
      return state.phase === 'waiting' ? connect({ ...state, suspended: false }, now) : stay(state);
    case 'probe-failed':
      if (state.phase !== 'online') return stay(state);
      // It was alive until the machine slept: no reason to wait.
      return connect({ ...state, reason: { code: 'broker.timeout', detail: 'no answer' } }, now);
    default:
      return assertNever(input);
  }
}

/** Milliseconds to wait after so many failures in a row: 1 s doubling, 20 % to either side, never above the longest. */
export function backoffMs(failures: number, random: number, longestMs: number): number {
  const baseMs = Math.min(longestMs, limits.backoffFirstMs * 2 ** Math.max(0, failures - 1));
  return Math.min(longestMs, Math.round(baseMs * (1 + limits.backoffJitter * (2 * random - 1))));
}

function longestMs({ near, watched, drops }: LinkState): number {
  // Two clients that throw each other out do so as often as they connect, whoever looks.
  if (watched && drops < limits.dropsUntilSlow) return limits.backoffWatchedMs;
  return near ? limits.backoffNearMs : limits.backoffFarMs;
}

/** Whoever opens the window does not wait for what was meant for an empty room. */
function watched(state: LinkState, now: number, random: number): Transition {
  const isTooLong = state.untilMs - now > longestMs(state);
  if (state.phase !== 'waiting' || state.suspended || !state.watched || !isTooLong) return stay(state);
  const untilMs = now + backoffMs(1, random, longestMs(state));
  return { state: { ...state, untilMs }, effects: [{ type: 'wait', untilMs }] };
}

function closed(
  state: LinkState,
  input: Extract<LinkInput, { type: 'closed' }>,
  now: number,
  random: number,
): Transition {
  const lastedMs = now - state.sinceMs;
  const isQuick = lastedMs < limits.quickDropMs;
  const isBad = isQuick && !state.proven;
  const isTakeover = input.ending === 'taken-over';
  // A broker that says why it goes (shutting down, too busy) is believed.
  const isCounted = isTakeover ? lastedMs < limits.takeoverWindowMs : isQuick && input.ending === 'dropped';
  const drops = isCounted ? state.drops + 1 : isTakeover ? 1 : 0;
  const failures = isBad ? state.failures + 1 : 1;
  const lost = { ...state, reason: input.failure, failures, drops };
  // Once more at once before it is suspected: a broker that is being restarted is not there now, one that let in another is.
  if (drops === limits.dropsUntilSlow - 1 && isQuick && !state.suspended) {
    return connect({ ...lost, failures: isBad ? failures : 0 }, now);
  }
  if (drops < limits.dropsUntilSlow) return wait(lost, now, random);
  // Two clients with one id throw each other out for ever: the slowest pace, and the cause is said.
  const reason = isTakeover ? takenOverFailure : droppedFailure;
  return wait({ ...state, reason, failures: Number.MAX_SAFE_INTEGER, drops }, now, random);
}

function suspend(state: LinkState, now: number): Transition {
  const suspended = { ...state, suspended: true };
  // An online link is left alone: a short sleep does it no harm, and after a long one the broker sends our last will.
  if (state.phase === 'waiting') return { state: suspended, effects: [sleepLong(now)] };
  if (state.phase === 'connecting') return { state: enter(suspended, 'waiting', now), effects: [sleepLong(now)] };
  return stay(suspended);
}

function wake(state: LinkState, now: number): Transition {
  switch (state.phase) {
    case 'waiting':
      return connect({ ...state, failures: 0 }, now);
    case 'connecting':
      // The attempt may be bound to a network that is gone. A young one is not: events of one change come in bursts.
      return now - state.sinceMs >= limits.backoffFirstMs ? connect({ ...state, failures: 0 }, now) : stay(state);
    case 'online':
      return { state, effects: [{ type: 'probe' }] };
    default:
      return stay(state);
  }
}

function wait(state: LinkState, now: number, random: number): Transition {
  const waiting = enter(state, 'waiting', now);
  if (state.suspended) return { state: waiting, effects: [sleepLong(now)] };
  const untilMs = now + backoffMs(state.failures, random, longestMs(state));
  return { state: { ...waiting, untilMs }, effects: [{ type: 'wait', untilMs }] };
}

/** Waking up connects. Should nobody tell of it, as after a sleep that was called off, this does. */
function sleepLong(now: number): LinkEffect {
  return { type: 'wait', untilMs: now + limits.sleepCheckMs };
}

function connect(state: LinkState, now: number): Transition {
  return { state: enter(state, 'connecting', now), effects: [{ type: 'connect' }] };
}

/** A person asked: nothing that went wrong before counts. */
function afresh(state: LinkState): LinkState {
  return { ...state, failures: 0, drops: 0, suspended: false };
}

function enter(state: LinkState, phase: BrokerState, now: number): LinkState {
  return { ...state, phase, sinceMs: now };
}

function stay(state: LinkState): Transition {
  return { state, effects: [] };
}
