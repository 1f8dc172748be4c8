/** What is kept of a settings file with faults: everything but the parts that are wrong, each of them named. */
import { describe, expect, it } from 'vitest';
import { salvageSettings } from '../../../main/service/settings/salvage.ts';
import { defaultSettings } from '../../../main/service/settings/schema.ts';

const file = (changes: object) => ({ ...defaultSettings('x'), ...changes });
const salvaged = (changes: object) => {
  const kept = salvageSettings(file(changes));
  if (!kept.ok) throw new Error(kept.error.detail);
  return kept.value;
};
const broker = (id: string, url = 'mqtt://h') => ({ id, name: id, url, enabled: true });

describe('a settings file with faults', () => {
  it('without any is kept as it is', () => {
    expect(salvaged({ theme: 'dark' })).toEqual({ settings: { ...defaultSettings('x'), theme: 'dark' }, refused: [] });
  });

  it('loses an unknown field alone, and a wrong one to its default', () => {
    const { settings, refused } = salvaged({
      colour: 1,
      theme: 'blue',
      history: { days: -1, enabled: false, loud: 1 },
    });
    expect(settings).toMatchObject({
      theme: 'system',
      history: { days: defaultSettings('x').history.days, enabled: false },
    });
    expect(refused.map((each) => each.split(' ')[0]).toSorted()).toEqual([
      'colour',
      'history.days',
      'history.loud',
      'theme',
    ]);
    expect(refused).toContain('colour (unknown field)');
  });

  it('loses of a list the whole entry, whatever in it is wrong, and keeps those around it', () => {
    const { settings, refused } = salvaged({ brokers: [broker('a'), broker('b', 'gopher://h'), broker('c'), 5] });
    expect(settings.brokers.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatch(/^brokers\[1\] \(url: must begin with/);
    // The place is the one in the file as it is by then.
    expect(refused[1]).toMatch(/^brokers\[2\] \(/);
  });

  it('loses the built-in broker as a whole: half of it could be open to everybody', () => {
    const { settings, refused } = salvaged({
      builtinBroker: { enabled: true, lan: true, logins: [{ id: 'a', username: '' }] },
      place: { latitude: 1, longitude: 999 },
    });
    expect(settings.builtinBroker).toEqual(defaultSettings('x').builtinBroker);
    expect(settings).not.toHaveProperty('place');
    expect(refused.map((each) => each.split(' ')[0])).toEqual(['builtinBroker', 'place']);
  });

  it('is left as it was by the attempt', () => {
    const raw = file({ colour: 1, brokers: [broker('a', 'x')] });
    const before = structuredClone(raw);
    salvageSettings(raw);
    expect(raw).toEqual(before);
  });

  it('of another kind is refused', () => {
    expect(salvageSettings({ version: 'x', installId: 7 })).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid' },
    });
  });
});
