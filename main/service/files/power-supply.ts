/** What the Linux kernel says of mains and batteries: `/sys/class/power_supply`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const supplyFolder = '/sys/class/power_supply';

export interface Supplies {
  /** Undefined where there is neither mains nor battery to tell: a desktop computer, a container. */
  readonly onBattery?: boolean;
  /** 0-100, the mean of the batteries. */
  readonly batteryPercent?: number;
}

/** Throws where the folder cannot be read. */
export async function readSupplies(folder: string): Promise<Supplies> {
  const percents: number[] = [];
  const mains: boolean[] = [];
  let isDischarging = false;
  for (const name of await readdir(folder)) {
    const read = async (file: string) => (await readFile(join(folder, name, file), 'utf8')).trim();
    try {
      const type = await read('type');
      // A wireless mouse is a battery too, of its own scope.
      if ((await read('scope').catch(() => 'System')) === 'Device') continue;
      if (type === 'Mains' || type === 'USB') mains.push((await read('online')) !== '0');
      if (type !== 'Battery') continue;
      if ((await read('status').catch(() => '')) === 'Discharging') isDischarging = true;
      const percent = Number(await read('capacity'));
      if (Number.isFinite(percent)) percents.push(percent);
    } catch {
      // A supply without these files tells nothing.
    }
  }
  if (percents.length === 0) return mains.length === 0 ? {} : { onBattery: false };
  const batteryPercent = Math.round(percents.reduce((sum, each) => sum + each, 0) / percents.length);
  return { onBattery: mains.length === 0 ? isDischarging : !mains.includes(true), batteryPercent };
}
