import { describe, expect, it } from 'vitest';
import { parseForeign } from '../../../main/service/alerts/foreign.ts';
import {
  type AlertInput,
  beginAlert,
  dueAt,
  next,
  restoreAlert,
  type Step,
} from '../../../main/service/alerts/life-cycle.ts';
import { type DeliveryContext, decideDelivery } from '../../../main/service/alerts/policy.ts';
import { ruleDefaults } from '../../../main/service/alerts/rules/rule.ts';
import type { Alert, AlertRule } from '../../../main/service/model/alerts.ts';
import { plainEnglish } from '../../../preload/words/outside.ts';
import { alertText, groupText, recoveryText } from '../../../preload/words/say-alert.ts';

const english = plainEnglish();
const now = Date.UTC(2026, 0, 15, 12);
const iso = (ms: number): string => new Date(ms).toISOString();
const bare = {
  id: 'x',
  rule: 'lock.jammed',
  cause: 'c',
  severity: 'warning',
  facts: { name: 'Door' },
  actions: [],
} as const;
const alert: Alert = { ...bare, state: 'raised', since: iso(now), raisedAt: iso(now), shown: 0 };
const rule: AlertRule = ruleDefaults({ id: 'lock.jammed', severity: 'warning' });

describe('whether an alert is shown', () => {
  const settings = { rules: [], mutedDevices: {}, foreignTopic: '', criticalTopics: [], sound: true, openWindow: true };
  const base: DeliveryContext = { rule, settings, silent: false, nowMs: now, secondOfDay: 43_200 };
  const critical: Alert = { ...alert, severity: 'critical' };
  const hour = 3_600_000;
  it.each<[string, Alert, Partial<DeliveryContext>, string, number | undefined]>([
    ['by default', alert, {}, 'show', undefined],
    ['rule muted', alert, { rule: { ...rule, mutedUntil: iso(now + 1) } }, 'rule-muted', now + 1],
    ['silent mode', alert, { silent: true }, 'silent', Number.POSITIVE_INFINITY],
    ['critical in silent mode', critical, { silent: true }, 'show', undefined],
    ['rule mute over', alert, { rule: { ...rule, mutedUntil: iso(now) } }, 'show', undefined],
    ['critical, rule muted', critical, { rule: { ...rule, mutedUntil: iso(now + 1) } }, 'rule-muted', now + 1],
    [
      'device muted',
      { ...alert, deviceId: 'd' },
      { settings: { ...settings, mutedDevices: { d: iso(now + 1) } } },
      'device-muted',
      now + 1,
    ],
    ['odd device id', { ...alert, deviceId: 'constructor' }, {}, 'show', undefined],
    ['paused', alert, { settings: { ...settings, pausedUntil: iso(now + 1) } }, 'paused', now + 1],
    ['critical, paused', critical, { settings: { ...settings, pausedUntil: iso(now + 1) } }, 'show', undefined],
    [
      'quiet hours',
      alert,
      { settings: { ...settings, quietHours: { from: '11:00', to: '13:00' } } },
      'quiet-hours',
      now + hour,
    ],
    [
      'quiet hours over midnight',
      alert,
      { settings: { ...settings, quietHours: { from: '22:00', to: '07:00' } }, secondOfDay: 23 * 3600 },
      'quiet-hours',
      now + 8 * hour,
    ],
    ['outside', alert, { settings: { ...settings, quietHours: { from: '13:00', to: '14:00' } } }, 'show', undefined],
    [
      'critical in quiet hours',
      critical,
      { settings: { ...settings, quietHours: { from: '11:00', to: '13:00' } } },
      'show',
      undefined,
    ],
    [
      'unreadable quiet hours',
      alert,
      { settings: { ...settings, quietHours: { from: 'x', to: 'y' } } },
      'show',
      undefined,
    ],
    ['cool-down', alert, { causeShownAtMs: now - 30_000 }, 'cooldown', now + 30_000],
    ['after the cool-down', alert, { causeShownAtMs: now - 60_000 }, 'show', undefined],
    ['again, in the cool-down', { ...alert, shown: 1 }, { causeShownAtMs: now - 1 }, 'show', undefined],
  ])('%s', (_name, subject, changes, reason, untilMs) => {
    const decision = decideDelivery(subject, { ...base, ...changes });
    expect(decision).toEqual(reason === 'show' ? { kind: 'show' } : { kind: 'postpone', reason, untilMs });
  });
});

describe('the life of an alert', () => {
  const pendingRule = { ...rule, forSeconds: 60 };
  const pending = beginAlert(bare, pendingRule, [], now);
  const raised = beginAlert(bare, rule, [], now);
  const step = (from: Step, input: AlertInput, atMs = now, by: AlertRule = rule): Step =>
    next(from.tracked, input, by, atMs);
  const shown = step(raised, { type: 'delivered', kind: 'shown' });
  const acknowledged = step(shown, { type: 'acknowledged' });
  const snoozed = step(shown, { type: 'snoozed', untilMs: now + 1_000 });
  const ended: AlertInput = { type: 'ended', silently: false };

  it.each<[string, Step, string, readonly string[]]>([
    ['begins pending with a for-duration', pending, 'pending', []],
    ['begins raised without, stored before shown', raised, 'raised', ['save', 'show']],
    ['ripens', step(pending, { type: 'time' }, now + 60_000, pendingRule), 'raised', ['save', 'show']],
    ['does not ripen early', step(pending, { type: 'time' }, now + 59_999, pendingRule), 'pending', []],
    ['ends while pending without a trace', step(pending, ended), 'pending', ['forget']],
    ['notes that it was shown', shown, 'raised', ['save']],
    ['is acknowledged', acknowledged, 'acknowledged', ['save', 'withdraw']],
    ['is acknowledged once', step(acknowledged, { type: 'acknowledged' }), 'acknowledged', []],
    ['ends after that', step(acknowledged, ended), 'recovered', ['save', 'withdraw', 'forget']],
    ['is snoozed', snoozed, 'snoozed', ['save', 'withdraw']],
    ['comes back', step(snoozed, { type: 'time' }, now + 1_000), 'raised', ['save', 'show']],
    ['does not begin twice', step(shown, { type: 'began', facts: bare.facts }), 'raised', []],
    ['takes new facts', step(shown, { type: 'began', facts: { name: 'Gate' } }), 'raised', ['tell']],
    ['recovers', step(shown, ended), 'recovered', ['save', 'withdraw', 'forget']],
    [
      'recovers with a note',
      step(shown, ended, now, { ...rule, notifyRecovery: true }),
      'recovered',
      ['save', 'withdraw', 'note', 'forget'],
    ],
    [
      'recovers without a note when nobody saw it',
      step(raised, ended, now, { ...rule, notifyRecovery: true }),
      'recovered',
      ['save', 'withdraw', 'forget'],
    ],
    [
      'is withdrawn again when it was acknowledged on its way to the screen',
      step(step(raised, { type: 'acknowledged' }), { type: 'delivered', kind: 'shown' }),
      'acknowledged',
      ['save', 'withdraw'],
    ],
  ])('%s', (_name, { tracked, effects }, state, wanted) => {
    expect([tracked.alert.state, effects]).toEqual([state, wanted]);
  });

  it('never goes back from recovered', () => {
    const recovered = step(shown, ended);
    const inputs: AlertInput[] = [
      { type: 'began', facts: {} },
      { type: 'time' },
      { type: 'acknowledged' },
      { type: 'snoozed', untilMs: now },
      { type: 'postponed', reason: 'paused', untilMs: now },
    ];
    for (const input of inputs) expect(step(recovered, input)).toEqual({ tracked: recovered.tracked, effects: [] });
  });

  it('says when it wants to be called', () => {
    const repeating = { ...rule, renotifySeconds: 60 };
    expect(dueAt(pending.tracked, pendingRule)).toBe(now + 60_000);
    expect(dueAt(step(pending, { type: 'froze' }).tracked, pendingRule)).toBeUndefined();
    expect(dueAt(raised.tracked, repeating)).toBeUndefined();
    expect(dueAt(shown.tracked, repeating)).toBe(now + 60_000);
    expect(dueAt(shown.tracked, rule)).toBeUndefined();
    expect(dueAt(snoozed.tracked, rule)).toBe(now + 1_000);
    expect(dueAt(acknowledged.tracked, repeating)).toBeUndefined();
    const failed = step(raised, { type: 'delivered', kind: 'failed' });
    expect(dueAt(failed.tracked, rule)).toBe(now + 60_000);
    expect(dueAt(step(failed, { type: 'delivered', kind: 'failed' }).tracked, rule)).toBe(now + 120_000);
  });

  it('goes on after a restart: unseen ones are shown, seen ones are not', () => {
    expect(dueAt(restoreAlert(alert, now), rule)).toBe(now);
    const seen: Alert = { ...alert, shown: 1, delivery: { kind: 'shown', at: iso(now - 5_000) } };
    expect(dueAt(restoreAlert(seen, now), rule)).toBeUndefined();
    expect(dueAt(restoreAlert(seen, now), { ...rule, renotifySeconds: 60 })).toBe(now + 55_000);
  });
});

describe('a foreign notification', () => {
  it.each<[string, string, object]>([
    ['plain text', 'The washer is done', { kind: 'show', title: 'Message', body: 'The washer is done' }],
    ['a number', '5', { kind: 'show', body: '5' }],
    ['title and message', '{"title":"A","message":"B"}', { title: 'A', body: 'B', severity: 'info', actions: [] }],
    ['Home Assistant data', '{"message":"B","data":{"tag":"t","group":"g"}}', { tag: 't', group: 'g' }],
    ['fields beside', '{"message":"B","tag":5,"group":"g"}', { tag: '5', group: 'g' }],
    ['HASS.Agent', '{"message":"B","title":"A","data":{"duration":0,"icon":null}}', { title: 'A' }],
    ['importance', '{"message":"B","data":{"importance":"high"}}', { severity: 'warning' }],
    ['priority', '{"message":"B","priority":5}', { severity: 'critical' }],
    ['iOS critical', '{"message":"B","data":{"push":{"interruption-level":"critical"}}}', { severity: 'critical' }],
    ['a picture', '{"message":"B","image":"data:image/png;base64,AA"}', { image: 'data:image/png;base64,AA' }],
    ['clear', '{"message":"clear_notification","data":{"tag":"t"}}', { kind: 'clear', tag: 't' }],
    ['clear without a tag', '{"message":"clear_notification"}', { kind: 'invalid' }],
    ['nothing', '  ', { kind: 'invalid', reason: 'empty' }],
    ['no text', '{"data":{}}', { kind: 'invalid', reason: 'message: is required' }],
    ['a button without a name', '{"message":"B","actions":[{"title":"x"}]}', { actions: [{ id: 'x', label: 'x' }] }],
  ])('%s', (_name, text, wanted) => {
    expect(parseForeign(text)).toMatchObject(wanted);
  });

  it('brings no picture that would have to be fetched', () => {
    expect(parseForeign('{"message":"B","image":"https://example.org/a.png"}')).not.toHaveProperty('image');
  });

  it('has buttons with labels and addresses', () => {
    const foreign = parseForeign('{"message":"B","actions":[{"action":"A","title":"Yes","uri":"/x"},{"action":"C"}]}');
    expect(foreign).toMatchObject({
      actions: [
        { id: 'A', label: 'Yes' },
        { id: 'C', label: 'C' },
      ],
      uris: new Map([['A', '/x']]),
    });
  });
});

describe('the text', () => {
  it.each<[string, Partial<Alert>, string, string]>([
    ['of a rule', {}, 'Lock jammed', 'Door is jammed.'],
    ['with its device', { facts: { name: 'Door', device: 'Nuki' } }, 'Lock jammed', 'Door is jammed (Nuki).'],
    ['with a number', { rule: 'battery.low', facts: { name: 'Door', value: 4 } }, 'Battery low', 'Door has 4 % left.'],
    ['of a message', { rule: 'automation:a', title: 'T', body: 'B.', facts: { device: 'x' } }, 'T', 'B.'],
    ['of others', { rule: 'foreign', title: 'T', body: 'B.', facts: { source: 'a/b' } }, 'Message: T', 'From a/b: B.'],
    [
      'of others, stored long ago',
      { rule: 'foreign', body: 'B.', facts: { answerTopic: 'a/b/actions' } },
      'Message',
      'From a/b: B.',
    ],
    ['of flapping', { flapping: true }, 'Lock jammed', 'Door is jammed. It keeps changing.'],
    ['of an unknown rule', { rule: 'new.rule' }, 'Door', ''],
  ])('%s', (_name, changes, title, body) => {
    expect(alertText(english, { ...alert, ...changes })).toEqual({ title, body });
  });

  it('of a group counts and names', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ ...alert, facts: { name: `D${index}` } }));
    expect(groupText(english, many)).toEqual({ title: '8 locks jammed', body: 'D0, D1, D2, D3, D4, D5 and 2 more' });
  });

  it('of a recovery says what is over', () => {
    expect(recoveryText(english, alert)).toEqual({ title: 'Door', body: 'No longer jammed.' });
  });
});
