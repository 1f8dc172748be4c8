import { beforeEach, expect, it } from 'vitest';
import { firstOfPanel } from '../../../../main/shell/panel/first.ts';
import { createRegistryHarness, type RegistryHarness } from '../../../support/registry-harness.ts';

let home: RegistryHarness;
beforeEach(() => {
  home = createRegistryHarness();
});

const nothing = { pinned: [], favourites: [] };

async function announceSensors(count: number, config: object = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await home.announce('sensor', `s${index}`, { state_topic: 's', ...config });
  }
}

it('of a home that is not large nothing comes later', async () => {
  await announceSensors(20);
  expect(firstOfPanel(home.registry, nothing)).toBeUndefined();
});

it('of a large home first comes what the panel shows, in the order of the home', async () => {
  const device = { identifiers: ['d'], name: 'Box' };
  await announceSensors(1_000);
  await home.announce('switch', 'plug', { command_topic: 'c', device });
  await home.announce('sensor', 'power', { state_topic: 's', device });
  await home.announce('scene', 'evening', { command_topic: 'c' });
  await home.announce('alarm_control_panel', 'alarm', { state_topic: 's', command_topic: 'c' });
  await home.announce('sensor', 'warm', { state_topic: 's', device_class: 'temperature', unit_of_measurement: '°C' });
  const part = firstOfPanel(home.registry, { pinned: ['sensor.s7'], favourites: ['switch.box_plug', 'light.gone'] });
  expect(part?.entities.map(({ id }) => id)).toEqual([
    'sensor.s7',
    'switch.box_plug',
    // Its device may say a word of it.
    'sensor.box_power',
    'scene.evening',
    'alarm_control_panel.alarm',
    'sensor.warm',
  ]);
  expect(part?.devices.map(({ name }) => name)).toEqual(['Box']);
});

it('a house full of sensors is no more than the head can speak of', async () => {
  await announceSensors(1_100, { device_class: 'temperature', unit_of_measurement: '°C' });
  expect(firstOfPanel(home.registry, nothing)?.entities).toHaveLength(200);
});
