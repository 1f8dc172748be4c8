/** What a logout does: the whole process group is told to end, Chromium's own processes too. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onElectron, test } from './support/fixtures.ts';
import { finishSetup, startHouse } from './support/house.ts';
import { waitForEntity } from './support/shared-app.ts';

test('a logout leaves everything stored, and is no crash to the next start', async ({ launch, dataDir }) => {
  test.skip(!onElectron || process.platform === 'win32', 'the stand-in is one process, and Windows has no such signal');
  const house = await startHouse();
  try {
    await house.publish('lamp/state', 'OFF');
    await house.announce('switch', 'lamp', { name: 'Lamp', state_topic: 'lamp/state', command_topic: 'lamp/set' });
    const first = await launch('--broker', house.url);
    const page = await first.page();
    await finishSetup(page);
    await waitForEntity(page, 'switch.lamp', 'off');
    await first.logOut();
    expect(existsSync(path.join(dataDir, 'running'))).toBe(false);
    expect(readFileSync(path.join(dataDir, 'inglenook.log'), 'utf8')).not.toContain('"level":"error"');

    const second = await launch('--broker', house.url);
    const state = await (await second.page()).evaluate(() => window.inglenook.command('page.state', {}));
    expect(state).toMatchObject({ ok: true, value: { app: { notices: [] } } });
  } finally {
    await house.stop();
  }
});
