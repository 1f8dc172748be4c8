/** Links that open the app: strict to read, and nothing runs unasked. */
import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { type Box, catchLinks, createLinks, linkIn, parseLink } from '../../../main/shell/system/links.ts';
import { plainEnglish } from '../../../preload/words/outside.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

describe('a link', () => {
  it.each([
    ['inglenook://entity/light.hall', { to: 'entity', id: 'light.hall' }],
    ['INGLENOOK://ENTITY/light.hall', { to: 'entity', id: 'light.hall' }],
    ['inglenook://room/Living%20room', { to: 'room', id: 'Living room' }],
    ['inglenook://room/K%C3%BCche/', { to: 'room', id: 'Küche' }],
    ['inglenook://room/a%2Fb', { to: 'room', id: 'a/b' }],
    ['inglenook://alerts', { to: 'alerts' }],
    ['inglenook://alerts/', { to: 'alerts' }],
    ['inglenook://run/backup', { to: 'run', id: 'backup' }],
  ])('%s is understood', (text, link) => {
    expect(parseLink(text)).toEqual(link);
  });

  it.each([
    '',
    'inglenook:',
    'inglenook://',
    'inglenook:entity/light.hall',
    'inglenook:///entity/light.hall',
    'inglenook://entity',
    'inglenook://entity/',
    'inglenook://entity/a/b',
    'inglenook://entity/a?x=1',
    'inglenook://entity/a#x',
    'inglenook://user@entity/a',
    'inglenook://entity:1/a',
    'inglenook://alerts/all',
    'inglenook://settings/http',
    'inglenook://run/a b',
    'inglenook://run/%00',
    'inglenook://run/%0A--broker',
    'inglenook://run/%E0%A4%A',
    `inglenook://run/${'x'.repeat(300)}`,
    'x inglenook://run/a',
    'http://entity/a',
    'app://inglenook/index.html',
  ])('%s is unknown', (text) => {
    expect(parseLink(text)).toEqual({ to: 'unknown' });
  });

  it('is found among the arguments of the system, whatever else they hold', () => {
    expect(linkIn(['/usr/bin/inglenook', '--hidden'])).toBeUndefined();
    expect(linkIn(['/usr/bin/inglenook', 'inglenook://a', '--x', 'Inglenook://alerts'])).toBe('Inglenook://alerts');
  });

  it('that came before the app could follow it is not lost', () => {
    let tell: ((event: { preventDefault(): void }, url: string) => void) | undefined;
    const feed = catchLinks({ on: (_event, listener) => (tell = listener) }, ['app', 'inglenook://alerts']);
    tell?.({ preventDefault: () => undefined }, 'inglenook://room/a');
    const seen: string[] = [];
    feed.follow((link) => seen.push(link));
    tell?.({ preventDefault: () => undefined }, 'inglenook://room/b');
    expect(seen).toEqual(['inglenook://alerts', 'inglenook://room/a', 'inglenook://room/b']);
  });
});

function world(press: number) {
  const called: Array<readonly [string, unknown]> = [];
  const shown: unknown[] = [];
  const boxes: Box[] = [];
  let release: (() => void) | undefined;
  const waiting: { hold: boolean } = { hold: false };
  const answers: Readonly<Record<string, Result<unknown>>> = {
    'task.list': ok({ tasks: [{ id: 'backup', name: 'Back up\n\u202ethe home' }] }),
    'automation.list': ok({ automations: [{ id: 'night', name: 'Night' }] }),
    'task.run': err('task.running'),
    'automation.run': ok({ traceId: 't' }),
  };
  const words = plainEnglish();
  const open = createLinks({
    api: {
      call: async (name, request) => {
        called.push([name, request]);
        return answers[name] ?? err('internal');
      },
    },
    words: { get: () => words },
    logger: createMemoryLogger(),
    show: (target) => shown.push(target),
    async ask(box) {
      boxes.push(box);
      if (waiting.hold) await new Promise<void>((done) => (release = done));
      return press;
    },
  });
  const ran = () => called.filter(([name]) => name.endsWith('.run'));
  return { open, shown, boxes, ran, waiting, release: () => release?.() };
}

const settled = () => new Promise((done) => setImmediate(done));

describe('following a link', () => {
  it('shows what it names', () => {
    const { open, shown, boxes } = world(0);
    open('inglenook://entity/light.hall');
    open('inglenook://room/Hall');
    open('inglenook://alerts');
    expect(shown).toEqual([{ view: 'device', id: 'light.hall' }, { view: 'room', id: 'Hall' }, { view: 'alerts' }]);
    expect(boxes).toEqual([]);
  });

  it('runs work only when the person says so, and names it in one clean line', async () => {
    const refused = world(0);
    refused.open('inglenook://run/night');
    await settled();
    expect(refused.boxes).toEqual([
      { message: 'Run “Night”?', detail: 'A link asks for it.', buttons: ['Cancel', 'Run'] },
    ]);
    expect(refused.ran()).toEqual([]);
    const agreed = world(1);
    agreed.open('inglenook://run/night');
    await settled();
    expect(agreed.ran()).toEqual([['automation.run', { id: 'night' }]]);
    const task = world(1);
    task.open('inglenook://run/backup');
    await settled();
    expect(task.boxes[0]?.message).not.toMatch(/[\n\u202e]/);
    expect(task.ran()).toEqual([['task.run', { id: 'backup' }]]);
    expect(task.boxes[1]?.message).toContain('task.running');
  });

  it('asks once, however many links a page opens', async () => {
    const { open, boxes, ran, waiting, release } = world(1);
    waiting.hold = true;
    for (let count = 0; count < 100; count += 1) open('inglenook://run/night');
    await settled();
    expect(boxes).toHaveLength(1);
    waiting.hold = false;
    release();
    await settled();
    expect(ran()).toHaveLength(1);
  });

  it('says of unknown links and unknown work that they are', async () => {
    const { open, boxes, ran } = world(1);
    open('inglenook://format/c');
    await settled();
    open('inglenook://run/none');
    await settled();
    expect(boxes).toMatchObject([
      { message: 'Inglenook does not know this link', detail: 'inglenook://format/c' },
      { detail: 'There is no task or automation “none”.' },
    ]);
    expect(ran()).toEqual([]);
  });
});
