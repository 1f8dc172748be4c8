import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../../preload/contract.ts';
import { faceOf, iconPress } from '../../../../../renderer/components/tiles/face.ts';
import { sizeOf } from '../../../../../renderer/components/tiles/feature-kind.ts';
import { linePath } from '../../../../../renderer/components/tiles/line-path.ts';
import { descriptorOf } from '../../../../../renderer/platforms/table.ts';
import { fromPageState } from '../../../../../renderer/state/model.ts';
import { type EntityChanges, entityFrom } from '../../../../support/entities.ts';
import { fakePageState } from '../../../../support/fake-home.ts';

const [some] = fromPageState(fakePageState('home')).entities.values();
if (some === undefined) throw new Error('an empty home');

function entity(platform: Entity['platform'], state: string, more: EntityChanges = {}): Entity {
  return entityFrom({
    ...(some as Entity),
    id: `${platform}.a`,
    platform,
    state,
    available: true,
    attributes: {},
    capabilities: { actions: ['turn_on', 'turn_off'] },
    ...more,
  });
}

const colour = (lamp: Entity): string | undefined => descriptorOf(lamp).colour?.(lamp);

describe('a tile', () => {
  it.each([
    ['alarm_control_panel', 'armed_away', 'good'],
    ['alarm_control_panel', 'triggered', 'alarm'],
    ['alarm_control_panel', 'pending', 'warning'],
    ['alarm_control_panel', 'disarmed', 'plain'],
    ['lock', 'unlocked', 'warning'],
    ['lock', 'locked', 'plain'],
    ['switch', 'on', 'on'],
    ['switch', 'off', 'plain'],
  ] as const)('of a %s that is %s looks %s', (platform, state, tone) => {
    expect(faceOf(entity(platform, state), [], true, 0).tone).toBe(tone);
  });

  it('says Offline once, with the last state; and only the last state while the broker is away', () => {
    const plug = entity('switch', 'on', { available: false });
    expect(faceOf(plug, [], true, 0)).toMatchObject({ state: 'Offline · On', isAway: true, tone: 'plain' });
    expect(faceOf(plug, [], false, 0)).toMatchObject({ state: 'On', isAway: true, tone: 'plain' });
  });

  it('says readings beside its state', () => {
    const power = entity('sensor', '12', { attributes: { unit_of_measurement: 'W' } });
    expect(faceOf(entity('switch', 'on'), [power], true, 0).state).toBe('On · 12 W');
  });

  it("carries the lamp's colour while it is on", () => {
    const attributes = { rgb_color: [255, 0, 300] };
    expect(colour(entity('light', 'on', { attributes }))).toBe('rgb(255 0 255)');
    expect(colour(entity('light', 'off', { attributes }))).toBeUndefined();
    expect(colour(entity('light', 'on', { attributes: { color_temp_kelvin: 2_000 } }))).toBe('rgb(255 176 98)');
  });

  it('toggles by its icon only what is harmless, and claims nothing that is not known', () => {
    expect(iconPress(entity('switch', 'on'))).toEqual({ kind: 'toggle', isOn: true });
    expect(iconPress(entity('switch', 'unknown'))).toMatchObject({ kind: 'press', action: 'turn_on' });
    expect(iconPress(entity('siren', 'off'))).toBeUndefined();
    expect(iconPress(entity('lock', 'locked', { capabilities: { actions: ['unlock'] } }))).toBeUndefined();
  });

  it('is high only where that shows something, whatever the state', () => {
    const dimmable = { capabilities: { actions: ['turn_on', 'turn_off'], colorModes: ['brightness'] } };
    expect(sizeOf(entity('light', 'on', dimmable), undefined)).toBe('high');
    expect(sizeOf(entity('light', 'unknown', dimmable), undefined)).toBe('high');
    expect(sizeOf(entity('light', 'on', dimmable), 'small')).toBe('small');
    expect(sizeOf(entity('switch', 'on'), 'high')).toBe('small');
  });
});

describe('linePath', () => {
  const box = { width: 100, height: 32, from: 0, to: 1_000 };

  it('draws from the oldest to now, with gaps where nothing was known', () => {
    const states = [
      { at: 0, state: '10' },
      { at: 250, state: '20' },
      { at: 500, state: 'unknown' },
      { at: 750, state: '10' },
      { at: 1_000, state: '20' },
    ];
    expect(linePath(states, box)).toBe('M0.0 30.5L25.0 1.5M75.0 30.5L100.0 1.5');
  });

  it('draws nothing of one value, or of just now', () => {
    expect(linePath([{ at: 0, state: '1' }], box)).toBeUndefined();
    const fresh = [
      { at: 990, state: '1' },
      { at: 1_000, state: '2' },
    ];
    expect(linePath(fresh, box)).toBeUndefined();
  });
});
