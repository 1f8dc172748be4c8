/** Devices that a Shelly speaks for: what it hears over Bluetooth, and what people put together of virtual parts. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { ownedIdentifier, type ShellyDevice, shellyIdentifier, splitKey } from './model.ts';

/** Shelly's own Bluetooth products, by the number that they advertise. */
const products: ReadonlyMap<number, readonly [model: string, modelId: string]> = new Map([
  [1, ['BLU Button', 'SBBT-002C']],
  [2, ['BLU Door/Window', 'SBDW-002C']],
  [3, ['BLU H&T', 'SBHT-003C']],
  [5, ['BLU Motion', 'SBMO-003Z']],
  [6, ['BLU Wall Switch 4', 'SBBT-004CEU']],
  [7, ['BLU RC Button 4', 'SBBT-004CUS']],
  [8, ['BLU TRV', 'SBTR-001AEU']],
]);

/** Products that are nothing but buttons. */
export const buttonProducts: ReadonlySet<number> = new Set([1, 6, 7]);

/** The device component of an address; a valve is one of its own beside it. */
function deviceKeyOf({ configs }: ShellyDevice, address: string): string | undefined {
  const found = [...configs].filter(([, config]) => config.address === address).map(([key]) => key);
  const ofKind = (kind: string) => found.find((key) => splitKey(key)[0] === kind);
  return ofKind('blutrv') ?? ofKind('bthomedevice');
}

/** The Bluetooth device with an address: whichever Shelly hears it, it is one. */
export function bluetoothOwner(device: ShellyDevice, address: string): RawConfig {
  const key = deviceKeyOf(device, address);
  const { name, modelId } = (key === undefined ? undefined : device.configs.get(key)) ?? {};
  const product = products.get(modelId ?? (key?.startsWith('blutrv') === true ? 8 : 0));
  const digits = address.replaceAll(':', '');
  return {
    identifiers: [`${ownedIdentifier}${digits}`],
    connections: [['bluetooth', address]],
    name: name ?? `${product?.[0] ?? 'Bluetooth sensor'} ${digits.slice(-6)}`,
    ...(product !== undefined && { manufacturer: 'Shelly', model: product[0], model_id: product[1] }),
    via_device: `${shellyIdentifier}${device.prefix}`,
  };
}

/** The group that a virtual component is a member of, as a device; undefined where it is in none. */
export function groupOwner(device: ShellyDevice, key: string): RawConfig | undefined {
  for (const [group, members] of device.groups) {
    if (!members.includes(key)) continue;
    const [, index = 0] = splitKey(group);
    return {
      identifiers: [`${ownedIdentifier}${device.prefix}_${group}`],
      name: device.configs.get(group)?.name ?? `Group ${index}`,
      via_device: `${shellyIdentifier}${device.prefix}`,
    };
  }
  return undefined;
}
