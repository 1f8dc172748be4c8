import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Frames } from '../../../main/service/mqtt/frames.ts';
import { packet, publishPacket } from '../../support/mqtt-packets.ts';

type Event =
  | { readonly kind: 'message'; readonly topic: string; readonly payload: string; readonly retained: boolean }
  | {
      readonly kind: 'oversized';
      readonly topic: string;
      readonly qos: number;
      readonly id: number;
      readonly bytes: number;
    }
  | { readonly kind: 'malformed' };

/** Feeds the chunks; what came out, and the bytes that were left to others. */
function feed(
  chunks: readonly Buffer[],
  { version = 4 as 4 | 5, maxBytes = 100_000, isDue = (): boolean => false, expected = '' } = {},
) {
  const events: Event[] = [];
  const others: Buffer[] = [];
  const frames = new Frames(
    {
      message: (topic, payload, retained) =>
        events.push({ kind: 'message', topic, payload: payload.toString('latin1'), retained }),
      others: (packets) => others.push(Buffer.from(packets)),
      oversized: (topic, qos, id, bytes) => events.push({ kind: 'oversized', topic, qos, id, bytes }),
      malformed: () => events.push({ kind: 'malformed' }),
      isExpected: (topic) => topic === expected,
    },
    version,
    maxBytes,
  );
  let pauses = 0;
  for (const chunk of chunks) {
    for (let rest = frames.feed(chunk, isDue); rest !== undefined; rest = frames.feed(rest, isDue)) pauses += 1;
  }
  return { events, others: Buffer.concat(others), pauses };
}

/** Cuts bytes into chunks at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
}

const pingResponse = packet(0xd0, Buffer.alloc(0));
const suback = packet(0x90, Buffer.from([0, 7, 0, 1]));
const message = (topic: string, text: string) => publishPacket({ topic, payload: Buffer.from(text) });

describe('taking messages out of the stream', () => {
  it('hands out QoS 0 messages, and the bytes of all else in order', () => {
    const confirmed = publishPacket({ topic: 'a/b', payload: Buffer.from('1'), qos: 1, messageId: 9 });
    const { events, others } = feed([
      Buffer.concat([suback, message('a/b', 'on'), confirmed, pingResponse, message('c', ''), pingResponse]),
    ]);
    expect(events).toEqual([
      { kind: 'message', topic: 'a/b', payload: 'on', retained: false },
      { kind: 'message', topic: 'c', payload: '', retained: false },
    ]);
    expect(others).toEqual(Buffer.concat([suback, confirmed, pingResponse, pingResponse]));
  });

  it('stops at a packet when it is time to, and goes on from there', () => {
    const packets = Array.from({ length: 100 }, (_, index) => message('t', String(index)));
    const { events, pauses } = feed([Buffer.concat([...packets, pingResponse])], { isDue: () => true });
    expect(events.map((event) => event.kind === 'message' && event.payload)).toEqual(
      [...Array(100).keys()].map(String),
    );
    expect(pauses).toBeGreaterThan(5);
  });

  it.each([1, 7, 150, 100_000])('gathers a message over the cap that is expected, in chunks of %s bytes', (size) => {
    const bytes = Buffer.concat([message('a', 'x'.repeat(300)), message('b', 'y'.repeat(300)), message('c', 'z')]);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    const { events } = feed([pingResponse, ...chunks], { maxBytes: 100, expected: 'b' });
    expect(events).toEqual([
      { kind: 'oversized', topic: 'a', qos: 0, id: 0, bytes: 306 },
      { kind: 'message', topic: 'b', payload: 'y'.repeat(300), retained: false },
      { kind: 'message', topic: 'c', payload: 'z', retained: false },
    ]);
  });

  it('tells a retained replay', () => {
    const { events } = feed([publishPacket({ topic: 'a', payload: Buffer.from('1'), retain: true })]);
    expect(events).toEqual([{ kind: 'message', topic: 'a', payload: '1', retained: true }]);
  });

  it('reads past the properties of MQTT 5', () => {
    const properties = Buffer.from([0x02, 0, 0, 0, 60, 0x26, 0, 1, 97, 0, 1, 98]);
    const { events } = feed(
      [
        publishPacket({ topic: 'a', payload: Buffer.from('1'), properties }),
        publishPacket({ topic: 'b', payload: Buffer.from('2'), properties: Buffer.alloc(0) }),
        publishPacket({ topic: 'c', payload: Buffer.from('3'), properties: Buffer.alloc(300, 0x26) }),
      ],
      { version: 5 },
    );
    expect(events.map((event) => event.kind === 'message' && `${event.topic}${event.payload}`)).toEqual([
      'a1',
      'b2',
      'c3',
    ]);
  });

  it('leaves a message without a topic to the library, which knows what to do with aliases', () => {
    const aliased = publishPacket({ topic: '', payload: Buffer.from('1'), properties: Buffer.from([0x23, 0, 1]) });
    const { events, others } = feed([aliased], { version: 5 });
    expect(events).toEqual([]);
    expect(others).toEqual(aliased);
  });

  it('makes the same of any stream, however it is cut', () => {
    const anyMessage = fc.record({
      topic: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' }),
      payload: fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
      qos: fc.constantFrom(0 as const, 0 as const, 1 as const, 2 as const),
      retain: fc.boolean(),
      properties: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    });
    const anyPacket = fc.oneof(anyMessage, fc.constantFrom(pingResponse, suback));
    fc.assert(
      fc.property(
        fc.array(anyPacket, { maxLength: 20 }),
        fc.array(fc.nat(20_000), { maxLength: 30 }),
        fc.constantFrom(4 as const, 5 as const),
        (packets, places, version) => {
          const expected: Event[] = [];
          const rest: Buffer[] = [];
          const stream = packets.map((each) => {
            if (Buffer.isBuffer(each)) {
              rest.push(each);
              return each;
            }
            const { properties, ...fields } = each;
            const bytes = publishPacket(version === 5 ? { ...fields, properties } : fields);
            if (fields.qos > 0) rest.push(bytes);
            else {
              const { topic, retain: retained } = fields;
              expected.push({ kind: 'message', topic, payload: fields.payload.toString('latin1'), retained });
            }
            return bytes;
          });
          for (const isDue of [() => false, () => true]) {
            const { events, others } = feed(cut(Buffer.concat(stream), places), { version, isDue });
            expect(events).toEqual(expected);
            expect(others).toEqual(Buffer.concat(rest));
          }
        },
      ),
    );
  });

  it('skips a message over the cap, however it is cut, and goes on with what follows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(70_000), { maxLength: 20 }),
        fc.constantFrom(0 as const, 1 as const, 2 as const),
        (places, qos) => {
          const large = publishPacket({ topic: 'camera/1', payload: Buffer.alloc(60_000, 1), qos, messageId: 513 });
          const bytes = Buffer.concat([message('a', '1'), large, message('b', '2'), pingResponse]);
          const { events, others } = feed(cut(bytes, places), { maxBytes: 50_000 });
          expect(events).toEqual([
            { kind: 'message', topic: 'a', payload: '1', retained: false },
            { kind: 'oversized', topic: 'camera/1', qos, id: qos === 0 ? 0 : 513, bytes: large.length },
            { kind: 'message', topic: 'b', payload: '2', retained: false },
          ]);
          expect(others).toEqual(pingResponse);
        },
      ),
    );
  });

  it('does not gather what is over the cap: a message of 256 MB that never comes costs nothing', () => {
    const head = Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 0, 1, 97, 0, 0]);
    expect(feed([head]).events).toEqual([{ kind: 'oversized', topic: 'a', qos: 0, id: 0, bytes: 268_435_460 }]);
  });

  it.each([
    ['a length of five bytes', Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])],
    ['a topic longer than its packet', packet(0x30, Buffer.from([0, 200, 97]))],
    ['another packet over the cap', Buffer.from([0x90, 0xff, 0xff, 0xff, 0x7f])],
  ])('gives up on %s, and hears nothing more', (_what, bytes) => {
    expect(feed([bytes, message('a', '1')]).events).toEqual([{ kind: 'malformed' }]);
  });

  it('gives up on properties longer than their packet (MQTT 5)', () => {
    const bytes = packet(0x30, Buffer.from([0, 1, 97, 200, 1]));
    expect(feed([bytes], { version: 5 }).events).toEqual([{ kind: 'malformed' }]);
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (chunks) => {
        for (const version of [4, 5] as const) {
          expect(() =>
            feed(
              chunks.map((chunk) => Buffer.from(chunk)),
              { version, maxBytes: 500 },
            ),
          ).not.toThrow();
        }
      }),
      { numRuns: 500 },
    );
  });
});
