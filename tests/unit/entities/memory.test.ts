import { describe, expect, it } from 'vitest';
import { StoredMemory } from '../../../main/service/entities/memory.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createMemoryStore } from '../../support/registry-harness.ts';

describe('what the registry remembers', () => {
  it('is written soon after a change, and not with every one', async () => {
    const clock = createFakeClock();
    const store = createMemoryStore();
    let saves = 0;
    const save = async (): Promise<void> => {
      saves += 1;
    };
    const counting = { ...store, save };
    const memory = new StoredMemory(counting, createMemoryLogger(), clock);
    for (let index = 0; index < 100; index += 1) memory.remember(`k${index}`, `sensor.${index}`);
    expect(saves).toBe(0);
    clock.advance(2_000);
    await memory.flush();
    expect(saves).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('comes back, whatever the keys and names are', async () => {
    const store = createMemoryStore();
    const first = new StoredMemory(store, createMemoryLogger(), createFakeClock());
    first.remember('b\0sensor\0__proto__', 'sensor.x');
    await first.choose(({ names, devices, labels }) => {
      names.set('sensor.x', '__proto__');
      devices.set('device.x', { name: 'constructor', area: '💡' });
      labels.set('sensor.x', ['__proto__', 'Guests']);
      labels.set('device.x', ['Gone']);
    });
    await first.choose(({ labels }) => labels.delete('device.x'));
    await first.flush();
    const second = new StoredMemory(store, createMemoryLogger(), createFakeClock());
    await second.load();
    expect(second.idOf('b\0sensor\0__proto__')).toBe('sensor.x');
    expect(second.isTaken('sensor.x', 'another')).toBe(true);
    expect(second.entityName('sensor.x')).toBe('__proto__');
    expect(second.deviceChoice('device.x')).toEqual({ name: 'constructor', area: '💡' });
    expect(second.labelsOf('sensor.x')).toEqual(['__proto__', 'Guests']);
    expect(second.labelsOf('device.x')).toBeUndefined();
    second.forget('b\0sensor\0__proto__');
    expect(second.isTaken('sensor.x', 'another')).toBe(false);
  });

  it.each([5, 'text', [], { version: 2 }, { version: 1, ids: { a: 1 } }])(
    'starts anew over %j, and says so',
    async (content) => {
      const logger = createMemoryLogger();
      const memory = new StoredMemory(createMemoryStore(content), logger, createFakeClock());
      await memory.load();
      expect(memory.idOf('a')).toBeUndefined();
      expect(logger.lines.map(({ event }) => event)).toEqual(['memory.setAside']);
    },
  );
});
