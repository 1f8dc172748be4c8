import { describe, expect, it } from 'vitest';
import { type DeviceChoice, Devices } from '../../../main/service/entities/devices.ts';

function setUp(choices: Record<string, DeviceChoice> = {}) {
  const log: string[] = [];
  const devices = new Devices(
    { changed: (id) => void log.push(`changed ${id}`), removed: (id) => void log.push(`removed ${id}`) },
    (id) => choices[id],
  );
  return { devices, log };
}

const info = (identifiers: string[], more: object = {}) => ({ identifiers, connections: [], ...more });
const mac = (value: string) => ({ identifiers: [], connections: [['mac', value] as const] });

describe('device registry', () => {
  it('joins entities that share an identifier, and merges what each message carries', () => {
    const { devices } = setUp();
    const one = devices.attach('b', info(['d1'], { name: 'Dev', manufacturer: 'M' }), 'sensor.a', true);
    const two = devices.attach('b', info(['d1', 'd1b'], { model: 'X9' }), 'sensor.b', true);
    expect(two).toBe(one);
    expect(devices.record(one)).toMatchObject({
      name: 'Dev',
      manufacturer: 'M',
      model: 'X9',
      identifiers: ['d1', 'd1b'],
      entityIds: ['sensor.a', 'sensor.b'],
    });
  });

  it('joins by connection, and keeps brokers apart', () => {
    const { devices } = setUp();
    const one = devices.attach('b', { ...info(['d1']), ...{ connections: [['mac', '02:5b'] as const] } }, 'a', true);
    expect(devices.attach('b', mac('02:5b'), 'b', true)).toBe(one);
    expect(devices.attach('other', mac('02:5b'), 'c', true)).not.toBe(one);
  });

  it('gives the same id at every start', () => {
    expect(setUp().devices.attach('b', info(['d1']), 'a', true)).toBe(
      setUp().devices.attach('b', info(['d1']), 'z', true),
    );
  });

  it('makes an unknown parent an empty device, and drops it with its last child', () => {
    const { devices, log } = setUp();
    const child = devices.attach('b', info(['c'], { viaDevice: 'hub' }), 'sensor.a', true);
    const parent = devices.record(child)?.viaDevice ?? '';
    expect(devices.record(parent)?.identifiers).toEqual(['hub']);
    devices.detach(child, 'sensor.a');
    expect(devices.size).toBe(0);
    expect(log).toContain(`removed ${parent}`);
  });

  it('keeps a device while a trigger hangs on it, without counting it as an entity', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d']), 'trigger', false);
    devices.attach('b', info(['d']), 'sensor.a', true);
    devices.detach(id, 'sensor.a');
    expect(devices.record(id)?.entityIds).toEqual([]);
    devices.detach(id, 'trigger');
    expect(devices.record(id)).toBeUndefined();
  });

  it('shows the name and area of the user before those of the device', () => {
    const plain = setUp();
    const id = plain.devices.attach('b', info(['d'], { name: 'x', suggestedArea: 'Hall' }), 'a', true);
    const { devices } = setUp({ [id]: { name: 'Lamp', area: 'Kitchen' } });
    devices.attach('b', info(['d'], { name: 'x', suggestedArea: 'Hall' }), 'a', true);
    expect(devices.record(id)).toMatchObject({ name: 'Lamp', area: 'Kitchen' });
    expect(plain.devices.record(id)).toMatchObject({ name: 'x', area: 'Hall' });
  });
});
