import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, createAccess } from '../../../../main/service/mqtt/broker/access.ts';
import { FilterTree } from '../../../../main/service/mqtt/broker/filter-tree.ts';
import type { Publication } from '../../../../main/service/mqtt/broker/publication.ts';
import { type Subscriber, Subscribers } from '../../../../main/service/mqtt/broker/subscribers.ts';
import { isFilter, matches } from '../../../../main/service/mqtt/topics.ts';

const level = fc.constantFrom('a', 'b', '', '$x');
const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
const filter = fc
  .array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 4 })
  .chain((levels) => fc.constantFrom(levels.join('/'), [...levels, '#'].join('/'), '#'));

describe('a tree of topic filters', () => {
  it('finds what matching one by one finds, also after some were removed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(filter), fc.uniqueArray(filter), fc.array(topic), (filters, removed, topics) => {
        const tree = new FilterTree<string>();
        for (const each of [...filters, ...removed]) tree.set(each, each);
        for (const each of removed) tree.delete(each);
        const left = filters.filter((each) => !removed.includes(each));
        for (const each of topics) {
          const found: string[] = [];
          tree.match(each, (value) => found.push(value));
          expect(found.sort()).toEqual(left.filter((one) => matches(one, each)).sort());
        }
      }),
    );
  });

  it('looks at each place once, however many filters take a topic', () => {
    const tree = new FilterTree<number>();
    // All 2^12 ways to write a topic of 12 levels with wildcards.
    for (let bits = 0; bits < 4_096; bits += 1) {
      const levels = Array.from({ length: 12 }, (_, index) => ((bits >> index) & 1 ? '+' : 'a'));
      tree.set(levels.join('/'), bits);
    }
    let found = 0;
    tree.match(Array(12).fill('a').join('/'), () => {
      found += 1;
    });
    expect(found).toBe(4_096);
  });
});

describe('subscribers', () => {
  it('get a message once, with the highest QoS of their filters', () => {
    const subscribers = new Subscribers();
    const one: Subscriber = { deliver: (_message: Publication) => undefined };
    const two: Subscriber = { deliver: (_message: Publication) => undefined };
    subscribers.add('#', one, 0);
    subscribers.add('a/+', one, 2);
    subscribers.add('a/b', one, 1);
    subscribers.add('a/b', two, 0);
    expect(subscribers.of('a/b')).toEqual([
      { subscriber: one, granted: 2 },
      { subscriber: two, granted: 0 },
    ]);
    subscribers.remove('a/+', one);
    subscribers.remove('a/b', two);
    expect(subscribers.of('a/b')).toEqual([{ subscriber: one, granted: 1 }]);
    expect(subscribers.wildcardLevels).toBe(1);
    subscribers.remove('#', one);
    subscribers.remove('a/b', one);
    expect(subscribers.of('a/b')).toEqual([]);
    expect(subscribers.wildcardLevels).toBe(0);
  });
});

describe('a filter that a login may subscribe to', () => {
  it('takes no topic that the allowed one does not take', () => {
    fc.assert(
      fc.property(filter, filter, fc.array(topic), (allowed, wanted, topics) => {
        if (!covers(allowed, wanted)) return;
        for (const each of topics) expect(matches(wanted, each) && !matches(allowed, each)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a/#', 'a', true],
    ['a/#', 'a/#', true],
    ['a/#', 'a/+/b', true],
    ['a/+', 'a/#', false],
    ['a/+', 'a/+', true],
    ['a/b', 'a/+', false],
    ['+/b', 'a/b', true],
    ['#', '$SYS/x', false],
    ['#', '#', true],
    ['+', '#', false],
  ])('%s covers %s: %s', (allowed, wanted, expected) => {
    expect(covers(allowed, wanted)).toBe(expected);
  });

  it.each(['', 'a/#/b', 'a#', '+a', 'a/b+', 'a\0', 'a/'.repeat(100)])('is none: %j', (wrong) => {
    expect(isFilter(wrong)).toBe(false);
  });

  it.each(['#', '+', '/', 'a/', '+/+/#', 'a//b'])('is one: %j', (right) => {
    expect(isFilter(right)).toBe(true);
  });
});

describe('logins', () => {
  const bytes = (text: string): Buffer => Buffer.from(text);
  it('need name and password; without a name any is taken, with the password', () => {
    const check = createAccess([{ username: 'a', password: 'x', publish: ['a/#'], subscribe: [] }, { password: 'y' }]);
    expect(check('a', bytes('x'))?.name).toBe('a');
    expect(check('a', bytes('z'))).toBeUndefined();
    expect(check('b', bytes('x'))).toBeUndefined();
    expect(check('b', bytes('y'))?.mayPublish('any/thing')).toBe(true);
    expect(check(undefined, undefined)).toBeUndefined();
    const confined = check('a', bytes('x'));
    expect(confined?.mayPublish('a/b')).toBe(true);
    expect(confined?.mayPublish('b')).toBe(false);
    expect(confined?.maySubscribe('a/b')).toBe(false);
  });

  it('are not asked for where there are none; $ topics are nobody’s', () => {
    const access = createAccess([])(undefined, undefined);
    expect(access?.mayPublish('a')).toBe(true);
    expect(access?.mayPublish('$SYS/a')).toBe(false);
    expect(access?.maySubscribe('$SYS/#')).toBe(false);
  });
});
