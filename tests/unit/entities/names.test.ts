import { describe, expect, it } from 'vitest';
import {
  deviceClassName,
  friendlyName,
  proposedSlug,
  slugify,
  uniqueId,
} from '../../../main/service/entities/names.ts';

describe('names', () => {
  const parts = {
    platform: 'sensor',
    name: undefined,
    deviceName: undefined,
    deviceClass: undefined,
    defaultName: 'MQTT Sensor',
  };
  it.each([
    [{ name: 'Temperature', deviceName: 'Beer' }, 'Beer Temperature'],
    [{ name: 'Temperature' }, 'Temperature'],
    [{ name: null, deviceName: 'Beer' }, 'Beer'],
    [{ name: null }, 'MQTT Sensor'],
    [{ deviceName: 'Kitchen', deviceClass: 'temperature' }, 'Kitchen Temperature'],
    [{ deviceClass: 'humidity' }, 'Humidity'],
    [{ deviceClass: 'enum' }, 'MQTT Sensor'],
    [{ deviceName: 'N' }, 'N MQTT Sensor'],
    [{ name: '', deviceName: 'N' }, 'N'],
    [{ name: 'Lamp Lamp', deviceName: 'Lamp' }, 'Lamp Lamp Lamp'],
  ])('%j is called %s', (given, name) => {
    expect(friendlyName({ ...parts, ...given })).toBe(name);
  });

  it.each([
    ['sensor', 'pm25', 'PM2.5'],
    ['sensor', 'volatile_organic_compounds', 'Volatile organic compounds'],
    ['binary_sensor', 'motion', 'Motion'],
    ['binary_sensor', 'battery_charging', 'Charging'],
    ['cover', 'shade', undefined],
  ])('class %s %s: %s', (platform, deviceClass, name) => {
    expect(deviceClassName(platform, deviceClass)).toBe(name);
  });

  it.each([
    ['Küche Licht', 'kuche_licht'],
    ["Bob's Lamp", 'bobs_lamp'],
    ['0x00158d/état', '0x00158d_etat'],
    ['🙂', 'unnamed'],
    ['Straße', 'strasse'],
  ])('slug of %s is %s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('numbers ids that are taken', () => {
    const taken = new Set(['light.lamp', 'light.lamp_2']);
    expect(uniqueId('light', 'Lamp', (id) => taken.has(id))).toBe('light.lamp_3');
  });

  it('takes only the part of a proposed entity id after the point', () => {
    expect(proposedSlug('sensor.kitchen')).toBe('kitchen');
    expect(proposedSlug('kitchen')).toBe('kitchen');
    expect(proposedSlug(undefined)).toBeUndefined();
  });
});
