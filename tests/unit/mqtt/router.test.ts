import { describe, expect, it } from 'vitest';
import { IncomingMessage } from '../../../main/service/mqtt/message.ts';
import { Router } from '../../../main/service/mqtt/router.ts';
import { isPublishable, matches } from '../../../main/service/mqtt/topics.ts';

function reader(into: string[], name: string) {
  return { deliver: (message: IncomingMessage) => void into.push(`${name}:${message.topic}`) };
}

function send(router: Router, topic: string): number {
  return router.route(new IncomingMessage(topic, Buffer.from('1'), false));
}

describe('router', () => {
  it.each([
    ['a/b', 'a/b', true],
    ['a/b', 'a/b/c', false],
    ['a/+', 'a/b', true],
    ['a/+', 'a', false],
    ['a/+/c', 'a/b/c', true],
    ['a/#', 'a', true],
    ['a/#', 'a/b/c', true],
    ['+/b', '/b', true],
    ['#', '$SYS/uptime', false],
    ['+/uptime', '$SYS/uptime', false],
    ['$SYS/#', '$SYS/uptime', true],
    ['a//c', 'a//c', true],
  ])('filter %s takes %s: %s', (filter, topic, taken) => {
    const seen: string[] = [];
    const router = new Router();
    router.add(filter, reader(seen, 'r'));
    expect(send(router, topic)).toBe(taken ? 1 : 0);
    expect(seen).toHaveLength(taken ? 1 : 0);
    expect(matches(filter, topic)).toBe(taken);
  });

  it('hands a message to every reader of a topic, by name and by wildcard', () => {
    const seen: string[] = [];
    const router = new Router();
    expect(router.add('a/b', reader(seen, '1')).isNew).toBe(true);
    expect(router.add('a/b', reader(seen, '2')).isNew).toBe(false);
    router.add('a/+', reader(seen, '3'));
    router.add('#', reader(seen, '4'));
    send(router, 'a/b');
    expect(seen).toEqual(['1:a/b', '2:a/b', '4:a/b', '3:a/b']);
  });

  it('takes readers in and out of a long list without copying it, also while a message is under way', () => {
    const seen: string[] = [];
    const router = new Router();
    const readers = Array.from({ length: 100 }, (_, index) => reader(seen, String(index)));
    const late = reader(seen, 'late');
    const last = readers.at(-1) as (typeof readers)[number];
    router.add('a', {
      deliver: () => {
        router.add('a', late);
        router.remove('a', last);
      },
    });
    for (const each of readers) router.add('a', each);
    const list = router.get('a')?.bindings;
    send(router, 'a');
    expect(router.get('a')?.bindings).toBe(list);
    // Who comes with a message gets the next one; who goes gets no more.
    expect(seen).toEqual(readers.slice(0, -1).map((_, index) => `${index}:a`));
    seen.length = 0;
    router.remove('a', late);
    send(router, 'a');
    expect(seen).toHaveLength(99);
  });

  it('forgets the places of readers that went, and says when the last of many is gone', () => {
    const router = new Router();
    const seen: string[] = [];
    const readers = Array.from({ length: 200 }, (_, index) => reader(seen, String(index)));
    for (const each of readers) router.add('a', each);
    const ends = readers.map((each) => router.remove('a', each));
    expect(ends.indexOf(true)).toBe(199);
    expect(router.size).toBe(0);
    for (const each of readers) router.add('a', each);
    for (const each of readers.slice(0, 150)) router.remove('a', each);
    expect(router.get('a')?.bindings.length).toBeLessThan(110);
    send(router, 'a');
    expect(seen).toEqual(readers.slice(150).map((_, index) => `${index + 150}:a`));
  });

  it('says when the last reader of a filter has gone', () => {
    const router = new Router();
    const one = reader([], '1');
    const two = reader([], '2');
    for (const filter of ['a/b', 'a/+']) {
      router.add(filter, one);
      router.add(filter, two);
      expect(router.remove(filter, one)).toBe(false);
      expect(router.remove(filter, two)).toBe(true);
      expect(router.remove(filter, two)).toBe(false);
      expect(router.size).toBe(0);
    }
    expect(send(router, 'a/b')).toBe(0);
  });

  it('keeps the last payload as text when a reader has decoded it, and leaves long ones out', () => {
    const router = new Router();
    router.add('a', { deliver: (message) => void message.text });
    router.route(new IncomingMessage('a', Buffer.from('on'), false, 5));
    expect(router.get('a')).toMatchObject({ lastText: 'on', lastAt: 5 });
    router.route(new IncomingMessage('a', Buffer.alloc(20_000, 'x'), false, 6));
    expect(router.get('a')).toMatchObject({ lastText: undefined, lastAt: 6 });
  });

  it.each([
    ['a/b', true],
    ['', false],
    ['a/+', false],
    ['a/#', false],
    ['a\0b', false],
    ['x'.repeat(65_536), false],
  ])('may publish to %j: %s', (topic, allowed) => {
    expect(isPublishable(topic)).toBe(allowed);
  });
});

describe('message', () => {
  it('knows invalid UTF-8 from a payload that holds the replacement character', () => {
    expect(new IncomingMessage('t', Buffer.from([0xff, 0xfe]), false).decodable).toBe(false);
    expect(new IncomingMessage('t', Buffer.from('\ufffd'), false).decodable).toBe(true);
  });

  it.each([
    ['iso-8859-1', [0xc2, 0xb0], 'Â°'],
    ['latin-1', [0x80], '\u0080'],
    ['windows-1252', [0x80], '€'],
    ['utf-16', [0x41, 0], 'A'],
    ['ascii', [0x80], undefined],
    ['', [1, 255], '\u0001ÿ'],
  ])('reads %s', (encoding, bytes, text) => {
    expect(new IncomingMessage('t', Buffer.from(bytes), false).in(encoding)?.text).toBe(text);
  });

  it('parses JSON once, and undefined when it is none', () => {
    const message = new IncomingMessage('t', Buffer.from('{"a":20.0}'), false);
    expect(message.json()).toEqual({ a: 20 });
    expect(message.json()).toBe(message.json());
    expect(new IncomingMessage('t', Buffer.from('{"a":NaN}'), false).json()).toBeUndefined();
  });
});
