import { describe, expect, it } from 'vitest';
import type { ColourMode, LightState, LightTraits } from '../../../../main/service/platforms/light/model.ts';
import { toRequest } from '../../../../main/service/platforms/light/service-layer.ts';

function lightWith(modes: readonly ColourMode[], more: Partial<LightTraits> = {}): LightTraits {
  return { modes, minKelvin: 2000, maxKelvin: 6535, effect: false, flash: false, transition: false, ...more };
}

const off: LightState = { power: 'off' };
const on: LightState = { power: 'on', brightness: 100 };

/** What a turn_on comes to: the request, `off`, or the failure's detail. */
function ask(modes: readonly ColourMode[], params: Record<string, unknown>, state = off, action = 'turn_on'): unknown {
  const result = toRequest(lightWith(modes), state, action, params);
  if (!result.ok) return result.error.detail;
  return result.value.turn === 'off' ? 'off' : result.value.request;
}

describe('light services', () => {
  it.each<[string, LightState, Record<string, unknown>, unknown]>([
    ['a level', off, { brightness: 128 }, { brightness: 128 }],
    ['a level as text', off, { brightness: '128' }, { brightness: 128 }],
    ['too high a level, which is clamped', off, { brightness: 300 }, { brightness: 255 }],
    ['zero', on, { brightness: 0 }, 'off'],
    ['percent', off, { brightness_pct: 50 }, { brightness: 128 }],
    ['zero percent', on, { brightness_pct: 0 }, 'off'],
    ['a step up', on, { brightness_step: 20 }, { brightness: 120 }],
    ['a step down past the end', on, { brightness_step: -200 }, 'off'],
    ['a step from off', off, { brightness_step: 20 }, { brightness: 20 }],
    ['a step in percent', on, { brightness_step_pct: 10 }, { brightness: 125 }],
    ['percent out of range', off, { brightness_pct: 101 }, 'brightness_pct: must be between 0 and 100'],
    ['two levels', off, { brightness: 1, brightness_pct: 1 }, 'brightness_pct: cannot be combined with brightness'],
    ['a field that is not known', off, { speed: 1 }, 'speed: is not known'],
  ])('takes %s', (_name, state, params, expected) => expect(ask(['brightness'], params, state)).toEqual(expected));

  it.each<[ColourMode[], Record<string, unknown>, unknown]>([
    [['hs'], { rgb_color: [255, 0, 0] }, { hs: [0, 100] }],
    [['hs'], { xy_color: [0.35, 0.35] }, { hs: [38.182, 12.941] }],
    [['hs'], { rgbw_color: [255, 0, 0, 253] }, { hs: [0, 50.196] }],
    [['hs'], { color_name: 'red' }, { hs: [0, 100] }],
    [['rgb'], { hs_color: [180, 50] }, { rgb: [128, 255, 255] }],
    [['rgb'], { color_name: 'no such colour' }, { rgb: [255, 255, 255] }],
    [['rgbw'], { rgb_color: [255, 127, 127] }, { rgbw: [255, 0, 0, 253] }],
    [['rgbww'], { color_temp_kelvin: 6535, brightness: 100 }, { rgbww: [0, 0, 0, 100, 0], brightness: 100 }],
    [['xy'], { rgb_color: [255, 0, 0] }, { xy: [0.701, 0.299] }],
    [['xy'], { color_temp_kelvin: 4000 }, { xy: [0.42, 0.365] }],
    [['color_temp'], { hs_color: [30, 50] }, { kelvin: 2389 }],
    [['color_temp'], { color_temp_kelvin: 4000 }, { kelvin: 4000 }],
    [['color_temp'], { kelvin: 4000 }, { kelvin: 4000 }],
    [['color_temp', 'xy'], { hs_color: [0, 100] }, { xy: [0.701, 0.299] }],
    [['rgb', 'xy'], { xy_color: [0.3, 0.3] }, { xy: [0.3, 0.3] }],
    [['brightness'], { rgb_color: [255, 0, 0] }, {}],
  ])('brings %j %j into the space of the light', (modes, params, expected) => {
    expect(ask(modes, params)).toEqual(expected);
  });

  it('drops what the light does not have', () => {
    const params = { brightness: 5, rgb_color: [1, 2, 3], effect: 'x', flash: 'short', transition: 2 };
    expect(ask(['onoff'], params)).toEqual({});
    expect(ask(['brightness'], params)).toEqual({ brightness: 5 });
    const able = lightWith(['rgb'], { effect: true, flash: true, transition: true });
    expect(toRequest(able, off, 'turn_on', params)).toMatchObject({
      value: { request: { brightness: 5, rgb: [1, 2, 3], effect: 'x', flash: 'short', transition: 2 } },
    });
    expect(toRequest(able, on, 'turn_off', { transition: 9000 })).toMatchObject({
      value: { request: { transition: 6553 } },
    });
  });

  it('lets a brightness replace the value of white', () => {
    expect(ask(['rgb', 'white'], { white: 50 })).toEqual({ white: 50 });
    expect(ask(['rgb', 'white'], { white: 50, brightness: 60 })).toEqual({ white: 60 });
    expect(ask(['rgb', 'white'], { white: true }, on)).toEqual({ white: 100 });
    expect(ask(['rgb', 'white'], { white: true })).toBe('white: the brightness of the light is not known');
    expect(ask(['rgb'], { white: 50 })).toEqual({});
    expect(ask(['rgb'], { white: 0 }, on)).toBe('off');
  });

  it('toggles, with the fields of turn_on', () => {
    expect(ask(['brightness'], { brightness: 5 }, off, 'toggle')).toEqual({ brightness: 5 });
    expect(ask(['brightness'], { brightness: 5 }, { power: 'unknown' }, 'toggle')).toEqual({ brightness: 5 });
    expect(ask(['brightness'], { brightness: 5 }, on, 'toggle')).toBe('off');
    expect(ask(['brightness'], { brightness: 5 }, on, 'turn_off')).toBe('brightness: is not known');
    expect(ask(['brightness'], {}, on, 'open')).toBe('open');
  });

  it.each([
    [{ rgb_color: [1, 2] }, /^rgb_color/],
    [{ rgb_color: [1, 2, 256] }, /^rgb_color\.2: must be between 0 and 255/],
    [{ hs_color: [361, 0] }, /^hs_color\.0: must be between 0 and 360/],
    [{ xy_color: [0.1, 1.1] }, /^xy_color\.1/],
    [{ flash: 'medium' }, /^flash: must be one of/],
    [{ transition: 'soon' }, /^transition: must be a number/],
    [{ hs_color: [1, 1], rgb_color: [1, 1, 1] }, /^rgb_color: cannot be combined with hs_color/],
  ])('refuses %j', (params, reason) => expect(ask(['hs', 'rgb'], params)).toMatch(reason));
});
