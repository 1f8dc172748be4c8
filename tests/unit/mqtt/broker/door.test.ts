import { describe, expect, it } from 'vitest';
import { brokerLimits } from '../../../../main/service/base/broker-limits.ts';
import { addressKey, Door, type Visitor } from '../../../../main/service/mqtt/broker/door.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function visitor(address: string, gone: Visitor[] = []): Visitor {
  const each: Visitor = { address, evict: () => gone.push(each) };
  return each;
}

describe('the door of the built-in broker', () => {
  it('lets the oldest that has not logged in go for a new one, of the same address or of all', () => {
    const door = new Door(createFakeClock());
    const gone: Visitor[] = [];
    const same = Array.from({ length: brokerLimits.strangersPerAddress + 2 }, () => visitor('10.0.0.1', gone));
    for (const each of same) door.enter(each);
    expect(gone).toEqual(same.slice(0, 2));
    gone.length = 0;
    const others = Array.from({ length: brokerLimits.strangers }, (_, index) => visitor(`10.0.1.${index}`, gone));
    for (const each of others) door.enter(each);
    expect(gone).toEqual(same.slice(2));
  });

  it('never lets one go that has logged in, and counts those apart, per address and in all', () => {
    const door = new Door(createFakeClock());
    const gone: Visitor[] = [];
    const one = Array.from({ length: brokerLimits.connectionsPerAddress + 1 }, () => visitor('10.0.0.1', gone));
    const admitted = one.map((each) => {
      door.enter(each);
      return door.admit(each);
    });
    expect(admitted.filter(Boolean)).toHaveLength(brokerLimits.connectionsPerAddress);
    for (let index = 0; index < 200; index += 1) door.enter(visitor('10.0.0.1', gone));
    expect(gone.filter((each) => one.slice(0, -1).includes(each))).toEqual([]);
    const first = one[0];
    if (first !== undefined) door.leave(first);
    const late = visitor('10.0.0.1', gone);
    door.enter(late);
    expect(door.admit(late)).toBe(true);
  });

  it('looks at a login at once, and ever later after wrong ones from the same address, one after the other', () => {
    const clock = createFakeClock();
    const door = new Door(clock);
    const looked: number[] = [];
    const begun = clock.elapsed();
    const knock = (address = '10.0.0.1') => door.knock(address, () => looked.push(clock.elapsed() - begun));
    expect(knock()).toBeUndefined();
    expect(looked).toEqual([0]);
    const delays = Array.from({ length: 10 }, () => door.refused('10.0.0.1'));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    looked.length = 0;
    for (let index = 0; index < 3; index += 1) knock();
    knock('10.0.0.2');
    expect(looked).toEqual([0]);
    clock.advance(200_000);
    expect(looked).toEqual([0, 60_000, 120_000, 180_000]);
    clock.advance(brokerLimits.refusalForgottenMs);
    knock();
    expect(looked).toHaveLength(5);
  });

  it('keeps programs of this machine waiting for 2 s at most', () => {
    const door = new Door(createFakeClock());
    const delays = Array.from({ length: 6 }, () => door.refused('127.0.0.1'));
    expect(delays.at(-1)).toBe(brokerLimits.refusalLocalMs);
  });

  it('remembers a bounded number of addresses', () => {
    const door = new Door(createFakeClock());
    for (let index = 0; index <= brokerLimits.refusedAddresses; index += 1) door.refused(`10.1.${index}.1`);
    // The first is forgotten, the last is not.
    expect(door.refused('10.1.0.1')).toBe(brokerLimits.refusalFirstMs);
    expect(door.refused(`10.1.${brokerLimits.refusedAddresses}.1`)).toBe(2 * brokerLimits.refusalFirstMs);
  });

  it.each([
    ['::ffff:192.168.1.5', '192.168.1.5'],
    ['192.168.1.5', '192.168.1.5'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:bbbb:1:2:3', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '::1'],
    [undefined, ''],
  ])('counts %s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
