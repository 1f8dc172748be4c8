/** Every platform has its device in the demo home, its control in the window, and a command that ends confirmed. */
import { controls } from './support/controls.ts';
import { expect, test } from './support/fixtures.ts';
import { confirmed, goTo, openEntity, shareDemoHome } from './support/shared-app.ts';

const home = shareDemoHome();

for (const [platform, control] of Object.entries(controls)) {
  test(`${platform}: ${'operate' in control ? 'a command ends confirmed' : 'its state is read'}`, async () => {
    const page = home.page();
    const row = await openEntity(page, control.id);
    const state = row.getByTestId('state');
    if (!('operate' in control)) {
      await expect(state).toHaveText(control.reads);
      return;
    }
    await control.operate(row, page);
    await confirmed(row);
    if (control.shows !== undefined) await expect(state).toHaveText(control.shows);
  });
}

test('cameras and images show a picture', async () => {
  const page = home.page();
  await openEntity(page, 'camera.doorbell_camera');
  for (const name of ['Camera', 'Last visitor']) {
    const picture = page.getByRole('img', { name: `Last seen by Doorbell ${name}` });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
});

test('every device of the home has a tile in its room', async () => {
  const page = home.page();
  const devices = await page.evaluate(async () => {
    const answer = await window.inglenook.command('service.snapshot', {});
    return answer.ok ? answer.value.devices.map(({ id, name, area }) => ({ id, name, area: area ?? '' })) : [];
  });
  expect(devices.length).toBeGreaterThan(25);
  for (const [room, there] of Map.groupBy(devices, ({ area }) => area)) {
    if (room === '') continue;
    await goTo(page, `#/room/${encodeURIComponent(room)}`);
    for (const { id, name } of there) {
      // Only tiles in sight are in the document; a device with several has one of each.
      const card = page.locator(`article[data-card="${id}"]`).first();
      await expect(async () => {
        if (!(await card.isVisible())) await page.locator('#main').evaluate((main) => main.scrollBy(0, 300));
        expect(await card.isVisible(), name).toBe(true);
      }).toPass({ intervals: [50] });
      await page.locator('#main').evaluate((main) => main.scrollTo(0, 0));
    }
  }
});
