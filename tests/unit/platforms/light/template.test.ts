import { describe, expect, it } from 'vitest';
import { lightPlatform } from '../../../../main/service/platforms/light/light.ts';
import { platformHarness, rejection } from '../../../support/platform-harness.ts';

const basis = {
  schema: 'template',
  command_topic: 'c',
  state_topic: 't',
  command_on_template: 'on',
  command_off_template: 'off',
  state_template: '{{ value_json.state }}',
};

const full = {
  ...basis,
  brightness_template: '{{ value_json.b }}',
  color_temp_template: '{{ value_json.ct }}',
  red_template: '{{ value_json.rgb[0] }}',
  green_template: '{{ value_json.rgb[1] }}',
  blue_template: '{{ value_json.rgb[2] }}',
  effect_template: '{{ value_json.e }}',
  effect_list: ['rainbow', 'loop'],
};

describe('light, schema template', () => {
  it('reads every part of a message for itself', () => {
    const light = platformHarness(lightPlatform, full);
    const steps: ReadonlyArray<readonly [payload: Record<string, unknown>, shown: Record<string, unknown>]> = [
      // On without a colour: there is no mode yet, so nothing can be shown.
      [{ state: 'on', b: 10 }, { state: 'unknown' }],
      [
        { state: 'on', b: 128, rgb: [255, 0, 0] },
        { state: 'on', brightness: 128, color_mode: 'hs', hs_color: [0, 100] },
      ],
      [
        { state: 'on', b: 0, e: 'rainbow' },
        { brightness: 128, effect: 'rainbow', hs_color: [0, 100] },
      ],
      [
        { state: 'dim', b: 'x', e: 'unlisted' },
        { state: 'on', brightness: 128, effect: 'rainbow' },
      ],
      [
        { state: 'on', ct: 250, rgb: [null, null, null] },
        { color_mode: 'color_temp', color_temp_kelvin: 4000 },
      ],
      [
        { state: 'on', ct: null },
        { color_mode: 'color_temp', color_temp_kelvin: null },
      ],
      [{ state: 'off' }, { state: 'off', color_mode: null, brightness: null }],
      [{ state: null }, { state: 'unknown' }],
    ];
    for (const [payload, shown] of steps) {
      light.receive('t', payload);
      expect(light.shown(), JSON.stringify(payload)).toMatchObject(shown);
    }
    const before = light.state();
    light.receive('t', { state: null });
    expect(light.state()).toBe(before);
  });

  it('keeps a part on a Jinja error, and drops the message on a Python error', () => {
    const light = platformHarness(lightPlatform, {
      ...basis,
      brightness_template: '{{ value_json.missing.level }}{{ value_json.n | int }}',
    });
    light.receive('t', { state: 'on', n: 1 });
    expect(light.shown()).toMatchObject({ state: 'on', brightness: null });
    const strict = platformHarness(lightPlatform, { ...basis, brightness_template: "{{ 'abc' | float }}" });
    strict.receive('t', { state: 'on' });
    expect(strict.view().state).toBe('unknown');
  });

  it('hands the request to the command templates', () => {
    const light = platformHarness(lightPlatform, {
      ...full,
      brightness_template: undefined,
      command_on_template:
        '{{ state }},{{ brightness }},{{ red }}-{{ green }}-{{ blue }},{{ hue }},{{ transition }},{{ flash }}',
      command_off_template: '{{ state }},{{ transition | default(0) }},{{ flash }}',
    });
    expect(light.publishes('turn_on', { hs_color: [0, 100], brightness: 128, transition: 3, flash: 'long' })).toEqual([
      ['c', 'True,128,128-0-0,0.0,3.0,long'],
    ]);
    expect(light.publishes('turn_off', { transition: 4, flash: 'short' })).toEqual([['c', 'False,4.0,']]);
  });

  it('sends temperatures in mired or kelvin', () => {
    const config = { ...basis, command_on_template: '{{ color_temp }}', color_temp_template: '{{ value_json.ct }}' };
    expect(platformHarness(lightPlatform, config).publishes('turn_on', { color_temp_kelvin: 4000 })).toEqual([
      ['c', '250'],
    ]);
    const kelvin = platformHarness(lightPlatform, { ...config, color_temp_kelvin: 'true', min_kelvin: 2700 });
    expect(kelvin.publishes('turn_on', { color_temp_kelvin: 4000 })).toEqual([['c', '4000']]);
    kelvin.receive('t', { state: 'on', ct: 3000 });
    expect(kelvin.shown()).toMatchObject({ state: 'on', color_temp_kelvin: 3000, color_mode: 'color_temp' });
  });

  it('is optimistic without a state template', () => {
    const light = platformHarness(lightPlatform, { ...full, state_template: undefined, state_topic: undefined });
    light.command('turn_on', { hs_color: [30, 100], brightness: 7, effect: 'loop' });
    expect(light.shown()).toMatchObject({ state: 'on', hs_color: [30, 100], brightness: 7, effect: 'loop' });
    light.command('turn_on', { color_temp_kelvin: 3000 });
    expect(light.shown()).toMatchObject({ color_mode: 'color_temp', color_temp_kelvin: 3000 });
    light.command('turn_off');
    expect(light.view().state).toBe('off');
  });

  it('needs both command templates', () => {
    expect(rejection(lightPlatform, { ...basis, command_off_template: undefined })).toBe(
      'command_off_template: is required',
    );
  });
});
