import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeadlessPower } from '../../../../main/headless/surroundings.ts';
import { readSupplies } from '../../../../main/service/files/power-supply.ts';
import { meteredOf } from '../../../../main/shell/system/metered.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { waitUntil } from '../../../support/wait-until.ts';

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
    expect(await readSupplies(folder)).toEqual({ onBattery: false, batteryPercent: 61 });
  });
  it('is unknown without one', async () => {
    supply('AC', { type: 'Mains' });
    expect(await readSupplies(folder)).toEqual({});
  });
  it('is on battery where no mains is online, and where there is none to ask, while it discharges', async () => {
    supply('AC', { type: 'Mains', online: '0' });
    supply('BAT0', { type: 'Battery', capacity: '80', status: 'Discharging' });
    expect(await readSupplies(folder)).toMatchObject({ onBattery: true });
    rmSync(path.join(folder, 'AC'), { recursive: true });
    expect(await readSupplies(folder)).toMatchObject({ onBattery: true });
    writeFileSync(path.join(folder, 'BAT0', 'status'), 'Charging');
    expect(await readSupplies(folder)).toMatchObject({ onBattery: false });
  });
  it('is told without a window, too, with what is told at all', async () => {
    supply('AC', { type: 'Mains', online: '0' });
    supply('BAT0', { type: 'Battery', capacity: '30', status: 'Discharging' });
    const clock = createFakeClock(0);
    const power = createHeadlessPower(clock, folder);
    await waitUntil('it was read', () => power.state().onBattery);
    expect([power.state(), power.tells?.()]).toEqual([
      { onBattery: true, batteryPercent: 30 },
      { onAcPower: true, batteryAbovePercent: true },
    ]);
    writeFileSync(path.join(folder, 'AC', 'online'), '1');
    clock.advance(10_000);
    await waitUntil('it was read again', () => !power.state().onBattery);
    power.stop();
  });
  it('a system without supplies tells nothing, and its tasks run', async () => {
    const power = createHeadlessPower(createFakeClock(0), path.join(folder, 'none'));
    expect([power.state(), power.tells?.()]).toEqual([
      { onBattery: false },
      { onAcPower: false, batteryAbovePercent: false },
    ]);
    power.stop();
  });
});

describe('a metered network, as NetworkManager says it', () => {
  it.each([
    [1, true],
    [3, true],
    [2, false],
    [4, false],
    [0, undefined],
    [undefined, undefined],
  ])('%s: %s', (value, metered) => {
    expect(meteredOf(value)).toBe(metered);
  });
});
