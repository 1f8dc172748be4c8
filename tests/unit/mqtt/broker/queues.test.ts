import { Writable } from 'node:stream';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { describe, expect, it, vi } from 'vitest';
import { brokerLimits } from '../../../../main/service/base/broker-limits.ts';
import { Acknowledgements } from '../../../../main/service/mqtt/broker/acknowledgements.ts';
import { Outbox } from '../../../../main/service/mqtt/broker/outbox.ts';
import { answer, type Frame, Publication, suback } from '../../../../main/service/mqtt/broker/publication.ts';
import { QueueBudget } from '../../../../main/service/mqtt/broker/queue-budget.ts';
import { Session } from '../../../../main/service/mqtt/broker/session.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const mib = 1024 * 1024;
const budget = () => new QueueBudget({ each: 16 * mib, total: 64 * mib, small: mib });

/** A network that takes what is written when it is told to. */
class Network extends Writable {
  readonly bytes: Buffer[] = [];
  #held: Array<() => void> = [];
  isOpen = false;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.bytes.push(chunk);
    if (this.isOpen) setImmediate(done);
    else this.#held.push(done);
  }

  async open(): Promise<void> {
    this.isOpen = true;
    await new Promise((resolve) => setImmediate(resolve));
    for (const done of this.#held.splice(0)) done();
    while (this.writableLength > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  packets(): Packet[] {
    const found: Packet[] = [];
    const parser = mqttPacket.parser({ protocolVersion: 4 });
    parser.on('packet', (packet) => found.push(packet));
    for (const chunk of this.bytes) parser.parse(chunk);
    return found;
  }
}

function outboxOn(network: Network, shared = budget()) {
  const timers = createFakeClock();
  const onStuck = vi.fn();
  const onRoom = vi.fn();
  return { timers, onStuck, onRoom, outbox: new Outbox({ wire: network, budget: shared, timers, onRoom, onStuck }) };
}

const message = (topic: string, bytes: number): Publication => new Publication(topic, Buffer.alloc(bytes, 1), 0, false);

describe('packets of the built-in broker', () => {
  it.each([0, 1, 120, 16_000, 70_000, 3_000_000])('are read by a library, with %i bytes of payload', async (bytes) => {
    const network = new Network();
    const { outbox } = outboxOn(network);
    outbox.send(message('a/ä€', bytes).frame());
    outbox.send(new Publication('b', Buffer.alloc(bytes, 2), 2, true).frameFor(2, 513, true));
    outbox.send(answer('pubrel', 258));
    outbox.send(suback(7, Array(20_000).fill(1)));
    await network.open();
    const [first, second, third, fourth] = network.packets();
    expect(first).toMatchObject({ cmd: 'publish', topic: 'a/ä€', qos: 0, retain: false, dup: false });
    expect(second).toMatchObject({ cmd: 'publish', topic: 'b', qos: 2, retain: true, dup: true, messageId: 513 });
    expect(first?.cmd === 'publish' && first.payload.length).toBe(bytes);
    expect(third).toMatchObject({ cmd: 'pubrel', messageId: 258 });
    expect(fourth?.cmd === 'suback' && fourth.granted.length).toBe(20_000);
  });
});

describe('an outbox', () => {
  it('drops the oldest QoS 0 messages of one that does not read, and nothing else', async () => {
    const network = new Network();
    const { outbox, onStuck } = outboxOn(network);
    for (let index = 0; index < 100; index += 1) {
      outbox.send(message(`m/${index}`, mib).frame());
      if (index % 10 === 0)
        outbox.send(new Publication(`q/${index}`, Buffer.from('1'), 1, false).frameFor(1, index + 1, false));
    }
    expect(outbox.dropped).toBeGreaterThan(70);
    expect(onStuck).not.toHaveBeenCalled();
    await network.open();
    const topics = network.packets().flatMap((each) => (each.cmd === 'publish' ? [each.topic] : []));
    expect(topics.filter((topic) => topic.startsWith('q/'))).toHaveLength(10);
    expect(topics.at(-1)).toBe('m/99');
    const numbers = topics.filter((topic) => topic.startsWith('m/')).map((topic) => Number(topic.slice(2)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('takes one message that is larger than the bound when nothing else waits', async () => {
    const network = new Network();
    const { outbox } = outboxOn(network, new QueueBudget({ each: mib, total: mib, small: 1 }));
    outbox.send(message('first', 100_000).frame());
    outbox.send(message('large', 3 * mib).frame());
    await network.open();
    expect(network.packets()).toHaveLength(2);
  });

  it('says when nothing goes out for 30 s, not while large messages pass in pieces', async () => {
    const network = new Network();
    const { outbox, onStuck, timers } = outboxOn(network);
    for (let index = 0; index < 4; index += 1) outbox.send(message('m', mib).frame());
    timers.advance(brokerLimits.stuckMs - 1);
    expect(onStuck).not.toHaveBeenCalled();
    timers.advance(1);
    expect(onStuck).toHaveBeenCalledOnce();
    const other = new Network();
    const second = outboxOn(other);
    second.outbox.send(message('m', mib).frame());
    second.timers.advance(20_000);
    await other.open();
    second.timers.advance(60_000);
    expect(second.onStuck).not.toHaveBeenCalled();
    expect(second.timers.pending).toBe(0);
  });

  it('gives back what it counted when it is closed', () => {
    const shared = budget();
    const { outbox } = outboxOn(new Network(), shared);
    for (let index = 0; index < 10; index += 1) outbox.send(message('m', mib).frame());
    expect(shared.total).toBeGreaterThan(mib);
    outbox.close();
    expect(shared.total).toBe(0);
  });

  it('leaves those with little alone when all together have too much', () => {
    const shared = new QueueBudget({ each: 10, total: 20, small: 3 });
    shared.count(19);
    expect(shared.mayHold(2, 1)).toBe(true);
    expect(shared.mayHold(3, 2)).toBe(false);
    expect(shared.mayHold(0, 100)).toBe(true);
  });
});

describe('acknowledgements', () => {
  it('keep their order; one that waits holds back those after it', () => {
    const sent: Frame[] = [];
    const acknowledgements = new Acknowledgements((frame) => sent.push(frame));
    const frames = [1, 2, 3, 4].map((id) => answer('puback', id));
    const [a, b, c, d] = frames as [Frame, Frame, Frame, Frame];
    acknowledgements.now(a);
    const second = acknowledgements.later(b);
    const third = acknowledgements.later(c);
    acknowledgements.now(d);
    third();
    expect(sent).toEqual([a]);
    second();
    expect(sent).toEqual(frames);
    expect(acknowledgements.waiting).toBe(0);
  });
});

describe('a session', () => {
  const line = (network = new Network()) => {
    network.isOpen = true;
    const overflowed = vi.fn();
    return { network, overflowed, line: { outbox: outboxOn(network).outbox, overflowed } };
  };
  const settle = async (network: Network): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (network.writableLength > 0);
  };
  const published = (network: Network) => network.packets().flatMap((each) => (each.cmd === 'publish' ? [each] : []));

  it('sends what is not acknowledged again, in order, with DUP, and then what waited', async () => {
    const session = new Session('c', '', false, budget());
    const first = line();
    session.attach(first.line);
    for (const topic of ['a', 'b', 'c'])
      session.deliver(new Publication(topic, Buffer.from('1'), topic === 'b' ? 2 : 1, false), 2);
    await settle(first.network);
    expect(published(first.network).map(({ topic, qos }) => [topic, qos])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 1],
    ]);
    session.acknowledged(1);
    session.received(2);
    session.detach(0);
    session.deliver(new Publication('d', Buffer.from('1'), 1, false), 1);
    session.deliver(new Publication('e', Buffer.from('1'), 0, false), 1);
    const second = line();
    session.attach(second.line);
    await settle(second.network);
    expect(second.network.packets()[0]).toMatchObject({ cmd: 'pubrel', messageId: 2 });
    expect(published(second.network).map(({ topic, dup }) => [topic, dup])).toEqual([
      ['c', true],
      ['d', false],
    ]);
  });

  it('sends a bounded number before acknowledgements come', async () => {
    const session = new Session('c', '', true, budget());
    const { network, line: on } = line();
    session.attach(on);
    for (let index = 0; index < 1_000; index += 1) session.deliver(new Publication('a', Buffer.from('1'), 1, false), 1);
    await settle(network);
    expect(published(network)).toHaveLength(brokerLimits.inflight);
    for (let id = 1; id <= 10; id += 1) session.acknowledged(id);
    await settle(network);
    expect(published(network)).toHaveLength(brokerLimits.inflight + 10);
  });

  it('disconnects who acknowledges nothing at a bound; what waits for one that is away loses its oldest', () => {
    const shared = budget();
    const clean = new Session('c', '', true, shared);
    const { line: on, overflowed } = line();
    overflowed.mockImplementation(() => clean.close());
    clean.attach(on);
    for (let index = 0; index < 20; index += 1) clean.deliver(new Publication('a', Buffer.alloc(mib), 1, false), 1);
    expect(overflowed).toHaveBeenCalled();
    clean.close();
    expect(shared.total).toBeLessThan(17 * mib);
    const away = new Session('d', '', false, shared);
    for (let index = 0; index < 100; index += 1)
      away.deliver(new Publication(`m/${index}`, Buffer.alloc(mib), 1, false), 1);
    expect(away.bytes).toBeLessThanOrEqual(16 * mib);
    expect(away.lost).toBeGreaterThan(80);
    away.close();
  });
});
