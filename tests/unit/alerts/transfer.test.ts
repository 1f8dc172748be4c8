import { describe, expect, it } from 'vitest';
import { readRulesFile, writeRulesFile } from '../../../main/service/alerts/transfer.ts';
import { createAlertHarness } from '../../support/alert-harness.ts';

const file = (rules: unknown) => JSON.stringify({ format: 'inglenook-alert-rules', version: 1, rules });

describe('alert rules as a file', () => {
  it('bring what was changed to another home, but not what is muted for now', async () => {
    const here = createAlertHarness();
    const battery = here.service.rules().find(({ id }) => id === 'battery.low');
    if (battery === undefined) throw new Error('no such rule');
    await here.service.saveRule({ ...battery, threshold: 30, severity: 'critical' });
    await here.service.muteRule('door.open', 60);

    const there = createAlertHarness();
    const json = here.service.exportRules();
    expect(await there.service.importRules(json)).toEqual({
      ok: true,
      value: { imported: here.service.rules().length },
    });
    expect(there.service.rules().find(({ id }) => id === 'battery.low')).toMatchObject({
      threshold: 30,
      severity: 'critical',
    });
    expect(there.service.rules().every(({ mutedUntil }) => mutedUntil === undefined)).toBe(true);
    there.set('sensor.battery', { attributes: { device_class: 'battery' }, state: '25' });
    await there.pass(0);
    expect(there.titles()).toEqual(['Battery low']);
  });

  it('leave rules alone that the file does not have', async () => {
    const home = createAlertHarness();
    const [first, second] = home.service.rules();
    if (first === undefined || second === undefined) throw new Error('no rules');
    await home.service.saveRule({ ...first, enabled: false });
    expect(await home.service.importRules(file([{ ...second, enabled: false }]))).toMatchObject({ ok: true });
    expect(home.service.rules().filter(({ enabled }) => !enabled)).toHaveLength(2);
  });

  const rule = createAlertHarness().service.rules()[0];
  it.each<[string, string, string]>([
    ['is no JSON', '{', 'json: is not JSON'],
    ['is something else', '{"rules":[]}', 'json: is not an alert rules file of version 1'],
    [
      'is of a later version',
      file([]).replace('"version":1', '"version":2'),
      'json: is not an alert rules file of version 1',
    ],
    ['has a wrong field', file([rule, { ...rule, id: 'x', severity: 'loud' }]), 'rules[1].severity'],
    ['has a field too many', file([{ ...rule, surprise: 1 }]), 'rules[0].surprise'],
    ['has a rule twice', file([rule, rule]), 'rules[1].id: is used twice'],
  ])('are refused as a whole when the file %s', (_what, json, detail) => {
    const read = readRulesFile(json);
    expect(read.ok ? undefined : read.error).toMatchObject({
      code: 'settings.invalid',
      detail: expect.stringContaining(detail),
    });
  });

  it('are written as they are read', () => {
    const rules = createAlertHarness().service.rules();
    expect(readRulesFile(writeRulesFile(rules))).toEqual({ ok: true, value: rules });
  });
});

describe('the mute of a rule', () => {
  it('holds back messages of one sender, and leaves nothing behind when it ends', async () => {
    const home = createAlertHarness();
    await home.service.muteRule('automation:gate', 60);
    home.service.raise({ rule: 'automation:gate', severity: 'critical', title: 'Gate', body: 'open' });
    home.service.raise({ rule: 'automation:bell', severity: 'warning', title: 'Bell', body: 'rang' });
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Bell']);
    expect(home.service.list({}).find(({ rule: id }) => id === 'automation:gate')?.delivery).toMatchObject({
      kind: 'suppressed',
      reason: 'rule-muted',
    });
    await home.service.muteRule('automation:gate', 0);
    await home.pass(2_000);
    expect(home.titles()).toContain('Gate');
    expect(home.settings.rules).toEqual([]);
  });

  it('keeps what was changed of a built-in rule', async () => {
    const home = createAlertHarness();
    const jam = home.service.rules().find(({ id }) => id === 'lock.jammed');
    if (jam === undefined) throw new Error('no such rule');
    await home.service.saveRule({ ...jam, severity: 'critical' });
    await home.service.muteRule('lock.jammed', 60);
    await home.service.muteRule('lock.jammed', 0);
    expect(home.service.rules().find(({ id }) => id === 'lock.jammed')).toEqual({ ...jam, severity: 'critical' });
  });
});
