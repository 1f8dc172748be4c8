import { describe, expect, it } from 'vitest';
import type { Entity, PlatformName } from '../../../../preload/contract.ts';
import {
  descriptorNamed,
  descriptorOf,
  descriptorOfId,
  platformsByRank,
  rankOf,
} from '../../../../renderer/platforms/table.ts';
import { entityFrom } from '../../../support/entities.ts';

const at = '2026-03-01T12:00:00Z';

function entity(
  platform: PlatformName,
  state: string,
  attributes: Entity['attributes'] = {},
  actions = ['turn_on'],
): Entity {
  return entityFrom({
    id: `${platform}.x`,
    platform,
    objectId: 'x',
    brokerId: 'b',
    name: 'X',
    state,
    available: true,
    attributes,
    capabilities: { actions },
    discoveryTopic: 't',
    lastChanged: at,
    lastUpdated: at,
  });
}

function icon(platform: PlatformName, deviceClass: string, state: string): string {
  const subject = entity(platform, state, { device_class: deviceClass });
  return descriptorOf(subject).icon(subject);
}

describe('the table of platforms', () => {
  it('files each platform under its own name', () => {
    for (const name of platformsByRank()) expect(descriptorNamed(name).platform).toBe(name);
  });

  it('puts what guards the home before what only measures', () => {
    expect(rankOf('alarm_control_panel')).toBeLessThan(rankOf('light'));
    expect(rankOf('light')).toBeLessThan(rankOf('sensor'));
  });

  it('knows the platform of an id, and none of a foreign one', () => {
    expect(descriptorOfId('lawn_mower.front')?.label).toBe('Lawn mower');
    expect(descriptorOfId('constructor.x')).toBeUndefined();
  });
});

describe('icons tell apart what a person tells apart', () => {
  it('of what is measured', () => {
    const classes = ['carbon_dioxide', 'pm25', 'precipitation', 'wind_speed', 'pressure', 'temperature', 'humidity'];
    expect(new Set(classes.map((each) => icon('sensor', each, '5'))).size).toBe(classes.length);
  });

  it('of a full and of an empty battery', () => {
    const icons = ['3', '24', '55', '100'].map((percent) => icon('sensor', 'battery', percent));
    expect(new Set(icons).size).toBe(icons.length);
  });

  it('of what opens, open and closed', () => {
    const icons = ['garage', 'blind', 'awning', 'gate', 'curtain'].flatMap((each) => [
      icon('cover', each, 'open'),
      icon('cover', each, 'closed'),
    ]);
    expect(new Set(icons).size).toBe(icons.length);
  });
});

describe('the level of an entity', () => {
  it('is the brightness of a light, in percent, and 0 turns it off', () => {
    const light = entity('light', 'on', { brightness: 128, supported_color_modes: ['brightness'] });
    const level = descriptorOf(light).level?.(light);
    expect(level?.value).toBe(50);
    expect(level?.command(40)).toEqual({ action: 'turn_on', params: { brightness: 102 } });
    expect(level?.command(0)).toEqual({ action: 'turn_off' });
    expect(level?.wanted({ brightness: 255 })).toBe(100);
  });

  it('is not there where nothing can be set', () => {
    const light = entity('light', 'on', { supported_color_modes: ['onoff'] });
    expect(descriptorOf(light).level?.(light)).toBeUndefined();
    const cover = entity('cover', 'open', { current_position: 30 }, ['open_cover']);
    expect(descriptorOf(cover).level?.(cover)).toBeUndefined();
  });
});
