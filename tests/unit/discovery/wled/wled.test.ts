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

  it.each([
    ['wled/desk/status', 'maybe'],
    ['wled/desk/v', 'text'],
    ['wled/desk/v', '<vs'],
    ['wled//status', 'online'],
  ])('is not made of %s %s', (topic, payload) => {
    home.publish(topic, payload);
    expect(home.log()).toEqual([]);
  });
});
