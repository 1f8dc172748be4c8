import { describe, expect, it } from 'vitest';
import { fixLabel, healthText, namedEntities } from '../../../../renderer/format/health.ts';
import { newAutomation } from '../../../../renderer/views/automations/automation-draft.ts';

describe('health in words', () => {
  it.each([
    ['notifications', 'bad', 'none', 'Install a notification service'],
    ['notifications', 'bad', 'failed denied', 'Allow notifications'],
    ['notifications', 'unknown', 'unknown', 'try it'],
    ['doNotDisturb', 'unknown', 'untold', 'does not tell'],
    ['doNotDisturb', 'warning', 'on', 'holds notifications back'],
    ['tray', 'warning', 'no host', 'extension'],
    ['autostart', 'good', 'off', 'as chosen'],
    ['autostart', 'warning', 'off', 'Missing'],
    ['autostart', 'warning', 'elsewhere', 'another copy'],
    ['secrets', 'good', 'keyring kwallet6', '(KWallet 6)'],
    ['secrets', 'good', 'keyring', 'system keyring.'],
    ['secrets', 'warning', 'plain basic_text', 'A passphrase encrypts them'],
    ['secrets', 'good', 'passphrase', 'Encrypted with a passphrase.'],
    ['builtinBroker', 'good', '', 'It runs'],
    ['builtinBroker', 'bad', 'password.missing', 'its password is gone'],
    ['builtinBroker', 'bad', 'password.unreadable', 'cannot be read'],
    ['builtinBroker', 'bad', 'no free port', '(no free port)'],
    ['power', 'good', 'battery 55 %', 'On battery, 55'],
    ['power', 'good', 'mains', 'On mains power.'],
    ['sleep', 'good', '', 'None since'],
    ['sleep', 'good', '2026-01-01T00:00:00Z/2026-01-01T06:00:00Z 2025-12-31T00:00:00Z/', '; '],
  ] as const)('%s, %s, "%s"', (id, status, detail, words) => {
    expect(healthText({ id, status, detail, fixes: [] }).text).toContain(words);
  });
  it('names automations that name something that is not there, and what', () => {
    const lamp = { type: 'command', entityId: 'light.lamp', action: 'turn_on' } as const;
    const evening = { ...newAutomation('a'), name: 'Evening', running: 0, names: { 'light.lamp': 'Reading lamp' } };
    const deep = { ...evening, actions: [{ type: 'repeat', count: 2, actions: [lamp] } as const] };
    expect(namedEntities([deep], () => true)).toEqual({ id: 'automations', status: 'good', fixes: [] });
    const item = namedEntities([deep, evening], () => false);
    expect(item.status).toBe('warning');
    expect(healthText(item).text).toContain('not there now: Evening (Reading lamp).');
  });
  it('has a label for each fix', () => {
    expect(fixLabel('doNotDisturb.end.dunst')).toBe('Let them through');
    expect(fixLabel('unheard')).toBe('Fix');
  });
});
