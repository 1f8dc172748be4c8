import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, planRemoval } from '../../../main/service/removal/plan.ts';

const own = (): boolean => false;

describe('how a device is taken away', () => {
  it('clears what announces it to Home Assistant', () => {
    const items: Item[] = [
      { source: 'homeassistant', discoveryTopic: 'homeassistant/light/a/config' },
      { source: 'homeassistant', discoveryTopic: 'homeassistant/sensor/a/config' },
      { source: 'homeassistant', discoveryTopic: 'homeassistant/light/a/config' },
    ];
    expect(planRemoval(items, ['a'], own)).toEqual({
      clear: ['homeassistant/light/a/config', 'homeassistant/sensor/a/config'],
      request: undefined,
      obstacle: undefined,
    });
  });

  it('clears both announcements of a Tasmota device', () => {
    const items: Item[] = [{ source: 'tasmota', discoveryTopic: 'tasmota/discovery/AABBCC/config' }];
    expect(planRemoval(items, ['BBCC'], own).clear).toEqual([
      'tasmota/discovery/AABBCC/config',
      'tasmota/discovery/AABBCC/sensors',
    ]);
  });

  it.each([
    ['zigbee2mqtt', ['zigbee2mqtt_0x00158d0001'], 'zigbee2mqtt', 'device', '0x00158d0001'],
    ['upstairs/z2m', ['zigbee2mqtt_upstairs_z2m_7'], 'upstairs/z2m', 'group', '7'],
  ])('asks the bridge at %s for %s, and clears nothing', (base, identifiers, _base, kind, id) => {
    const items: Item[] = [{ source: 'zigbee2mqtt', discoveryTopic: `${base}/bridge/devices` }];
    expect(planRemoval(items, identifiers, () => true)).toEqual({
      clear: [],
      request: { topic: `${base}/bridge/request/${kind}/remove`, answer: `${base}/bridge/response/${kind}/remove`, id },
      obstacle: undefined,
    });
  });

  it.each<[Item['source'], readonly string[], RegExp]>([
    ['zigbee2mqtt', ['zigbee2mqtt_bridge_0xc0'], /the bridge itself/],
    ['homie', ['x'], /announces itself again/],
    ['shelly', ['x'], /announces itself again/],
    ['manual', [], /by hand/],
    ['http', [], /by a task/],
  ])('says why a device of %s can only be forgotten', (source, identifiers, words) => {
    const plan = planRemoval([{ source, discoveryTopic: 'zigbee2mqtt/bridge/devices' }], identifiers, own);
    expect(plan.obstacle).toMatch(words);
    expect([plan.clear, plan.request]).toEqual([[], undefined]);
  });

  it('never clears what others share, nor what announces no single device', () => {
    const sources = fc.constantFrom<Item['source']>(
      'homeassistant',
      'zigbee2mqtt',
      'tasmota',
      'homie',
      'shelly',
      'wled',
      'manual',
      'http',
    );
    const topics = fc.constantFrom(
      'zigbee2mqtt/bridge/devices',
      'homeassistant/device/a/config',
      'homeassistant/sensor/b/config',
      'tasmota/discovery/AA/config',
      'homie/5/a/$description',
      '',
    );
    const items = fc.array(fc.record({ source: sources, discoveryTopic: topics }), { maxLength: 6 });
    fc.assert(
      fc.property(items, fc.array(fc.string(), { maxLength: 3 }), fc.set(topics), (all, identifiers, shared) => {
        const { clear } = planRemoval(all, identifiers, (topic) => [...shared].map(String).includes(topic));
        for (const topic of clear) {
          const announced = all.filter((each) =>
            topic.startsWith(each.discoveryTopic.replace(/(config|sensors)$/, '')),
          );
          expect([...shared].map(String)).not.toContain(topic);
          expect(topic).not.toMatch(/bridge|homie|^$/);
          expect(announced.some(({ source }) => source === 'homeassistant' || source === 'tasmota')).toBe(true);
        }
      }),
    );
  });
});
