import { beforeEach, describe, expect, it } from 'vitest';
import { createWled } from '../../../../main/service/discovery/wled/dialect.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

let home: DialectHarness;

beforeEach(() => {
  home = createDialectHarness(createWled);
});

const xml = (name: string, white = -1) =>
  `<?xml version="1.0" ?><vs><ac>128</ac><wv>${white}</wv><ds>${name}</ds></vs>`;
const light = 'light.wled_desk_light';

describe('WLED', () => {
  it('is a light with its settings, known by its status', () => {
    home.publish('wled/desk/status', 'online', true);
    expect(home.log()).toEqual([
      `upsert ${light}`,
      'upsert number.wled_desk_preset',
      'upsert number.wled_desk_speed',
      'upsert number.wled_desk_intensity',
      'upsert number.wled_desk_palette',
    ]);
    home.publish('wled/desk/status', 'offline', true);
    expect(home.log()).toEqual([]);
  });

  it('is named by its XML, and announced anew only when that changes', () => {
    home.publish('wled/desk/status', 'online', true);
    home.publish('wled/desk/v', xml('Desk &lt;1&gt;'));
    home.log();
    expect(home.found.get(light)?.common.device?.name).toBe('Desk <1>');
    home.publish('wled/desk/v', xml('Desk &lt;1&gt; (live)'));
    expect(home.log()).toEqual([]);
    home.publish('wled/desk/v', xml('Desk &lt;1&gt;', 0));
    expect(home.found.get(light)?.config).toMatchObject({ rgbw_command_topic: 'wled/desk/col' });
  });

  it('goes when its status is cleared', () => {
    home.publish('wled/desk/v', xml('Desk'));
    home.publish('wled/desk/status', '', true);
    expect(home.found.size).toBe(0);
  });

  it.each(['desk', 'study/desk', 'house/study/desk'])('is found under any topic by its XML: %s', (base) => {
    const before = home.filters().length;
    home.publish(`${base}/v`, xml('Desk'));
    const found = home.found.get(`light.wled_${base}_light`);
    expect(found?.common.device?.name).toBe('Desk');
    expect(found?.config).toMatchObject({ command_topic: base, brightness_state_topic: `${base}/g` });
    home.publish(`${base}/status`, '', true);
    expect(home.found.size).toBe(0);
    expect(home.filters()).toHaveLength(before);
  });

  it('is found by what it retains, for its XML is never retained: a colour, a brightness and a status', () => {
    home.publish('study/desk/status', 'offline', true);
    home.publish('study/desk/g', '128', true);
    expect(home.log()).toEqual([]);
    home.publish('study/desk/c', '#FFA000', true);
    expect(home.found.get('light.wled_study/desk_light')?.common.device?.name).toBe('WLED desk');
    home.publish('study/desk/v', xml('Desk'));
    expect(home.found.get('light.wled_study/desk_light')?.common.device?.name).toBe('Desk');
  });

  it('is found by them in any order', () => {
    home.publish('study/desk/c', '#33FFA000', true);
    home.publish('study/desk/g', '128', true);
    home.publish('study/desk/status', 'online', true);
    expect(home.found.has('light.wled_study/desk_light')).toBe(true);
  });

  it('is not made of a colour that something else tells', () => {
    home.publish('study/desk/c', '#FFA000', true);
    home.publish('study/desk/g', 'green', true);
    home.publish('study/desk/status', 'online', true);
    home.publish('study/lamp/c', 'blue', true);
    home.publish('study/lamp/g', '1', true);
    home.publish('study/lamp/status', 'online', true);
    expect(home.log()).toEqual([]);
  });

  it.each([
    ['wled/desk/status', 'maybe'],
    ['wled/desk/v', 'text'],
    ['wled/desk/v', '<vs'],
    ['desk/v', '2.5'],
    ['/v', '<vs></vs>'],
    ['wled//status', 'online'],
  ])('is not made of %s %s', (topic, payload) => {
    home.publish(topic, payload);
    expect(home.log()).toEqual([]);
  });
});
