import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { isSubscribable, Subscriptions } from '../../../main/service/mqtt/subscriptions.ts';

describe('subscriptions', () => {
  it('sends what was added, in batches by QoS', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.add('b', 1);
    subscriptions.add('c', 0);
    expect(subscriptions.take()).toEqual({
      unsubscribe: [],
      subscribe: [
        { qos: 0, filters: ['a', 'c'] },
        { qos: 1, filters: ['b'] },
      ],
    });
    expect(subscriptions.isPending).toBe(false);
  });

  it('counts references: the filter goes with its last reader, once', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.add('a', 0);
    subscriptions.take();
    subscriptions.remove('a', 0);
    expect(subscriptions.isPending).toBe(false);
    subscriptions.remove('a', 0);
    expect(subscriptions.take()).toEqual({ unsubscribe: [['a']], subscribe: [] });
    subscriptions.remove('a', 0);
    expect(subscriptions.isPending).toBe(false);
    expect(subscriptions.size).toBe(0);
  });

  it('asks for the highest QoS that a reader wants', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.add('a', 2);
    subscriptions.add('a', 1);
    expect(subscriptions.take().subscribe).toEqual([{ qos: 2, filters: ['a'] }]);
    subscriptions.remove('a', 2);
    subscriptions.refresh(['a']);
    expect(subscriptions.take().subscribe).toEqual([{ qos: 1, filters: ['a'] }]);
  });

  it('sends a filter again for a further reader, so that its retained message comes again', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.take();
    subscriptions.add('a', 0);
    expect(subscriptions.take().subscribe).toEqual([{ qos: 0, filters: ['a'] }]);
  });

  it('does not take a filter back that is wanted again in the same tick', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.take();
    subscriptions.remove('a', 0);
    subscriptions.add('a', 0);
    expect(subscriptions.take()).toEqual({ unsubscribe: [], subscribe: [{ qos: 0, filters: ['a'] }] });
  });

  it('refreshes only what is wanted', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.take();
    subscriptions.refresh(['a', 'b', '__proto__']);
    expect(subscriptions.take().subscribe).toEqual([{ qos: 0, filters: ['a'] }]);
  });

  it('sends everything to a new connection, and takes nothing back from it', () => {
    const subscriptions = new Subscriptions();
    subscriptions.add('a', 0);
    subscriptions.add('b', 0);
    subscriptions.take();
    subscriptions.remove('b', 0);
    subscriptions.restart();
    expect(subscriptions.take()).toEqual({ unsubscribe: [], subscribe: [{ qos: 0, filters: ['a'] }] });
  });

  it('keeps each packet within its number of topics and its bytes', () => {
    const subscriptions = new Subscriptions();
    const short = Array.from({ length: 1_000 }, (_, index) => `home/${index}`);
    const long = Array.from({ length: 5 }, (_, index) => `${index}${'x'.repeat(30_000)}`);
    for (const filter of [...short, ...long]) subscriptions.add(filter, 0);
    const batches = subscriptions.take().subscribe.map(({ filters }) => filters);
    expect(batches.flat()).toEqual([...short, ...long]);
    for (const filters of batches) {
      expect(filters.length).toBeLessThanOrEqual(limits.subscribeBatchTopics);
      expect(filters.join('').length).toBeLessThanOrEqual(limits.subscribeBatchBytes);
    }
    expect(batches.length).toBe(5);
  });
});

describe('filters', () => {
  it.each(['a', 'a/b', '+', '+/a', 'a/+/b', 'a/#', '/', 'a//b', '$share/x', '__proto__', 'ä/ö', '+/+/status'])(
    '%s may be subscribed to',
    (filter) => {
      expect(isSubscribable(filter)).toBe(true);
    },
  );

  it.each(['', '#', '+/#', '+/+/#', 'a/#/b', 'a#', 'a+/b', 'a\0b', 'x/'.repeat(100), 'x'.repeat(65_536)])(
    '%j may not',
    (filter) => {
      expect(isSubscribable(filter)).toBe(false);
    },
  );
});
