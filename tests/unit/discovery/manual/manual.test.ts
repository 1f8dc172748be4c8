import { beforeEach, describe, expect, it } from 'vitest';
import type { Definition } from '../../../../main/service/discovery/definition.ts';
import { checkManual, createManual, type ManualEntities } from '../../../../main/service/discovery/manual/dialect.ts';
import type { ManualEntity } from '../../../../main/service/model/settings.ts';

let log: string[];
let taken: Map<string, Definition>;
let refuse: string | undefined;
let manual: ManualEntities;

beforeEach(() => {
  log = [];
  taken = new Map();
  refuse = undefined;
  manual = createManual({
    upsert: (definition) => {
      if (refuse !== undefined) return refuse;
      taken.set(definition.key, definition);
      log.push(`upsert ${definition.key}`);
      return undefined;
    },
    remove: (key) => {
      taken.delete(key);
      log.push(`remove ${key}`);
    },
    canMigrate: () => false,
    rejected: (topic, reason) => log.push(`rejected ${topic}: ${reason}`),
  });
});

const pump: ManualEntity = {
  id: 'pump',
  brokerId: 'home',
  platform: 'switch',
  config: { '~': 'garden/pump', stat_t: '~/state', cmd_t: '~/set', name: 'Pump' },
};
const key = 'switch manual:pump';

function sync(...entries: ManualEntity[]): string[] {
  log = [];
  manual.sync(entries);
  return log;
}

describe('entities by hand', () => {
  it('understand the vocabulary of discovery, short forms and base topic included', () => {
    expect(sync(pump)).toEqual([`upsert ${key}`]);
    expect(taken.get(key)).toMatchObject({
      source: 'manual',
      config: { state_topic: 'garden/pump/state', command_topic: 'garden/pump/set' },
      common: { name: 'Pump', uniqueId: 'manual_pump' },
    });
  });

  it('keep a unique id of their own', () => {
    sync({ ...pump, config: { ...pump.config, uniq_id: 'mine' } });
    expect(taken.get(key)?.common.uniqueId).toBe('mine');
  });

  it('follow the settings: only what changed is touched', () => {
    sync(pump);
    expect(sync(pump)).toEqual([]);
    expect(sync({ ...pump, config: { ...pump.config, name: 'Old pump' } })).toEqual([`upsert ${key}`]);
    expect(sync()).toEqual([`remove ${key}`]);
    expect(sync()).toEqual([]);
  });

  it('become another entity on another platform', () => {
    sync(pump);
    expect(sync({ ...pump, platform: 'binary_sensor' })).toEqual([`remove ${key}`, 'upsert binary_sensor manual:pump']);
  });

  it('are refused one by one, on their id, and stay what they were', () => {
    sync(pump);
    const bad = { ...pump, config: { stat_t: 'x' } };
    const other = { ...pump, id: 'lamp' };
    expect(sync(bad, other)).toEqual(['rejected pump: command_topic: is required', 'upsert switch manual:lamp']);
    expect(sync(bad, other)).toEqual([]);
    expect(taken.has(key)).toBe(true);
    expect(sync(other)).toEqual([`remove ${key}`]);
  });

  it('say what the registry refuses', () => {
    refuse = 'unique_id: manual_pump was announced on x';
    expect(sync(pump)).toEqual(['rejected pump: unique_id: manual_pump was announced on x']);
    refuse = undefined;
    expect(sync()).toEqual([]);
  });

  it.each([
    [{ stat_t: 'a/#/b', cmd_t: 'c' }, 'state_topic: a wildcard must fill its level, and # must be the last'],
    [{ cmd_t: 'c', val_tpl: '{{ value' }, 'value_template: template:'],
    [{ cmd_t: 'c', qos: 7 }, 'qos: must be 0, 1 or 2'],
  ])('are checked before they are saved: %j', (config, reason) => {
    const checked = checkManual({ ...pump, config });
    expect(checked.ok ? '' : checked.error.detail).toContain(reason);
    expect(checkManual(pump).ok).toBe(true);
  });
});
