import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { Intake } from '../../../main/service/mqtt/intake.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Every byte that is taken costs a hundredth of a millisecond. */
function openIntake({ retained = false } = {}) {
  const wire = new PassThrough();
  let now = 0;
  let taken = '';
  const intake: Intake = new Intake(wire, {
    now: () => now,
    take(chunk, isDue) {
      if (retained) intake.replaying();
      for (let index = 0; index < chunk.length; index += 1) {
        taken += String.fromCharCode(chunk[index] ?? 0);
        now += 0.01;
        if (isDue() && index < chunk.length - 1) return chunk.subarray(index + 1);
      }
      return undefined;
    },
  });
  return { intake, wire, taken: () => taken };
}

const bytes = (length: number) => Buffer.alloc(length, 'a');

describe('taking in what a connection brings', () => {
  it('deals with a small chunk at once', () => {
    const { intake, taken } = openIntake();
    intake.add(Buffer.from('on'));
    expect(taken()).toBe('on');
  });

  it('leaves the rest of a large one to later turns, and keeps the order', async () => {
    const { intake, taken } = openIntake();
    const text = Array.from({ length: 5_000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
    intake.add(Buffer.from(text.slice(0, 3_000)));
    intake.add(Buffer.from(text.slice(3_000)));
    expect(taken().length).toBeLessThan(3_000);
    await waitUntil('all is taken', () => taken().length === text.length);
    expect(taken()).toBe(text);
  });

  it('reads on while a replay comes', () => {
    const { intake, wire } = openIntake({ retained: true });
    for (let index = 0; index < 32; index += 1) intake.add(bytes(65_536));
    expect(wire.isPaused()).toBe(false);
  });

  it('lets the broker wait while live messages come faster than they are dealt with, and reads on later', async () => {
    const { intake, wire, taken } = openIntake();
    wire.resume();
    intake.add(bytes(1));
    await new Promise(setImmediate);
    const chunk = bytes(limits.liveBytes);
    for (let index = 0; index < 3; index += 1) intake.add(chunk);
    expect(wire.isPaused()).toBe(true);
    await waitUntil('all is taken', () => taken().length === 3 * chunk.length + 1);
    expect(wire.isPaused()).toBe(false);
  });

  it('says when all is dealt with, to the first who asks', async () => {
    const { intake, taken } = openIntake();
    intake.add(bytes(3_000));
    const said: string[] = [];
    intake.whenEmpty(() => said.push(`error after ${taken().length}`));
    intake.whenEmpty(() => said.push('close'));
    await waitUntil('it is said', () => said.length > 0);
    expect(said).toEqual(['error after 3000']);
  });

  it('drops what waits when it is closed', async () => {
    const { intake, taken } = openIntake();
    intake.add(bytes(3_000));
    const before = taken();
    intake.close();
    await new Promise(setImmediate);
    expect(taken()).toBe(before);
  });
});
