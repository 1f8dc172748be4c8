import { describe, expect, it } from 'vitest';
import { arrange, layoutChangeSchema } from '../../../main/service/settings/layout.ts';
import { parseSettings } from '../../../main/service/settings/schema.ts';

const none = { tiles: {}, rooms: {}, order: {} };

describe('the arrangement of home', () => {
  it('is empty in settings that know nothing of it', () => {
    const parsed = parseSettings({ version: 1, installId: 'x' });
    expect(parsed.ok && parsed.value.layout).toEqual(none);
  });

  it('is changed choice by choice: what another window chose meanwhile stays', () => {
    const first = arrange(none, { tiles: { a: { size: 'high' }, b: { hidden: true } }, order: { rooms: ['hall'] } });
    const second = arrange(first, {
      tiles: { a: null, c: { icon: 'mdi:lamp' } },
      rooms: { hall: { icon: 'mdi:door' } },
    });
    expect(second).toEqual({
      tiles: { b: { hidden: true }, c: { icon: 'mdi:lamp' } },
      rooms: { hall: { icon: 'mdi:door' } },
      order: { rooms: ['hall'] },
    });
  });

  it('forgets a choice of nothing', () => {
    expect(arrange({ ...none, tiles: { a: { hidden: true } } }, { tiles: { a: {} } })).toEqual(none);
  });

  it.each([
    { tiles: { a: { icon: 'javascript:x' } } },
    { tiles: { a: { size: 'huge' } } },
    { order: { rooms: [''] } },
    { other: {} },
  ])('refuses %j', (change) => {
    expect(layoutChangeSchema.safeParse(change).success).toBe(false);
  });
});
