import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import type { Qos } from '../../../main/service/mqtt/model.ts';
import { SendWindow, type WindowEntry } from '../../../main/service/mqtt/send-window.ts';

const message = (topic: string, qos: Qos = 1, bytes = 10): WindowEntry => ({ topic, qos, bytes });

describe('the window of what is sent and not answered', () => {
  it('lets out as many as the broker takes, the others in order as answers come', () => {
    const window = new SendWindow<WindowEntry>(2);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((topic) => message(topic)) as [
      WindowEntry,
      WindowEntry,
      WindowEntry,
      WindowEntry,
    ];
    expect([a, b, c, d].map((each) => window.offer(each, 1))).toEqual(['send', 'send', 'wait', 'wait']);
    expect(window.answered(b, 2)).toEqual([c]);
    expect(window.answered(b, 3)).toEqual([]);
    expect(window.answered(a, 4)).toEqual([d]);
    expect([...window.inFlight]).toEqual([c, d]);
    expect(window.oldestMs).toBe(2);
  });

  it('lets QoS 0 pass, but never before an earlier message of its topic', () => {
    const window = new SendWindow<WindowEntry>(1);
    const first = message('lamp');
    window.offer(first, 0);
    const second = message('lamp');
    window.offer(second, 0);
    expect(window.offer(message('door', 0), 0)).toBe('send');
    const third = message('lamp', 0);
    expect(window.offer(third, 0)).toBe('wait');
    expect(window.answered(first, 1)).toEqual([second, third]);
  });

  it('lets a new message wait behind those that wait already', () => {
    const window = new SendWindow<WindowEntry>(1);
    const first = message('a');
    window.offer(first, 0);
    const second = message('b', 2);
    window.offer(second, 0);
    expect(window.offer(message('c', 2), 0)).toBe('wait');
  });

  it('can be narrower for QoS 2, and keeps the order', () => {
    const window = new SendWindow<WindowEntry>(3, 1);
    const [a, b, c] = [message('a', 2), message('b', 2), message('c', 1)];
    expect([a, b, c].map((each) => window.offer(each, 0))).toEqual(['send', 'wait', 'wait']);
    expect(window.answered(a, 1)).toEqual([b, c]);
  });

  it('takes back only what was not sent, and lets out what stood behind it', () => {
    const window = new SendWindow<WindowEntry>(1);
    const sent = message('a');
    const waiting = message('b');
    const behind = message('b', 0);
    for (const each of [sent, waiting, behind]) window.offer(each, 0);
    expect(window.withdraw(sent, 0)).toBeUndefined();
    expect(window.withdraw(waiting, 0)).toEqual([behind]);
    expect(window.answered(sent, 0)).toEqual([]);
    expect([...window.waiting]).toEqual([]);
  });

  it('holds no more than its bounds', () => {
    const window = new SendWindow<WindowEntry>(1);
    window.offer(message('a'), 0);
    expect(window.offer(message('b', 1, limits.publishesWaitingBytes), 0)).toBe('wait');
    expect(window.offer(message('c', 1, 1), 0)).toBe('full');
    const many = new SendWindow<WindowEntry>(1);
    many.offer(message('a'), 0);
    for (let index = 0; index < limits.publishesWaiting; index += 1) many.offer(message('b', 1, 0), 0);
    expect(many.offer(message('b', 1, 0), 0)).toBe('full');
  });
});
