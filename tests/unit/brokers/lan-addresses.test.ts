import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { lanAddresses } from '../../../main/service/brokers/lan-addresses.ts';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:01',
  internal,
  cidr: null,
});
const v6 = (address: string): NetworkInterfaceInfo => ({ ...v4(address), family: 'IPv6', scopeid: 0 }) as never;

it('tells devices the address of a real network, never loopback or what they cannot reach', () => {
  const lo = [v4('127.0.0.1', true)];
  expect(lanAddresses({ lo, docker0: [v4('172.17.0.1')], eth0: [v4('192.168.1.20'), v6('fe80::1')] })).toEqual([
    '192.168.1.20',
    '172.17.0.1',
  ]);
  expect(lanAddresses({ lo, eth0: [v4('169.254.3.4'), v6('fe80::1'), v6('fd00::20')] })).toEqual(['fd00::20']);
  expect(lanAddresses({ lo })).toEqual([]);
});
