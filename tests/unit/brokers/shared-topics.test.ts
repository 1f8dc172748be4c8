import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SharedTopics } from '../../../main/service/brokers/shared-topics.ts';
import { IncomingMessage } from '../../../main/service/mqtt/message.ts';
import { Router } from '../../../main/service/mqtt/router.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const topic = 'zigbee2mqtt/bridge/state';

/** A broker that is asked, and what its readers hear. */
function home() {
  const clock = createFakeClock();
  const router = new Router();
  let epoch = 1;
  let asked = 0;
  const topics = new SharedTopics({
    router,
    timers: clock,
    epoch: () => epoch,
    now: () => clock.now(),
    ask: () => {
      asked += 1;
    },
  });
  const heard: string[][] = [];
  const join = () => {
    const mine: string[] = [];
    heard.push(mine);
    const binding = {
      deliver: ({ text, retained }: IncomingMessage) => void mine.push(retained ? `${text}, stored` : text),
    };
    if (!router.add(topic, binding).isNew) topics.joined(topic, binding);
    return { mine, leave: () => router.remove(topic, binding) || topics.left(topic, binding) };
  };
  return {
    clock,
    join,
    joinMany: (count: number) => Array.from({ length: count }, join),
    send: (text: string, retained: boolean) =>
      router.route(new IncomingMessage(topic, Buffer.from(text), retained, clock.now())),
    reconnect: () => {
      epoch += 1;
    },
    asked: () => asked,
    size: () => router.size,
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

let shared: ReturnType<typeof home>;
beforeEach(() => {
  shared = home();
});
afterEach(() => shared.clock.advance(10_000));

describe('a topic that many entities share', () => {
  it('is asked for once while the answer is on its way, and reaches all that are there by then', () => {
    const readers = shared.joinMany(1_000);
    expect(shared.asked()).toBeLessThan(40);
    shared.send('online', true);
    expect(readers.every(({ mine }) => mine.join() === 'online, stored')).toBe(true);
  });

  it('is told to whoever comes later without asking the broker', async () => {
    shared.joinMany(100);
    shared.send('online', true);
    const before = shared.asked();
    const [late, gone] = [shared.join(), shared.join()];
    gone.leave();
    expect(late.mine).toEqual([]);
    await nextTurn();
    expect(late.mine).toEqual(['online, stored']);
    expect(gone.mine).toEqual([]);
    expect(shared.asked()).toBe(before);
  });

  it.each([
    ['a live message', () => shared.send('offline', false)],
    ['another connection', () => shared.reconnect()],
  ])('is asked for again after %s', async (_what, happens) => {
    shared.joinMany(100);
    shared.send('online', true);
    shared.clock.advance(10_000);
    const before = shared.asked();
    happens();
    const late = shared.join();
    await nextTurn();
    expect(late.mine).toEqual([]);
    expect(shared.asked()).toBe(before + 1);
  });

  it('is asked for again where the answer was lost, and not for ever where there is none', () => {
    shared.joinMany(100);
    const before = shared.asked();
    shared.clock.advance(1_000);
    expect(shared.asked()).toBe(before + 1);
    shared.clock.advance(60_000);
    expect(shared.asked()).toBe(before + 1);
  });

  it('is left when its last reader goes', () => {
    const ends = shared.joinMany(100).map(({ leave }) => leave());
    expect(ends.indexOf(true)).toBe(99);
    expect(shared.size()).toBe(0);
  });
});
