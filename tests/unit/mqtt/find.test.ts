import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { type Announcement, findBrokers, parseAnnouncement } from '../../../main/service/mqtt/find.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const announcement: Announcement = {
  name: 'Mosquitto',
  host: 'broker.local.',
  port: 1883,
  addresses: ['fe80::1', '192.168.1.5', 'fd00::5'],
  isSecure: false,
};

describe('brokers on the network', () => {
  it('prefers an address that needs no name to be resolved, except where a certificate names one', () => {
    expect(parseAnnouncement(announcement)).toEqual({ name: 'Mosquitto', url: 'mqtt://192.168.1.5:1883' });
    expect(parseAnnouncement({ ...announcement, port: 8883, isSecure: true })?.url).toBe('mqtts://broker.local:8883');
    expect(parseAnnouncement({ ...announcement, addresses: ['fe80::1', 'fd00::5'] })?.url).toBe(
      'mqtt://[fd00::5]:1883',
    );
    expect(parseAnnouncement({ ...announcement, addresses: ['fe80::1'] })?.url).toBe('mqtt://broker.local:1883');
  });

  it('leaves out what is no address', () => {
    for (const wrong of [{ port: 0 }, { port: 70_000 }, { addresses: [], host: 'a b' }, { addresses: [], host: '' }]) {
      expect(parseAnnouncement({ ...announcement, ...wrong })).toBeUndefined();
    }
    expect(parseAnnouncement({ ...announcement, addresses: [], host: 'user:pass@evil' })).toBeUndefined();
  });

  it('makes names harmless and short', () => {
    const named = (name: string) => parseAnnouncement({ ...announcement, name })?.name;
    expect(named('a\u0000\u202eb\n')).toBe('a b');
    expect(named('x'.repeat(5_000))).toHaveLength(limits.nameChars);
    expect(named('\u0007')).toBe('192.168.1.5');
  });

  it('collects for the given time, each address once, and a limited number', async () => {
    const clock = createFakeClock();
    let answer: (each: Announcement) => void = () => undefined;
    let isStopped = false;
    const finding = findBrokers(clock, 3_000, async (onFound) => {
      answer = onFound;
      return () => {
        isStopped = true;
      };
    });
    await Promise.resolve();
    answer(announcement);
    answer({ ...announcement, name: 'again' });
    for (let index = 0; index < 500; index += 1) answer({ ...announcement, port: 2_000 + index });
    await Promise.resolve();
    clock.advance(3_000);
    const found = await finding;
    expect(found[0]).toEqual({ name: 'Mosquitto', url: 'mqtt://192.168.1.5:1883' });
    expect(found).toHaveLength(limits.foundBrokers);
    expect(isStopped).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
