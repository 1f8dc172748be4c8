import { describe, expect, it } from 'vitest';
import { lightPlatform } from '../../../../main/service/platforms/light/light.ts';
import { platformHarness, rejection } from '../../../support/platform-harness.ts';

const basis = { schema: 'json', command_topic: 'c', state_topic: 't' };

describe('light, schema json', () => {
  it('shows the colour that color_mode names, and all that follows from it', () => {
    const light = platformHarness(lightPlatform, { ...basis, supported_color_modes: ['color_temp', 'hs', 'rgbww'] });
    expect(light.shown()).toMatchObject({ state: 'unknown', color_mode: null, brightness: null, hs_color: null });

    light.receive('t', { state: 'ON', brightness: 80, color_mode: 'hs', color: { h: '180', s: 50 } });
    expect(light.shown()).toEqual({
      state: 'on',
      color_mode: 'hs',
      brightness: 80,
      color_temp_kelvin: null,
      hs_color: [180, 50],
      rgb_color: [128, 255, 255],
      xy_color: [0.2, 0.339],
      rgbww_color: null,
    });

    light.receive('t', { state: 'ON', color_mode: 'color_temp', color_temp: 250 });
    expect(light.shown()).toMatchObject({
      color_mode: 'color_temp',
      color_temp_kelvin: 4000,
      hs_color: [26.812, 34.87],
      rgb_color: [255, 206, 166],
    });

    light.receive('t', { state: 'ON', color_mode: 'rgbww', color: { r: 0, g: 0, b: 0, c: 255, w: 0 } });
    expect(light.shown()).toMatchObject({ rgbww_color: [0, 0, 0, 255, 0] });

    light.receive('t', { state: 'OFF' });
    expect(light.shown()).toMatchObject({ state: 'off', color_mode: null, brightness: null, rgbww_color: null });
  });

  it.each([
    ['no color_mode', { state: 'ON', color: { h: 1, s: 1 } }],
    ['an unsupported color_mode', { state: 'ON', color_mode: 'rgb', color: { r: 1, g: 1, b: 1 } }],
    ['a broken colour', { state: 'ON', color_mode: 'hs', color: { h: 'red', s: 1 } }],
    ['an incomplete colour', { state: 'ON', color_mode: 'hs', color: { h: 1 } }],
    ['a colour that is no object', { state: 'ON', color_mode: 'hs', color: 5 }],
    ['a temperature that is text', { state: 'ON', color_mode: 'color_temp', color_temp: '250' }],
    ['no brightness', { state: 'ON', brightness: 0 }],
    ['no state', { brightness: 10 }],
    ['an unknown state', { state: 'on' }],
    ['no JSON', 'ON'],
    ['a list', '[]'],
  ])('stays as it is after %s', (_name, payload) => {
    const light = platformHarness(lightPlatform, { ...basis, supported_color_modes: ['color_temp', 'hs'] });
    light.receive('t', { state: 'ON', brightness: 80, color_mode: 'hs', color: { h: 180, s: 50 } });
    const before = light.state();
    light.receive('t', payload);
    expect(light.state()).toBe(before);
  });

  it('scales the brightness both ways and never to zero', () => {
    const light = platformHarness(lightPlatform, { ...basis, brightness: true, brightness_scale: 99 });
    for (const [sent, shown] of [
      [99, 255],
      [50, 129],
      [0.1, 1],
      [500, 255],
    ]) {
      light.receive('t', { state: 'ON', brightness: sent });
      expect(light.shown().brightness).toBe(shown);
    }
    expect(light.publishes('turn_on', { brightness: 1 })).toEqual([['c', '{"state":"ON","brightness":1}']]);
    expect(light.publishes('turn_on', { brightness_pct: 50 })).toEqual([['c', '{"state":"ON","brightness":50}']]);
  });

  it('orders the keys of a command as Home Assistant does', () => {
    const light = platformHarness(lightPlatform, {
      ...basis,
      brightness: true,
      supported_color_modes: ['hs', 'color_temp'],
      effect: true,
      flash_time_short: 3,
    });
    const params = { effect: 'rainbow', brightness: 5, transition: 1.5, flash: 'short', hs_color: [30, 100] };
    const message = {
      state: 'ON',
      color: { h: 30, s: 100 },
      transition: 1.5,
      flash: 3,
      brightness: 5,
      effect: 'rainbow',
    };
    expect(light.publishes('turn_on', params)).toEqual([['c', JSON.stringify(message)]]);
    expect(light.publishes('turn_on', { color_temp_kelvin: 4000 })).toEqual([['c', '{"state":"ON","color_temp":250}']]);
    expect(light.publishes('turn_off', { transition: 2 })).toEqual([['c', '{"state":"OFF","transition":2}']]);
  });

  it('puts the brightness into the channels of a light without one', () => {
    const light = platformHarness(lightPlatform, { ...basis, supported_color_modes: ['rgb'] });
    expect(light.publishes('turn_on', { rgb_color: [255, 128, 0], brightness: 128 })).toEqual([
      ['c', '{"state":"ON","color":{"r":128,"g":64,"b":0}}'],
    ]);
  });

  it('waits for what a light reports', () => {
    const light = platformHarness(lightPlatform, { ...basis, brightness: true, supported_color_modes: ['color_temp'] });
    expect(light.command('turn_on', { brightness: 128, color_temp_kelvin: 6000 })).toMatchObject({
      value: { expect: { state: 'on', attributes: { brightness: 128, color_temp_kelvin: 6024 } } },
    });
    expect(light.view().state).toBe('unknown');
  });

  it('is optimistic without a state topic', () => {
    const config = { schema: 'json', command_topic: 'c', supported_color_modes: ['rgb', 'white'], brightness: true };
    const light = platformHarness(lightPlatform, config);
    light.command('turn_on', { rgb_color: [1, 2, 3], brightness: 9 });
    expect(light.shown()).toMatchObject({ state: 'on', color_mode: 'rgb', rgb_color: [1, 2, 3], brightness: 9 });
    light.command('turn_on', { white: 40 });
    expect(light.shown()).toMatchObject({ color_mode: 'white', brightness: 40, rgb_color: null });
    light.command('toggle');
    expect(light.shown()).toMatchObject({ state: 'off', brightness: null });
  });

  it.each([
    [{ supported_color_modes: ['onoff', 'hs'] }, /onoff must stand alone/],
    [{ supported_color_modes: ['brightness', 'hs'] }, /brightness must stand alone/],
    [{ supported_color_modes: ['white'] }, /white needs a colour mode/],
    [{ supported_color_modes: ['hs', 'hs'] }, /twice/],
    [{ supported_color_modes: [] }, /must not be empty/],
    [{ supported_color_modes: ['cmyk'] }, /must be one of/],
    [{ brightness_scale: 0 }, /brightness_scale: must be 1 or more/],
    [{ schema: 'yaml' }, /schema: must be one of/],
  ])('rejects %j', (fields, reason) => expect(rejection(lightPlatform, { ...basis, ...fields })).toMatch(reason));

  it('takes the schema in any case, and old colour flags', () => {
    expect(rejection(lightPlatform, { ...basis, schema: 'JSON', color_mode: true, rgb: true })).toBeUndefined();
  });

  it('describes its limits, effects and features', () => {
    const config = {
      ...basis,
      supported_color_modes: ['xy', 'color_temp'],
      min_mireds: 250,
      max_mireds: 454,
      effect: true,
    };
    const light = platformHarness(lightPlatform, { ...config, effect_list: ['blink'] });
    const described = lightPlatform.describe(light.config);
    expect(described.attributes).toEqual({
      min_color_temp_kelvin: 2202,
      max_color_temp_kelvin: 4000,
      effect_list: ['blink'],
      supported_color_modes: ['color_temp', 'xy'],
      supported_features: 44,
    });
    expect(described.facts).toMatchObject({ brightness: true, color: true, minKelvin: 2202, maxKelvin: 4000 });
  });
});
