/** Pictures of alerts as files: kept by content, bounded, and gone without harm. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import {
  type AlertPictures,
  createAlertPictures,
  type PictureBounds,
} from '../../../main/service/history/alert-pictures.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

let root: string;
let folder: string;
let clock: FakeClock;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inglenook-pictures-'));
  folder = join(root, 'pictures');
  clock = createFakeClock();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const few: PictureBounds = { files: 5, bytes: 4_000, waitingBytes: 2_000 };
const open = (bounds?: PictureBounds): AlertPictures =>
  createAlertPictures({ folder, clock, logger: createMemoryLogger(), ...(bounds === undefined ? {} : { bounds }) });
/** A data URL of a PNG, as far as its first bytes tell. */
function png(seed: number, bytes = 100): string {
  const content = Buffer.alloc(bytes);
  content.write('\x89PNG\r\n\x1a\n', 'latin1');
  content.writeUInt32BE(seed, 8);
  return `data:image/png;base64,${content.toString('base64')}`;
}
const onDisk = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

describe('pictures of alerts', () => {
  it('are kept once by their content, for their owner alone, and read back, also after a restart', async () => {
    const pictures = open();
    const name = pictures.keep(png(1));
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(pictures.keep(png(1))).toBe(name);
    // It may be asked for before it is on the disk.
    expect(await pictures.read(name ?? '')).toBe(png(1));
    await pictures.flush();
    expect(readdirSync(folder)).toEqual([name]);
    expect(statSync(join(folder, name ?? '')).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(await open().read(name ?? '')).toBe(png(1));
  });

  it.each([
    ['an address', 'https://example.org/x.png'],
    ['a drawing with scripts', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['something else by its first bytes', `data:image/png;base64,${Buffer.from('<html>').toString('base64')}`],
    ['no base64', 'data:image/png,xyz'],
    ['more than a message may carry', png(1, limits.imagePayloadBytes)],
  ])('are not %s', async (_name, url) => {
    const pictures = open();
    expect(pictures.keep(url)).toBeUndefined();
  });

  it('make room for others: in number, in bytes, with time', async () => {
    const pictures = open(few);
    const add = async (seed: number, bytes?: number): Promise<string | undefined> => {
      clock.advance(1_000);
      const name = pictures.keep(png(seed, bytes));
      await pictures.flush();
      return name;
    };
    const names = [];
    for (let seed = 0; seed < 8; seed++) names.push(await add(seed));
    expect(readdirSync(folder).sort()).toEqual(names.slice(3).sort());
    // Used again, it is not the oldest any more.
    await add(3);
    await add(8);
    expect(await pictures.read(names[3] ?? '')).toBe(png(3));
    for (let seed = 0; seed < 6; seed++) await add(seed, 1_500);
    expect(onDisk()).toBe(3_000);
    clock.advance((limits.alertPictureDays + 1) * 86_400_000);
    const last = pictures.keep(png(7));
    await pictures.flush();
    expect(readdirSync(folder)).toEqual([last]);
  });

  it('are refused while too much waits for the disk', async () => {
    const pictures = open(few);
    const names = Array.from({ length: 4 }, (_, seed) => pictures.keep(png(seed, 900)));
    expect(names.map((name) => name === undefined)).toEqual([false, false, true, true]);
    await pictures.flush();
    expect(readdirSync(folder)).toHaveLength(2);
    expect(pictures.keep(png(100, 900))).toBeDefined();
    await pictures.flush();
  });

  it('leave no half-written file of an earlier run, and no other is read through them', async () => {
    await open().read('x');
    const first = open();
    first.keep(png(1));
    await first.flush();
    writeFileSync(join(folder, 'half.tmp'), 'x');
    writeFileSync(join(root, 'secret'), png(1));
    const again = open();
    expect(await again.read('../secret')).toBeUndefined();
    again.keep(png(2));
    await again.flush();
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder)).not.toContain('half.tmp');
  });

  it('are missing, and nothing more, where the folder cannot be made', async () => {
    writeFileSync(folder, 'a file');
    const pictures = open();
    const name = pictures.keep(png(1));
    await pictures.flush();
    expect(await pictures.read(name ?? '')).toBeUndefined();
  });
});
