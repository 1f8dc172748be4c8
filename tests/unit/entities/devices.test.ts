import { describe, expect, it } from 'vitest';
import { type DeviceChoice, Devices } from '../../../main/service/entities/devices.ts';
import type { Owners, Source } from '../../../main/service/entities/ownership.ts';

function setUp(choices: Record<string, DeviceChoice> = {}, owners: Owners = createOwners()) {
  const log: string[] = [];
  const devices = new Devices(
    { changed: (id) => void log.push(`changed ${id}`), removed: (id) => void log.push(`removed ${id}`) },
    (id) => choices[id],
    owners,
  );
  return { devices, log };
}

function createOwners(): Owners & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    ownerOf: (id, field) => kept.get(`${id} ${field}`),
    setOwner: (id, field, publisher) => void kept.set(`${id} ${field}`, publisher),
  };
}

/** Of one publisher, unless a test is about several. */
const one: Source = { publisher: 'one', topic: 'homeassistant/sensor/one/config' };
const two: Source = { publisher: 'two', topic: 'homeassistant/sensor/two/config' };

const info = (identifiers: string[], more: object = {}) => ({ identifiers, connections: [], ...more });
const mac = (value: string) => ({ identifiers: [], connections: [['mac', value] as const] });

describe('device registry', () => {
  it('joins entities that share an identifier, and merges what each message carries', () => {
    const { devices } = setUp();
    const first = devices.attach('b', info(['d1'], { name: 'Dev', manufacturer: 'M' }), 'sensor.a', true, one);
    const second = devices.attach('b', info(['d1', 'd1b'], { model: 'X9' }), 'sensor.b', true, one);
    expect(second).toBe(first);
    expect(devices.record(first)).toMatchObject({
      name: 'Dev',
      manufacturer: 'M',
      model: 'X9',
      identifiers: ['d1', 'd1b'],
      entityIds: ['sensor.a', 'sensor.b'],
    });
  });

  it('joins by connection, and keeps brokers apart', () => {
    const { devices } = setUp();
    const first = devices.attach(
      'b',
      { ...info(['d1']), ...{ connections: [['mac', '02:5b'] as const] } },
      'a',
      true,
      one,
    );
    expect(devices.attach('b', mac('02:5b'), 'b', true, one)).toBe(first);
    expect(devices.attach('other', mac('02:5b'), 'c', true, one)).not.toBe(first);
  });

  it('gives the same id at every start', () => {
    expect(setUp().devices.attach('b', info(['d1']), 'a', true, one)).toBe(
      setUp().devices.attach('b', info(['d1']), 'z', true, one),
    );
  });

  it('makes an unknown parent an empty device, and drops it with its last child', () => {
    const { devices, log } = setUp();
    const child = devices.attach('b', info(['c'], { viaDevice: 'hub' }), 'sensor.a', true, one);
    const parent = devices.record(child)?.viaDevice ?? '';
    expect(devices.record(parent)?.identifiers).toEqual(['hub']);
    devices.detach(child, 'sensor.a');
    expect(devices.size).toBe(0);
    expect(log).toContain(`removed ${parent}`);
  });

  it('keeps a device while a trigger hangs on it, without counting it as an entity', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d']), 'trigger', false, one);
    devices.attach('b', info(['d']), 'sensor.a', true, one);
    devices.detach(id, 'sensor.a');
    expect(devices.record(id)?.entityIds).toEqual([]);
    devices.detach(id, 'trigger');
    expect(devices.record(id)).toBeUndefined();
  });

  it('shows the name and area of the user before those of the device', () => {
    const plain = setUp();
    const id = plain.devices.attach('b', info(['d'], { name: 'x', suggestedArea: 'Hall' }), 'a', true, one);
    const { devices } = setUp({ [id]: { name: 'Lamp', area: 'Kitchen' } });
    devices.attach('b', info(['d'], { name: 'x', suggestedArea: 'Hall' }), 'a', true, one);
    expect(devices.record(id)).toMatchObject({ name: 'Lamp', area: 'Kitchen' });
    expect(plain.devices.record(id)).toMatchObject({ name: 'x', area: 'Hall' });
  });
});

describe('a device that several publishers describe', () => {
  const own = { name: 'Heating', suggestedArea: 'Cellar', viaDevice: 'hub', configurationUrl: 'http://heating' };
  const other = { name: 'Mine', suggestedArea: 'Hall', viaDevice: 'evil', configurationUrl: 'http://evil' };
  const shown = { name: 'Heating', area: 'Cellar', configurationUrl: 'http://heating' };

  it('keeps name, area and links as they were said first, takes what nobody said, and tells of the conflict', () => {
    const { devices, log } = setUp();
    const id = devices.attach('b', info(['d'], own), 'a', true, one);
    const hub = devices.record(id)?.viaDevice;
    log.length = 0;
    expect(devices.attach('b', info(['d', 'e'], { ...other, model: 'X' }), 'b', true, two)).toBe(id);
    expect(devices.record(id)).toMatchObject({ ...shown, viaDevice: hub, model: 'X', entityIds: ['a', 'b'] });
    expect(devices.record(id)?.conflicts).toEqual([
      { topic: two.topic, name: 'Mine', area: 'Hall', viaDevice: 'evil', configurationUrl: 'http://evil' },
    ]);
    expect(log).toEqual([`changed ${id}`]);
    devices.attach('b', info(['d'], other), 'b', true, two);
    expect(log).toHaveLength(1);
  });

  it('follows its first publisher, on whichever of its topics', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d'], own), 'a', true, one);
    devices.attach('b', info(['d'], other), 'b', true, two);
    devices.attach('b', info(['d'], { ...own, name: 'Boiler', suggestedArea: 'Loft' }), 'c', true, one);
    expect(devices.record(id)).toMatchObject({ name: 'Boiler', area: 'Loft', conflicts: [{ name: 'Mine' }] });
    devices.attach('b', info(['d'], { ...own, ...other, name: 'Boiler' }), 'a', true, one);
    devices.attach('b', info(['d'], { name: 'Boiler' }), 'b', true, two);
    expect(devices.record(id)?.conflicts).toBeUndefined();
  });

  it('lets whoever named it change the name, though another one described it first', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d']), 'a', true, one);
    devices.attach('b', info(['d'], { name: 'Lamp' }), 'b', true, two);
    devices.attach('b', info(['d'], { name: 'Light' }), 'b', true, two);
    expect(devices.record(id)).toMatchObject({ name: 'Light' });
    devices.attach('b', info(['d'], { name: 'Other' }), 'a', true, one);
    expect(devices.record(id)).toMatchObject({ name: 'Light', conflicts: [{ topic: one.topic, name: 'Other' }] });
  });

  it('takes the word of the next when the last entity of its owner is gone', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d'], own), 'a', true, one);
    devices.attach('b', info(['d'], own), 'a2', true, one);
    devices.attach('b', info(['d'], other), 'b', true, two);
    devices.detach(id, 'a');
    expect(devices.record(id)).toMatchObject(shown);
    devices.detach(id, 'a2');
    expect(devices.record(id)).toMatchObject({ name: 'Mine', area: 'Hall' });
    expect(devices.record(id)?.conflicts).toBeUndefined();
    devices.attach('b', info(['d'], { name: 'Still mine' }), 'b', true, two);
    expect(devices.record(id)?.name).toBe('Still mine');
  });

  it('follows an owner whose entities are announced on another topic', () => {
    const { devices } = setUp();
    const id = devices.attach('b', info(['d'], own), 'a', true, one);
    devices.attach('b', info(['d'], { ...own, name: 'Boiler' }), 'a', true, { ...two, publisher: 'moved' });
    expect(devices.record(id)).toMatchObject({ name: 'Boiler' });
    expect(devices.record(id)?.conflicts).toBeUndefined();
  });

  it('knows after a restart who was first, in whatever order they are heard', () => {
    const owners = createOwners();
    const before = setUp({}, owners).devices;
    before.attach('b', info(['d'], own), 'a', true, one);
    before.attach('b', info(['d'], other), 'b', true, two);
    const { devices } = setUp({}, owners);
    const id = devices.attach('b', info(['d'], other), 'b', true, two);
    expect(devices.record(id)).toMatchObject({ name: 'Mine' });
    devices.attach('b', info(['d'], own), 'a', true, one);
    expect(devices.record(id)).toMatchObject({ ...shown, conflicts: [{ name: 'Mine', area: 'Hall' }] });
    devices.attach('b', info(['d'], other), 'b', true, two);
    expect(devices.record(id)).toMatchObject(shown);
  });

  it('with thousands of publishers stays quick, and lists only some of what they say', () => {
    const { devices } = setUp();
    const many = 20_000;
    const started = performance.now();
    for (let index = 0; index < many; index++) {
      const source = { publisher: `p${index}`, topic: `t${index}` };
      devices.attach('b', info(['d'], { name: `Name ${index}` }), `item${index}`, true, source);
    }
    const id = devices.ids()[0] ?? '';
    expect(devices.record(id)).toMatchObject({ name: 'Name 0' });
    expect(devices.record(id)?.conflicts?.length).toBeLessThanOrEqual(10);
    for (let index = 0; index < many; index++) devices.detach(id, `item${index}`);
    expect(devices.size).toBe(0);
    // In the square of their number it takes minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 60_000);
});
