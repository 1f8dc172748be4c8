import { describe, expect, it } from 'vitest';
import { lightPlatform } from '../../../../main/service/platforms/light/light.ts';
import { platformHarness, rejection } from '../../../support/platform-harness.ts';

const lightOf = (config: Record<string, unknown>) =>
  platformHarness(lightPlatform, { command_topic: 'c', state_topic: 't', ...config });

describe('light, schema basic', () => {
  it('follows its topics, and hides brightness and colour while off', () => {
    const light = lightOf({ brightness_command_topic: 'bc', brightness_state_topic: 'b', brightness_scale: 100 });
    expect(light.shown()).toEqual({ state: 'unknown', color_mode: null, brightness: null });
    const steps: ReadonlyArray<readonly [topic: string, payload: string, state: string, brightness: number | null]> = [
      ['b', '50', 'unknown', null],
      ['t', 'ON', 'on', 128],
      ['b', '0', 'on', 128],
      ['b', '', 'on', 128],
      ['b', 'bright', 'on', 128],
      ['b', '1e2', 'on', 255],
      ['b', '300', 'on', 255],
      ['t', 'on', 'on', 255],
      ['t', 'OFF', 'off', null],
      ['t', 'None', 'unknown', null],
    ];
    for (const [topic, payload, state, brightness] of steps) {
      light.receive(topic, payload);
      expect(light.shown(), `${topic} ${payload}`).toMatchObject({ state, brightness });
    }
  });

  it.each<[string, Record<string, string>, string, Record<string, unknown>]>([
    ['hs', { hs_command_topic: 'x', hs_state_topic: 's' }, '200,50', { hs_color: [200, 50], color_mode: 'hs' }],
    ['xy', { xy_command_topic: 'x', xy_state_topic: 's' }, '0.675, 0.322', { xy_color: [0.675, 0.322] }],
    [
      'rgb',
      { rgb_command_topic: 'x', rgb_state_topic: 's' },
      '127,64,0',
      { rgb_color: [255, 129, 0], brightness: 127 },
    ],
    [
      'rgb with a brightness topic',
      { rgb_command_topic: 'x', rgb_state_topic: 's', brightness_state_topic: 'b' },
      '127,64,0',
      { rgb_color: [127, 64, 0], brightness: null },
    ],
    [
      'rgbw',
      { rgbw_command_topic: 'x', rgbw_state_topic: 's' },
      '0,0,0,128',
      { rgbw_color: [0, 0, 0, 255], rgb_color: [255, 255, 255], brightness: 128 },
    ],
    [
      'rgbww',
      { rgbww_command_topic: 'x', rgbww_state_topic: 's' },
      '100,0,0,0,0',
      { rgbww_color: [255, 0, 0, 0, 0], rgb_color: [255, 0, 0], brightness: 100 },
    ],
    ['temperature', { color_temp_command_topic: 'x', color_temp_state_topic: 's' }, '300', { color_temp_kelvin: 3333 }],
    ['effect', { effect_command_topic: 'x', effect_state_topic: 's' }, 'rainbow', { effect: 'rainbow' }],
  ])('reads %s', (_name, config, payload, shown) => {
    const light = lightOf(config);
    light.receive('t', 'ON');
    light.receive('s', payload);
    expect(light.shown()).toMatchObject(shown);
    const before = light.state();
    for (const bad of ['', ...(config.effect_state_topic ? [] : ['x', '1,x,3', '1,2,3,4,5,6'])]) {
      light.receive('s', bad);
      expect(light.state(), bad).toBe(before);
    }
    light.receive('s', payload);
    expect(light.state()).toBe(before);
  });

  it('has no mode until a colour says one, or its topic does', () => {
    const two = { hs_command_topic: 'h', hs_state_topic: 'hs', rgb_command_topic: 'r', rgb_state_topic: 'rs' };
    const light = lightOf(two);
    light.receive('t', 'ON');
    expect(light.shown().color_mode).toBe('unknown');
    light.receive('rs', '0,0,0');
    expect(light.shown()).toMatchObject({ color_mode: 'rgb', rgb_color: null });
    light.receive('hs', '10,20');
    expect(light.shown()).toMatchObject({ color_mode: 'hs', hs_color: [10, 20] });

    const told = lightOf({ ...two, color_mode_state_topic: 'm', brightness_state_topic: 'b' });
    told.receive('t', 'ON');
    told.receive('rs', '1,2,3');
    expect(told.shown()).toMatchObject({ color_mode: 'unknown', rgb_color: null });
    told.receive('m', 'rgb');
    expect(told.shown()).toMatchObject({ color_mode: 'rgb', rgb_color: [1, 2, 3] });
    told.receive('m', 'sparkle');
    expect(told.shown().color_mode).toBe('rgb');
    // Home Assistant refuses a mode that the light does not support; what was shown stays.
    told.receive('m', 'xy');
    expect(told.shown().color_mode).toBe('rgb');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, ReadonlyArray<readonly [string, string]>]>([
    ['on alone', {}, {}, [['c', 'ON']]],
    [
      'brightness, then on',
      { brightness_command_topic: 'b', brightness_scale: 100 },
      { brightness: 1 },
      [
        ['b', '1'],
        ['c', 'ON'],
      ],
    ],
    [
      'on first',
      { on_command_type: 'first', brightness_command_topic: 'b' },
      { brightness: 50 },
      [
        ['c', 'ON'],
        ['b', '50'],
      ],
    ],
    ['brightness for on', { on_command_type: 'brightness', brightness_command_topic: 'b' }, {}, [['b', '255']]],
    [
      'no brightness for a zero-length effect',
      { on_command_type: 'brightness', brightness_command_topic: 'b', rgb_command_topic: 'r' },
      { rgb_color: [1, 2, 3] },
      [
        ['r', '1,2,3'],
        ['b', '255'],
      ],
    ],
    [
      'colour, brightness, temperature',
      { hs_command_topic: 'h', brightness_command_topic: 'b', color_temp_command_topic: 'k' },
      { hs_color: [359, 78], brightness: 9 },
      [
        ['h', '359.0,78.0'],
        ['b', '9'],
        ['c', 'ON'],
      ],
    ],
    [
      'kelvin',
      { color_temp_command_topic: 'k', color_temp_kelvin: true },
      { color_temp_kelvin: 3003 },
      [
        ['k', '3003'],
        ['c', 'ON'],
      ],
    ],
    [
      'mired',
      { color_temp_command_topic: 'k' },
      { color_temp_kelvin: 3003 },
      [
        ['k', '333'],
        ['c', 'ON'],
      ],
    ],
    [
      'scaled rgb',
      { rgb_command_topic: 'r' },
      { rgb_color: [255, 128, 0], brightness: 50 },
      [
        ['r', '50,25,0'],
        ['c', 'ON'],
      ],
    ],
    [
      'brightness as white rgbw',
      { rgbw_command_topic: 'w' },
      { brightness: 50 },
      [
        ['w', '50,50,50,50'],
        ['c', 'ON'],
      ],
    ],
    [
      'white',
      { rgb_command_topic: 'r', white_command_topic: 'w', white_scale: 100 },
      { white: 128 },
      [
        ['w', '50'],
        ['c', 'ON'],
      ],
    ],
    [
      'a listed effect',
      { effect_command_topic: 'e', effect_list: ['a'] },
      { effect: 'a' },
      [
        ['e', 'a'],
        ['c', 'ON'],
      ],
    ],
    ['no unlisted effect', { effect_command_topic: 'e', effect_list: ['a'] }, { effect: 'b' }, [['c', 'ON']]],
    ['no effect without a list', { effect_command_topic: 'e' }, { effect: 'b' }, [['c', 'ON']]],
    ['nothing of transition and flash', {}, { transition: 2, flash: 'long' }, [['c', 'ON']]],
  ])('turns on with %s', (_name, config, params, publishes) => {
    expect(lightOf(config).publishes('turn_on', params)).toEqual(publishes);
  });

  it('assumes only what has no state topic', () => {
    const light = lightOf({ brightness_command_topic: 'b', hs_command_topic: 'h', hs_state_topic: 'hs' });
    light.receive('t', 'ON');
    light.command('turn_on', { hs_color: [1, 2], brightness: 30 });
    expect(light.shown()).toMatchObject({ color_mode: 'hs', hs_color: null, brightness: 30 });

    const blind = platformHarness(lightPlatform, { command_topic: 'c', rgb_command_topic: 'r' });
    blind.command('turn_on', { rgb_color: [255, 128, 0], brightness: 50 });
    expect(blind.shown()).toMatchObject({ state: 'on', color_mode: 'rgb', rgb_color: [255, 128, 0] });
    expect(blind.publishes('turn_on', { brightness: 51 })).toEqual([
      ['r', '51,25,0'],
      ['c', 'ON'],
    ]);
    expect(blind.shown().brightness).toBe(51);
    expect(blind.publishes('turn_off')).toEqual([['c', 'OFF']]);
    expect(blind.view().state).toBe('off');
  });

  it('passes the parts of a colour to command templates', () => {
    const light = lightOf({
      xy_command_topic: 'x',
      xy_command_template: '{{ x }};{{ y }};{{ value }}',
      rgbww_command_topic: 'w',
      rgbww_command_template: '{{ red }} {{ cold_white }} {{ warm_white }}',
    });
    expect(light.publishes('turn_on', { xy_color: [0.5, 1] })).toEqual([
      ['x', '0.5;1.0;0.5,1.0'],
      ['c', 'ON'],
    ]);
    expect(light.publishes('turn_on', { rgbww_color: [1, 2, 3, 4, 5] })).toEqual([
      ['w', '1 4 5'],
      ['c', 'ON'],
    ]);
  });

  it('rejects white without a colour, and topics that cannot be published to', () => {
    expect(rejection(lightPlatform, { command_topic: 'c', white_command_topic: 'w' })).toMatch(/white needs a colour/);
    expect(rejection(lightPlatform, { state_topic: 't' })).toBe('command_topic: is required');
    expect(rejection(lightPlatform, { command_topic: 'c', on_command_type: 'middle' })).toMatch(/^on_command_type/);
  });
});
