/** Messages of others: what can be read is shown, what cannot is kept with the reason, nothing vanishes. */
import { describe, expect, it } from 'vitest';
import { type Foreign, foreignTopics, parseForeign } from '../../../main/service/alerts/foreign.ts';
import { createAlertHarness } from '../../support/alert-harness.ts';

const shown = (payload: unknown): Extract<Foreign, { kind: 'show' }> => {
  const foreign = parseForeign(JSON.stringify(payload));
  if (foreign.kind !== 'show') throw new Error(`is ${foreign.kind}`);
  return foreign;
};

describe('a message of others', () => {
  it.each<[string, unknown, object]>([
    ['with an empty list as data', { message: 'B', data: [] }, { body: 'B', notes: [] }],
    ['with a text as data', { message: 'B', data: 'x' }, { body: 'B', notes: ['data was not read: "x"'] }],
    ['with nulls', { message: 'B', title: null, data: { tag: null, actions: null, image: null } }, { body: 'B' }],
    ['with a number as title', { message: 'B', title: 21.5 }, { title: '21.5' }],
    ['with a list as message', { message: ['a', 1] }, { body: '["a",1]', notes: ['message was no text'] }],
    ['with an empty tag', { message: 'B', tag: '' }, { body: 'B' }],
    ['that is a text in quotes', 'Dinner', { body: 'Dinner' }],
    ['with a subtitle', { message: 'B', data: { subtitle: 'S' } }, { body: 'S\nB' }],
    ['that a phone would speak', { message: 'TTS', data: { tts_text: 'Hello' } }, { body: 'Hello' }],
    ['with progress', { message: 'B', data: { progress: 5, progress_max: '20' } }, { shown: { percent: 25 } }],
    ['that stays', { message: 'B', data: { sticky: 'true' } }, { shown: { stays: true } }],
    ['that goes by itself', { message: 'B', data: { duration: 5 } }, { shown: { seconds: 5 } }],
    [
      'with a picture elsewhere',
      { message: 'B', data: { image: 'https://example.org/a.png' } },
      { notes: ['the picture was not fetched: https://example.org/a.png'] },
    ],
    ['with odd actions', { message: 'B', actions: 'x' }, { actions: [], notes: ['actions was no list'] }],
    [
      'with one odd action',
      { message: 'B', actions: [{}, { action: 'A' }, 'C'] },
      { actions: [{ id: 'A' }, { id: 'C' }], notes: ['a button has no name that can be answered with'] },
    ],
    [
      'with a reply of the companion app',
      { message: 'B', actions: [{ action: 'R', behavior: 'textInput', textInputPlaceholder: 'Say' }] },
      { actions: [{ id: 'R', input: { placeholder: 'Say' } }] },
    ],
    [
      'with a field of HASS.Agent',
      { message: 'B', data: { actions: [{ action: 'R' }], inputs: [{ id: 'name', text: '', title: 'Name' }] } },
      { actions: [{ id: 'R', input: { id: 'name', placeholder: 'Name' } }] },
    ],
  ])('%s is shown', (_name, payload, wanted) => {
    expect(shown(payload)).toMatchObject(wanted);
  });

  it('has ten buttons, and says how many more there were', () => {
    const actions = Array.from({ length: 14 }, (_, index) => ({ action: `A${index}` }));
    const { actions: kept, notes } = shown({ message: 'B', actions });
    expect(kept).toHaveLength(10);
    expect(notes).toEqual(['4 more buttons were left out']);
  });

  it('is cut where it is long, and says so', () => {
    const { title, notes } = shown({ message: 'B', title: 'x'.repeat(2_000) });
    expect(title).toHaveLength(250);
    expect(title.endsWith('…')).toBe(true);
    expect(notes).toEqual(['title was cut, it had 2000 characters']);
  });
});

describe('the topics of messages', () => {
  it.each<[string, string | undefined, string[]]>([
    ['notify/pc', undefined, ['notify/pc', 'hass.agent/notifications/desk']],
    ['notify/pc', 'study/1', ['notify/pc', 'hass.agent/notifications/study_1']],
    ['notify/pc', '', ['notify/pc']],
    ['', undefined, []],
  ])('%s, with the name %s', (foreignTopic, agentDevice, wanted) => {
    const settings = { foreignTopic, ...(agentDevice === undefined ? {} : { agentDevice }) };
    expect([...foreignTopics(settings, 'desk')]).toEqual(wanted);
  });
});

describe('the topic of messages', () => {
  const sender = (home: ReturnType<typeof createAlertHarness>) => (payload: unknown) =>
    home.service.onForeignMessage({
      topic: 'notify/pc',
      text: typeof payload === 'string' ? payload : JSON.stringify(payload),
      retained: false,
    });

  it.each([
    ['{"data":{"tag":"x"}}', 'message: is required'],
    ['', 'empty'],
    ['{"message":"command_screen_on"}', 'command_screen_on: is for phones'],
    ['{"message":"clear_notification"}', 'clear_notification: needs a tag'],
  ])('keeps what cannot be shown, with the reason: %s', async (text, reason) => {
    const home = createAlertHarness();
    sender(home)(text);
    await home.pass(2_000);
    expect(home.notifier.shown).toEqual([]);
    expect(home.service.open()).toEqual([]);
    expect(home.service.list({})).toMatchObject([
      {
        rule: 'foreign',
        state: 'recovered',
        delivery: { kind: 'suppressed', reason: 'unreadable' },
        facts: { notes: reason },
      },
    ]);
  });

  it('does not let messages without a tag replace each other', async () => {
    const home = createAlertHarness();
    for (const message of ['One', 'Two']) sender(home)({ message, tag: '', importance: 'high' });
    await home.pass(2_000);
    expect(home.service.open().map(({ body }) => body)).toEqual(['One', 'Two']);
  });

  it('loses none of a burst of 120', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 120; index++) sender(home)({ message: `No ${index}` });
    await home.pass(2_000);
    expect(home.service.list({ limit: 500 })).toHaveLength(120);
    expect(home.notifier.shown.length).toBeLessThan(10);
  });

  it('counts those of a flood in one alert', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 700; index++) sender(home)({ message: `No ${index}` });
    await home.pass(2_000);
    const counted = home.service.list({ limit: 1_000 }).filter(({ cause }) => cause === 'foreign:flood');
    expect(counted).toMatchObject([{ severity: 'warning', facts: { count: 200 } }]);
  });

  it('answers with the text of a reply', async () => {
    const home = createAlertHarness();
    const actions = [{ action: 'REPLY', title: 'Reply' }, { action: 'NO' }];
    sender(home)({ message: 'When do you come?', tag: 'q', actions });
    await home.pass(2_000);
    const [request] = home.notifier.visible();
    expect(request?.buttons?.map(({ label, input }) => [label, input !== undefined])).toEqual([
      ['Reply', true],
      ['NO', false],
    ]);
    home.notifier.press(request?.id ?? '', request?.buttons?.[0]?.id ?? '', 'At six');
    await home.pass(0);
    expect(home.published.map(({ payload }) => JSON.parse(payload))).toEqual([
      { action: 'REPLY', input: 'At six', uri: null, tag: 'q' },
    ]);
  });

  it('answers a field of HASS.Agent by its name, also from the window', async () => {
    const home = createAlertHarness();
    sender(home)({ message: 'Name?', data: { actions: [{ action: 'OK' }], inputs: [{ id: 'name', text: '' }] } });
    await home.pass(2_000);
    await home.service.action(home.service.open()[0]?.id ?? '', 'OK', 'Anna');
    expect(JSON.parse(home.published[0]?.payload ?? '')).toMatchObject({ action: 'OK', input: { name: 'Anna' } });
  });

  it('asks for the text in the window where the system has no reply', async () => {
    const home = createAlertHarness();
    sender(home)({ message: 'When?', actions: [{ action: 'REPLY', title: 'Reply' }] });
    await home.pass(2_000);
    const [request] = home.notifier.visible();
    home.notifier.press(request?.id ?? '', request?.buttons?.[0]?.id ?? '');
    await home.pass(0);
    expect(home.published).toEqual([]);
    expect(home.service.open()).toHaveLength(1);
    expect(home.notifier.visible().some(({ body }) => body.includes('Open Inglenook'))).toBe(true);
  });

  it('takes a pop-up away after the time that its sender gave it', async () => {
    const home = createAlertHarness();
    sender(home)({ message: 'Short', importance: 'high', data: { duration: 5 } });
    await home.pass(2_000);
    expect(home.notifier.visible()).toHaveLength(1);
    await home.pass(5_000);
    expect(home.notifier.visible()).toEqual([]);
    expect(home.service.open()).toHaveLength(1);
  });
});
