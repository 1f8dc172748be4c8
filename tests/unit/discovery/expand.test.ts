import { describe, expect, it } from 'vitest';
import { expandAbbreviations, expandBaseTopic } from '../../../main/service/discovery/homeassistant/expand.ts';
import { parseDiscoveryTopic } from '../../../main/service/discovery/homeassistant/topics.ts';

describe('abbreviations', () => {
  it('expands keys at the top, in device, origin, availability and components, and no values', () => {
    const expanded = expandAbbreviations({
      cmd_t: 'stat_t',
      dev: { ids: ['x'], sw: '1', cmd_t: 'kept' },
      o: { name: 'n', sw: '2', url: 'u' },
      avty: [{ t: 'a', pl_avail: 'on' }],
      cmps: { a: { p: 'sensor', stat_t: 's', dev: { ids: 'y' } } },
    });
    expect(expanded).toEqual({
      command_topic: 'stat_t',
      device: { identifiers: ['x'], sw_version: '1', cmd_t: 'kept' },
      origin: { name: 'n', sw_version: '2', support_url: 'u' },
      availability: [{ topic: 'a', payload_available: 'on' }],
      components: { a: { platform: 'sensor', state_topic: 's', device: { identifiers: 'y' } } },
    });
  });

  it.each([
    ['swing_h_modes', 'swing_horizontal_modes'],
    ['swing_h_mode_cmd_t', 'swing_horizontal_mode_command_topic'],
    ['swing_h_mode_stat_tpl', 'swing_horizontal_mode_state_template'],
    ['strt_mw_cmd_t', 'start_mowing_command_topic'],
    ['pause_cmd_t', 'pause_command_topic'],
    ['cod_form', 'code_format'],
  ])('knows the newer %s', (short, full) => {
    expect(expandAbbreviations({ [short]: 'x' })).toEqual({ [full]: 'x' });
  });

  it('takes the short one of a short key and its full one, in either order', () => {
    const parts = [
      { stat_t: 'short', state_topic: 'full', dev: { ids: 'short', identifiers: 'full' } },
      { state_topic: 'full', stat_t: 'short', dev: { identifiers: 'full', ids: 'short' } },
    ];
    for (const part of parts) {
      expect(expandAbbreviations(part)).toEqual({ state_topic: 'short', device: { identifiers: 'short' } });
    }
    const item = { topic: 'full', t: 'short', name: 'n' };
    expect(expandAbbreviations({ avty: item, availability: {} })).toEqual({
      availability: { topic: 'short', name: 'n' },
    });
    expect(expandAbbreviations({ o: { sw_version: 'full', sw: 'short' } })).toEqual({
      origin: { sw_version: 'short' },
    });
    expect(expandAbbreviations({ cmps: { a: { platform: 'full', p: 'short' } } })).toEqual({
      components: { a: { platform: 'short' } },
    });
  });

  it('takes no key that reaches the prototype', () => {
    const expanded = expandAbbreviations(JSON.parse('{"__proto__":{"polluted":1},"constructor":"x"}'));
    expect(Object.getPrototypeOf(expanded)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('base topic', () => {
  it.each([
    ['~/set', 'base/set'],
    ['cmnd/~', 'cmnd/base'],
    ['~', 'base'],
    ['~/a/~', 'base/a/base'],
    ['a/~/b', 'a/~/b'],
  ])('%s becomes %s', (topic, expected) => {
    expect(expandBaseTopic({ '~': 'base', state_topic: topic })).toEqual({ state_topic: expected });
  });

  it('touches only topics and availability', () => {
    expect(
      expandBaseTopic({ '~': 'b', payload_on: '~on', availability: { topic: '~/a' }, x: { topic: '~/n' } }),
    ).toEqual({
      payload_on: '~on',
      availability: [{ topic: 'b/a' }],
      x: { topic: '~/n' },
    });
  });
});

describe('discovery topic', () => {
  it.each([
    ['homeassistant/sensor/a/config', { component: 'sensor', nodeId: undefined, discoveryId: 'a' }],
    ['homeassistant/sensor/n/a/config', { component: 'sensor', nodeId: 'n', discoveryId: 'n a' }],
    ['homeassistant/device/a/config', { component: 'device', discoveryId: 'a' }],
  ])('%s', (topic, expected) => {
    expect(parseDiscoveryTopic('homeassistant', topic)).toMatchObject(expected);
  });

  it.each(['homeassistant/sensor/bad id/config', 'homeassistant/climat/a/config', 'homeassistant/sensor/a/b/c/config'])(
    'refuses %s',
    (topic) => {
      expect(parseDiscoveryTopic('homeassistant', topic)).toHaveProperty('reason');
    },
  );
});
