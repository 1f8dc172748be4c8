import { beforeEach, expect, it } from 'vitest';
import { createPageFlow, type PageFlow } from '../../../../main/shell/window/page-flow.ts';

let caughtUp: number;
let flow: PageFlow;
beforeEach(() => {
  caughtUp = 0;
  flow = createPageFlow(3, () => {
    caughtUp += 1;
  });
});
const send = (times: number) => Array.from({ length: times }, () => flow.send());

it('a page that takes in what is sent gets everything', () => {
  for (let count = 1; count <= 100; count++) {
    expect(flow.send()).toBe(true);
    flow.seen(count);
  }
  expect(caughtUp).toBe(0);
});

it('a page that hangs gets no more than so many, and is told once when it is back', () => {
  expect(send(6)).toEqual([true, true, true, false, false, false]);
  flow.seen(2);
  // Not until it has taken in all: it has to start anew anyway.
  expect(flow.send()).toBe(false);
  expect(caughtUp).toBe(0);
  flow.seen(3);
  expect(caughtUp).toBe(1);
  expect(send(4)).toEqual([true, true, true, false]);
});

it('a page that was loaded anew counts from there, whatever was on its way', () => {
  send(6);
  flow.restart();
  expect(send(2)).toEqual([true, true]);
  // With one that was sent before.
  flow.seen(3);
  expect(send(4)).toEqual([true, true, true, false]);
  flow.seen(1);
  expect(flow.send()).toBe(false);
});

it('says how many a page has not taken in', () => {
  send(3);
  flow.seen(2);
  expect(flow.unseen()).toBe(1);
  flow.restart();
  expect(flow.unseen()).toBe(0);
});
