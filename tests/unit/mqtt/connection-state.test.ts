import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { BrokerState } from '../../../main/service/model/brokers.ts';
import {
  backoffMs,
  droppedFailure,
  initialState,
  type LinkInput,
  type LinkState,
  next,
  takenOverFailure,
} from '../../../main/service/mqtt/connection-state.ts';

const now = 1_000_000;
const middle = 0.5;
const unreachable: Failure = { code: 'broker.unreachable', detail: 'nothing listens there' };
const refused: Failure = { code: 'broker.refused', detail: 'bad user name or password' };

const failed: LinkInput = { type: 'failed', failure: unreachable, final: false };
const refusal: LinkInput = { type: 'failed', failure: refused, final: true };
const dropped: LinkInput = { type: 'closed', failure: unreachable, ending: 'dropped' };
const takenOver: LinkInput = { type: 'closed', failure: unreachable, ending: 'taken-over' };
const announced: LinkInput = { type: 'closed', failure: unreachable, ending: 'announced' };

/** A link that has been in its phase for a minute. */
function inPhase(phase: BrokerState, change: Partial<LinkState> = {}): LinkState {
  return { ...initialState(now - 60_000), phase, failures: 4, ...change };
}

/** Feeds inputs one after the other; what the last one led to. */
function run(state: LinkState, inputs: ReadonlyArray<readonly [LinkInput, number]>) {
  let last = { state, effects: [] as ReturnType<typeof next>['effects'] };
  for (const [input, at] of inputs) last = next(last.state, input, at, middle);
  return last;
}

const phases: readonly BrokerState[] = ['idle', 'connecting', 'online', 'waiting', 'refused', 'stopped'];
const inputs: Readonly<Record<string, LinkInput>> = {
  start: { type: 'start' },
  stop: { type: 'stop' },
  reconnect: { type: 'reconnect' },
  suspend: { type: 'suspend' },
  resume: { type: 'resume' },
  'network-up': { type: 'network-up' },
  connected: { type: 'connected' },
  failed,
  refusal,
  dropped,
  waited: { type: 'waited' },
  'probe-failed': { type: 'probe-failed' },
};

/** phase, input, new phase, effects. Every pair that is not listed changes neither phase nor anything outside. */
const table: ReadonlyArray<readonly [BrokerState, string, BrokerState, readonly string[]]> = [
  ['idle', 'start', 'connecting', ['connect']],
  ['stopped', 'start', 'connecting', ['connect']],

  ['idle', 'stop', 'stopped', ['end']],
  ['connecting', 'stop', 'stopped', ['end']],
  ['online', 'stop', 'stopped', ['end']],
  ['waiting', 'stop', 'stopped', ['end']],
  ['refused', 'stop', 'stopped', ['end']],

  ['connecting', 'reconnect', 'connecting', ['connect']],
  ['online', 'reconnect', 'connecting', ['connect']],
  ['waiting', 'reconnect', 'connecting', ['connect']],
  ['refused', 'reconnect', 'connecting', ['connect']],

  ['connecting', 'suspend', 'waiting', ['wait']],
  ['waiting', 'suspend', 'waiting', ['wait']],

  ['connecting', 'resume', 'connecting', ['connect']],
  ['online', 'resume', 'online', ['probe']],
  ['waiting', 'resume', 'connecting', ['connect']],

  ['connecting', 'network-up', 'connecting', ['connect']],
  ['online', 'network-up', 'online', ['probe']],
  ['waiting', 'network-up', 'connecting', ['connect']],

  ['connecting', 'connected', 'online', []],
  ['connecting', 'failed', 'waiting', ['wait']],
  ['connecting', 'refusal', 'refused', ['close']],
  ['online', 'dropped', 'waiting', ['wait']],
  ['waiting', 'waited', 'connecting', ['connect']],
  ['online', 'probe-failed', 'connecting', ['connect']],
];

describe('the rules of a link', () => {
  for (const phase of phases) {
    for (const [name, input] of Object.entries(inputs)) {
      const entry = table.find(([from, with_]) => from === phase && with_ === name);
      const [, , target, effects] = entry ?? [phase, name, phase, []];
      it(`${phase} + ${name} -> ${target}${effects.length > 0 ? `, ${effects.join()}` : ''}`, () => {
        const before = inPhase(phase);
        const after = next(before, input, now, middle);
        expect(after.state.phase).toBe(target);
        expect(after.effects.map((effect) => effect.type)).toEqual(effects);
        if (entry === undefined) expect({ ...after.state, suspended: false }).toEqual(before);
        else if (target !== phase) expect(after.state.sinceMs).toBe(now);
      });
    }
  }

  it('counts the connections, and forgets the reason once online', () => {
    const { state } = next(
      inPhase('connecting', { reason: unreachable, epoch: 7 }),
      { type: 'connected' },
      now,
      middle,
    );
    expect(state).toMatchObject({ epoch: 8, reason: undefined });
  });

  it('keeps the reason while it tries again', () => {
    const waiting = next(inPhase('connecting'), failed, now, middle).state;
    expect(waiting.reason).toEqual(unreachable);
    expect(next(waiting, { type: 'waited' }, now + 1, middle).state.reason).toEqual(unreachable);
  });

  it('forgets the reason when stopped', () => {
    expect(next(inPhase('refused', { reason: refused }), { type: 'stop' }, now, middle).state.reason).toBeUndefined();
  });

  it.each([
    ['elsewhere', false, false, [1, 2, 4, 8, 16, 30, 30, 30]],
    ['at home', true, false, [1, 2, 4, 8, 10, 10, 10, 10]],
    ['while somebody looks', false, true, [1, 2, 2, 2, 2, 2, 2, 2]],
  ])('waits 1 s, doubling to a bound, for ever: a broker %s', (_name, near, watched, seconds) => {
    let state = next({ ...initialState(now, near), watched }, { type: 'start' }, now, middle).state;
    const waits: number[] = [];
    let at = now;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const { state: waiting, effects } = next(state, failed, at, middle);
      const [effect] = effects;
      if (effect?.type !== 'wait') throw new Error('no wait');
      waits.push(effect.untilMs - at);
      at = effect.untilMs;
      state = next(waiting, { type: 'waited' }, at, middle).state;
    }
    expect(waits.map((ms) => ms / 1_000)).toEqual(seconds);
  });

  it('spreads the wait by 20 % to either side, never above its bound', () => {
    const waits = [0, 0.5, 1].map((random) => backoffMs(1, random, limits.backoffFarMs));
    expect(waits).toEqual([800, 1_000, 1_200]);
    expect(backoffMs(Number.MAX_SAFE_INTEGER, 0, 10_000)).toBe(8_000);
    expect(backoffMs(Number.MAX_SAFE_INTEGER, 1, 10_000)).toBe(10_000);
  });

  it('shortens a long wait when somebody begins to look, and leaves a short one and an attempt alone', () => {
    const look: LinkInput = { type: 'watched', watched: true };
    const long = inPhase('waiting', { untilMs: now + 9_000 });
    expect(next(long, look, now, middle)).toMatchObject({
      state: { phase: 'waiting', watched: true, untilMs: now + 1_000, sinceMs: long.sinceMs },
      effects: [{ type: 'wait', untilMs: now + 1_000 }],
    });
    expect(next(inPhase('waiting', { untilMs: now + 500 }), look, now, middle).effects).toEqual([]);
    expect(next(inPhase('connecting', { untilMs: now + 9_000 }), look, now, middle).effects).toEqual([]);
    expect(next({ ...long, suspended: true }, look, now, middle).effects).toEqual([]);
    expect(next(long, { type: 'watched', watched: false }, now, middle).effects).toEqual([]);
  });

  it('waits a second after a connection that had lasted, and longer each time after ones that did not', () => {
    const lasted = next(inPhase('online', { failures: 6 }), dropped, now, middle);
    expect(lasted.effects).toEqual([{ type: 'wait', untilMs: now + 1_000 }]);
    const quick = next(inPhase('online', { failures: 2, sinceMs: now - 500 }), dropped, now, middle);
    expect(quick.effects).toEqual([{ type: 'wait', untilMs: now + 4_000 }]);
    const stood = next(inPhase('online', { failures: 2, sinceMs: now - 5_000 }), dropped, now, middle);
    expect(stood.effects).toEqual([{ type: 'wait', untilMs: now + 1_000 }]);
    const { effects } = run(inPhase('online', { failures: 2, sinceMs: now - 500 }), [
      [{ type: 'answered' }, now - 400],
      [dropped, now],
    ]);
    expect(effects).toEqual([{ type: 'wait', untilMs: now + 1_000 }]);
  });

  it('starts over when a person asks', () => {
    const { state } = next(inPhase('waiting', { failures: 9, drops: 5 }), { type: 'reconnect' }, now, middle);
    expect(state).toMatchObject({ failures: 0, drops: 0 });
  });

  it('leaves a young attempt alone when the network comes up: events come in bursts', () => {
    const young = inPhase('connecting', { sinceMs: now - 100 });
    expect(next(young, { type: 'network-up' }, now, middle)).toEqual({ state: young, effects: [] });
  });

  describe('asleep', () => {
    it('hurries at nothing: the lost connection waits for the awakening', () => {
      const asleep = next(inPhase('online'), { type: 'suspend' }, now, middle).state;
      const closed = next(asleep, dropped, now + 1, middle);
      expect(closed.state.phase).toBe('waiting');
      expect(closed.effects).toEqual([{ type: 'wait', untilMs: now + 60_001 }]);
      expect(next(closed.state, { type: 'network-up' }, now + 2, middle).effects).toEqual([]);
    });

    it('goes on after a minute of running time, should nobody tell that the sleep was called off', () => {
      const asleep = next(inPhase('connecting'), { type: 'suspend' }, now, middle).state;
      const awake = next(asleep, { type: 'waited' }, now + 60_000, middle);
      expect(awake.effects).toEqual([{ type: 'connect' }]);
      expect(awake.state.suspended).toBe(false);
    });

    it('connects at once when it wakes up, with the first wait again after that', () => {
      const asleep = next(inPhase('waiting', { failures: 9 }), { type: 'suspend' }, now, middle).state;
      const awake = next(asleep, { type: 'resume' }, now + 3_600_000, middle);
      expect(awake.effects).toEqual([{ type: 'connect' }]);
      expect(awake.state).toMatchObject({ phase: 'connecting', suspended: false, failures: 0 });
    });

    it('asks an online link for a sign of life when it wakes up, and connects at once when there is none', () => {
      const { state, effects } = run(inPhase('online'), [
        [{ type: 'suspend' }, now],
        [{ type: 'resume' }, now + 60_000],
        [{ type: 'probe-failed' }, now + 64_000],
      ]);
      expect(effects).toEqual([{ type: 'connect' }]);
      expect(state).toMatchObject({ phase: 'connecting', reason: { code: 'broker.timeout' } });
    });
  });

  describe('thrown out by another client', () => {
    /** Connects and loses the connection so soon after, again and again. */
    function lose(times: number, ending: LinkInput, lastedMs: number) {
      let last = next(initialState(now), { type: 'start' }, now, middle);
      let at = now;
      for (let round = 0; round < times; round += 1) {
        last = run(last.state, [
          [{ type: 'waited' }, at],
          [{ type: 'connected' }, at],
          [ending, at + lastedMs],
        ]);
        at += lastedMs;
      }
      return { ...last, at };
    }

    it('slows down and says why after three takeovers (MQTT 5)', () => {
      expect(lose(2, takenOver, 1_000).state.reason).toEqual(unreachable);
      const { state, effects, at } = lose(3, takenOver, 1_000);
      expect(state).toMatchObject({ phase: 'waiting', reason: takenOverFailure });
      expect(effects).toEqual([{ type: 'wait', untilMs: at + 30_000 }]);
    });

    it('sees the loop also when each connection lasts a minute', () => {
      expect(lose(3, takenOver, 60_000).state.reason).toEqual(takenOverFailure);
      expect(lose(3, takenOver, 600_000).state.reason).toEqual(unreachable);
    });

    it('suspects it when the broker says nothing (MQTT 3.1.1)', () => {
      expect(lose(2, dropped, 300).state.reason).toEqual(unreachable);
      const { state, effects, at } = lose(3, dropped, 300);
      expect(state).toMatchObject({ phase: 'waiting', reason: droppedFailure });
      expect(effects).toEqual([{ type: 'wait', untilMs: at + 30_000 }]);
    });

    it('does not suspect it while the broker is away in between: it is being restarted', () => {
      let state = next(initialState(now, true), { type: 'start' }, now, middle).state;
      for (let round = 0; round < 30; round += 1) {
        const lost = run(state, [
          [{ type: 'connected' }, now],
          [{ type: 'answered' }, now],
          [dropped, now + 300],
        ]);
        // Either it waits a second, or it looks at once whether the broker is there.
        if (lost.state.phase === 'waiting') {
          expect(lost.effects).toEqual([{ type: 'wait', untilMs: now + 1_300 }]);
          state = next(lost.state, { type: 'waited' }, now + 1_300, middle).state;
          continue;
        }
        expect(lost.effects).toEqual([{ type: 'connect' }]);
        const away = next(lost.state, failed, now + 301, middle);
        expect(away.effects).toEqual([{ type: 'wait', untilMs: now + 301 + 1_000 }]);
        state = next(away.state, { type: 'waited' }, now + 1_301, middle).state;
      }
      expect(state.reason).toEqual(unreachable);
    });

    it('stays slow while it goes on, and is quick again after a connection that lasted', () => {
      const slow = lose(5, takenOver, 1_000);
      expect(slow.effects).toEqual([{ type: 'wait', untilMs: slow.at + 30_000 }]);
      const { state, effects } = run(slow.state, [
        [{ type: 'waited' }, slow.at],
        [{ type: 'connected' }, slow.at],
        [dropped, slow.at + 600_000],
      ]);
      expect(state).toMatchObject({ drops: 0, reason: unreachable });
      expect(effects).toEqual([{ type: 'wait', untilMs: slow.at + 601_000 }]);
    });

    it('does not suspect a broker that says that it is shutting down', () => {
      expect(lose(5, announced, 300).state).toMatchObject({ drops: 0, reason: unreachable });
    });
  });
});
