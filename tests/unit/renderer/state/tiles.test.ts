import { describe, expect, it } from 'vitest';
import type { Device, Entity } from '../../../../preload/contract.ts';
import { fromPageState } from '../../../../renderer/state/model.ts';
import { buildHome, roomKey } from '../../../../renderer/state/selectors.ts';
import { tilesOf } from '../../../../renderer/state/tiles.ts';
import { changed } from '../../../support/entities.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const model = fromPageState(fakePageState('home'));
const [lamp] = model.entities.values();
if (lamp === undefined) throw new Error('an empty home');

function entity(platform: Entity['platform'], name: string, deviceClass?: string): Entity {
  const attributes = deviceClass === undefined ? {} : { device_class: deviceClass };
  const capabilities = { actions: [] };
  return changed(lamp as Entity, { id: `${platform}.${name}`, platform, name, attributes, capabilities });
}

const card = { key: 'device.a', name: 'Thing', room: 'Hall' };
const tiles = (main: readonly Entity[], more: readonly Entity[] = []) => tilesOf(card, main, more, (each) => each.name);

describe('tilesOf', () => {
  it('makes one tile of what is only read, with the most telling reading first', () => {
    const made = tiles([
      entity('sensor', 'pressure', 'pressure'),
      entity('sensor', 'humidity', 'humidity'),
      entity('sensor', 'temperature', 'temperature'),
      entity('sensor', 'rain', 'precipitation'),
    ]);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      key: 'device.a',
      name: 'Thing',
      faceId: 'sensor.temperature',
      wordIds: ['sensor.humidity', 'sensor.rain'],
      hiddenIds: ['sensor.pressure'],
    });
  });

  it('makes a tile of each thing that is controlled, and says the power of the first', () => {
    const made = tiles(
      [
        entity('switch', 'left'),
        entity('switch', 'right'),
        entity('sensor', 'power', 'power'),
        entity('select', 'mode'),
      ],
      [entity('sensor', 'signal', 'signal_strength')],
    );
    expect(made.map(({ key, name }) => [key, name])).toEqual([
      ['device.a', 'left'],
      ['switch.right', 'right'],
    ]);
    expect(made[0]?.wordIds).toEqual(['sensor.power']);
    expect(made[0]?.hiddenIds).toEqual(['select.mode', 'sensor.signal']);
  });

  it('gives small controls tiles where the device has nothing else', () => {
    expect(tiles([entity('scene', 'movie'), entity('scene', 'dinner')])).toHaveLength(2);
  });

  it('shows what is left of a device whose entities are all hidden', () => {
    expect(tiles([], [entity('switch', 'led')])[0]?.faceId).toBe('switch.led');
  });
});

describe('rooms', () => {
  it('are one whatever their case, accents and spaces', () => {
    const devices = [...model.devices.values()];
    const areas = ['Hall', 'hall', ' HALL ', 'Hall'];
    const changed = devices.map(
      (device, index): Device => ({ ...device, area: areas[index % areas.length] ?? 'Hall' }),
    );
    const home = buildHome({ ...model, devices: new Map(changed.map((device) => [device.id, device])) });
    expect(home.rooms.filter((room) => room.name !== undefined).map(({ key, name }) => [key, name])).toEqual([
      ['hall', 'Hall'],
    ]);
    expect(roomKey('Ku\u0308che')).toBe(roomKey('kuche'));
  });
});
