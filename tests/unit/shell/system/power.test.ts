import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBatteryPercent } from '../../../../main/shell/system/power.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('battery level on Linux', () => {
  const supply = (name: string, files: Record<string, string>) => {
    mkdirSync(path.join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, name, file), `${text}\n`);
  };
  it('is the mean of the machine’s own batteries', async () => {
    supply('AC', { type: 'Mains', online: '1' });
    supply('BAT0', { type: 'Battery', capacity: '80' });
    supply('BAT1', { type: 'Battery', capacity: '41' });
    supply('hidpp_battery_0', { type: 'Battery', scope: 'Device', capacity: '5' });
    expect(await readBatteryPercent(folder)).toBe(61);
  });
  it('is unknown without one', async () => {
    supply('AC', { type: 'Mains' });
    expect(await readBatteryPercent(folder)).toBeUndefined();
  });
});
