import { describe, expect, it } from 'vitest';
import { err, ok, ServiceError } from '../../../../main/service/base/errors.ts';
import { limits } from '../../../../main/service/base/limits.ts';
import { type CommandRunner, createAnswer, type Invocation } from '../../../../main/shell/window/ipc.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

const frame = { url: 'app://inglenook/index.html', parent: null };
const event = (changes: object = {}, id = 1) =>
  ({ sender: { id }, senderFrame: { ...frame, ...changes } }) as Invocation;

function setup(run: CommandRunner = async (name, request) => ok({ name, request })) {
  const clock = createFakeClock();
  const logger = createMemoryLogger();
  return { clock, logger, answer: createAnswer({ run, isOurs: (id) => id === 1, clock, logger }) };
}

describe('a call from the page', () => {
  it('runs the command and answers its result', async () => {
    const { answer } = setup();
    expect(await answer(event(), 'a.b', { x: 1 })).toEqual(ok({ name: 'a.b', request: { x: 1 } }));
  });

  it.each([
    ['another page', event({ url: 'https://inglenook/index.html' })],
    ['another host of our scheme', event({ url: 'app://inglenook.evil/' })],
    ['a frame inside the page', event({ parent: frame })],
    ['a webContents that is not the window', event({}, 2)],
    ['a frame that is gone', { sender: { id: 1 }, senderFrame: null } as Invocation],
  ])('is refused from %s', async (_from, sender) => {
    const { answer, logger } = setup();
    expect(await answer(sender, 'a.b', {})).toEqual(err('request.sender'));
    expect(logger.lines).toMatchObject([{ event: 'request.refused', fields: { code: 'request.sender' } }]);
  });

  it('is refused when it is too large, counted in bytes', async () => {
    const { answer } = setup();
    const wide = 'é'.repeat(limits.ipcRequestBytes / 2);
    expect(await answer(event(), 'a.b', { wide })).toEqual(err('request.tooLarge'));
    expect(await answer(event(), 'a.b', { narrow: wide.slice(0, 1_000) })).toMatchObject({ ok: true });
  });

  it('is refused when it is no plain data', async () => {
    const { answer } = setup();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const request of [circle, { big: 1n }, undefined, () => 1]) {
      expect(await answer(event(), 'a.b', request)).toEqual(err('request.invalid', 'request'));
    }
    expect(await answer(event(), 5, {})).toEqual(err('request.invalid', 'name'));
  });

  it('is refused when there are too many, until time has passed', async () => {
    const { answer, clock } = setup();
    for (let count = 0; count < limits.ipcRequestsPerSecond; count++)
      expect(await answer(event(), 'a', {})).toMatchObject({ ok: true });
    expect(await answer(event(), 'a', {})).toEqual(err('request.tooMany'));
    clock.advance(100);
    expect(await answer(event(), 'a', {})).toMatchObject({ ok: true });
  });

  it('answers a code when the command throws, and keeps the text in the log', async () => {
    const bug = setup(async () => Promise.reject(new Error('secret path')));
    expect(await bug.answer(event(), 'a', {})).toEqual(err('internal'));
    expect(bug.logger.lines).toMatchObject([{ level: 'error', event: 'request.failed' }]);
    const expected = setup(async () => Promise.reject(new ServiceError('entity.unknown', 'light.a')));
    expect(await expected.answer(event(), 'a', {})).toEqual(err('entity.unknown', 'light.a'));
  });
});
