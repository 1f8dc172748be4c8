import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { LogGate } from '../../main/service/log/gate.ts';
import { StreamSink } from '../../main/service/log/sinks.ts';

it('the log takes so many lines of each event in a while, and counts the rest', () => {
  const gate = new LogGate(3, 1_000);
  const pass = (event: string, nowMs: number, times: number) =>
    Array.from({ length: times }, () => gate.passes(event, nowMs)).filter(Boolean).length;
  expect([pass('junk', 0, 10), pass('other', 0, 2)]).toEqual([3, 2]);
  expect(gate.takeLeftOut(500)).toEqual([]);
  expect(gate.hasLeftOut).toBe(true);
  // It goes on: what was left out is told first.
  expect(pass('junk', 1_000, 1)).toBe(0);
  expect(gate.takeLeftOut(1_000)).toEqual([{ event: 'junk', lines: 8 }]);
  expect(gate.hasLeftOut).toBe(false);
  expect(pass('junk', 1_001, 10)).toBe(3);
  // A clock that was set back does not close it for good.
  expect(gate.takeLeftOut(-5_000)).toEqual([{ event: 'junk', lines: 7 }]);
  expect(pass('junk', -5_000, 2)).toBe(2);
});

it('lines for a reader that does not read are left out, and counted when it reads again', async () => {
  const written: string[] = [];
  let go: (() => void) | undefined;
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      go = done;
    },
  });
  const sink = new StreamSink(stream, 100);
  for (let index = 0; index < 50; index++) sink.write(`line ${index}\n`);
  expect(stream.writableLength).toBeLessThanOrEqual(100);
  while (stream.writableLength > 0) {
    go?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  sink.write('after\n');
  while (stream.writableLength > 0) {
    go?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const text = written.join('');
  const kept = text.match(/line /g)?.length ?? 0;
  expect(text).toContain(`"event":"log.leftOut","lines":${50 - kept}}\nafter\n`);
  expect(kept).toBeLessThan(15);
});

it('a reader that went away is no error', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
  const sink = new StreamSink(stream);
  sink.write('a\n');
  await new Promise((resolve) => setImmediate(resolve));
  sink.write('b\n');
});
