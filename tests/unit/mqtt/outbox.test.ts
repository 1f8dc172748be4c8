import { beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { Delivery, OutgoingMessage, Qos } from '../../../main/service/mqtt/model.ts';
import { Outbox } from '../../../main/service/mqtt/outbox.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';

let clock: FakeClock;
let outbox: Outbox;
let sent: Array<{ topic: string; answered: (result: Result<Delivery>) => void }>;
let stuck: number;

beforeEach(() => {
  clock = createFakeClock();
  sent = [];
  stuck = 0;
  outbox = new Outbox({
    timers: clock,
    inFlight: 2,
    exactlyOnce: 2,
    send: ({ topic }, answered) => sent.push({ topic, answered }),
    onStuck: () => {
      stuck += 1;
    },
  });
});

const message = (topic: string, qos: Qos = 1): OutgoingMessage => ({ topic, payload: 'x', qos, retain: false });
const topics = (): string[] => sent.map(({ topic }) => topic);
const code = async (result: Promise<Result<Delivery>>): Promise<string> => {
  const settled = await result;
  return settled.ok ? `sent ${settled.value.unconfirmed?.code ?? 'ok'}` : settled.error.code;
};

describe('what a connection is to send', () => {
  it('is answered as the broker answers, in order, and leaves no timer', async () => {
    const all = ['a', 'b', 'c'].map((topic) => outbox.publish(message(topic)));
    expect(topics()).toEqual(['a', 'b']);
    sent[0]?.answered(ok({}));
    expect(topics()).toEqual(['a', 'b', 'c']);
    sent[1]?.answered(err('broker.refused', 'not authorized'));
    sent[2]?.answered(ok({}));
    expect(await Promise.all(all)).toEqual([ok({}), err('broker.refused', 'not authorized'), ok({})]);
    expect(clock.pending).toBe(0);
  });

  it('has a deadline: sent and not acknowledged is not known, still waiting is not sent and never will be', async () => {
    const all = ['a', 'b', 'c'].map((topic) => code(outbox.publish(message(topic))));
    clock.advance(limits.publishTimeoutMs);
    expect(await Promise.all(all)).toEqual(['sent broker.timeout', 'sent broker.timeout', 'command.timeout']);
    sent[0]?.answered(ok({}));
    expect(topics()).toEqual(['a', 'b']);
    expect(clock.pending).toBe(0);
  });

  it('keeps the place of what is unanswered after its deadline: the broker counts it', async () => {
    void outbox.publish(message('a'));
    void outbox.publish(message('b'));
    clock.advance(limits.publishTimeoutMs);
    const late = code(outbox.publish(message('c')));
    expect(topics()).toEqual(['a', 'b']);
    sent[1]?.answered(ok({}));
    sent[2]?.answered(ok({}));
    expect(await late).toBe('sent ok');
  });

  it('says when the broker answers nothing any more', () => {
    void outbox.publish(message('a'));
    void outbox.publish(message('b'));
    for (let passed = 0; passed < limits.unansweredMs; passed += limits.publishTimeoutMs) {
      expect(stuck).toBe(0);
      void outbox.publish(message('c'));
      clock.advance(limits.publishTimeoutMs);
    }
    expect(stuck).toBe(1);
  });

  it('ends with the connection: what waited was not sent, the rest is not known, and nothing goes out later', async () => {
    const all = [message('a'), message('b'), message('c'), message('d', 0)].map((each) => code(outbox.publish(each)));
    outbox.close();
    expect(await Promise.all(all)).toEqual([
      'sent broker.timeout',
      'sent broker.timeout',
      'broker.offline',
      'sent broker.timeout',
    ]);
    sent[0]?.answered(ok({}));
    expect(topics()).toEqual(['a', 'b', 'd']);
    expect(await code(outbox.publish(message('e')))).toBe('broker.offline');
    expect(clock.pending).toBe(0);
  });
});
