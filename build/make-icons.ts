/**
 * Draws the app's and the tray's pictures from the SVG sources below, with a Chromium: `node build/make-icons.ts`.
 * The results are committed, so that neither a build nor an install needs a browser.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from './standin/chromium.ts';

const folder = fileURLToPath(new URL('icons/', import.meta.url));

/** A hearth under a roof, on a 24 by 24 grid. */
const roof = 'M12 2.6 2.2 10.9l1.3 1.5L5 11.2V20a1.4 1.4 0 0 0 1.4 1.4h11.2A1.4 1.4 0 0 0 19 20v-8.8l1.5 1.2 1.3-1.5z';
const flame =
  'M12.3 8.6c.5 2.2 3.4 3.6 3.4 6.6a3.7 3.7 0 0 1-7.4.1c0-1.6.8-2.6 1.6-3.4.1.9.5 1.5 1.1 1.8-.2-1.9.2-3.7 1.3-5.1z';

type State = 'fine' | 'attention' | 'alarm' | 'offline';

/** The house with its fire cut out; the state is a mark in the corner, so that colour is never all there is. */
function traySvg(state: State, ink: string, colour: string | undefined): string {
  const mark = colour ?? ink;
  const marks: Record<State, string> = {
    fine: '',
    attention: `<circle cx="18.6" cy="18.6" r="4.6" fill="${mark}"/>`,
    alarm: `<path d="M18 12.2 24 23H12zM17.3 15.8v3.4h1.4v-3.4zm0 4.2v1.4h1.4V20z" fill="${mark}" fill-rule="evenodd"/>`,
    offline: `<path d="m13.4 14.8 8.2 8.2m0-8.2-8.2 8.2" stroke="${mark}" stroke-width="2.6" stroke-linecap="round"/>`,
  };
  const gaps: Record<State, string> = {
    fine: '',
    attention: '<circle cx="18.6" cy="18.6" r="6" fill="#000"/>',
    alarm: '<path d="M18 8.6 26.4 24.6H9.6z" fill="#000"/>',
    offline: '<circle cx="17.5" cy="18.9" r="6.4" fill="#000"/>',
  };
  const fire = state === 'offline' ? '' : `<path d="${flame}" fill="#000"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="24" height="24"><rect width="24" height="24" fill="#fff"/>${fire}${gaps[state]}</mask><path d="${roof}" fill="${ink}" mask="url(#m)"/>${marks[state]}</svg>`;
}

const appSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><defs><linearGradient id="b" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b3a55"/><stop offset="1" stop-color="#16202f"/></linearGradient><linearGradient id="f" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffd166"/><stop offset="1" stop-color="#f3722c"/></linearGradient></defs><rect x="64" y="64" width="896" height="896" rx="200" fill="url(#b)"/><g transform="translate(176 166) scale(28)"><path d="${roof}" fill="#f5efe6"/><path d="${flame}" fill="url(#f)" transform="translate(-1.2 -1.3) scale(1.1)"/></g></svg>`;

const colours: Partial<Record<State, string>> = { attention: '#e08a00', alarm: '#d5322b' };

/** An .ico of PNG entries: header, one directory entry of 16 bytes per picture, the pictures. */
function ico(pictures: ReadonlyArray<{ readonly size: number; readonly png: Buffer }>): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('there is no Chromium');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<body style="margin:0;background:transparent"><img src="${source}" width="${size}" height="${size}">`,
  );
  await page.locator('img').evaluate((image: { decode(): Promise<void> }) => image.decode());
  return page.screenshot({ omitBackground: true });
}

async function write(name: string, svg: string, size: number): Promise<void> {
  writeFileSync(`${folder}${name}`, await draw(svg, size));
}

mkdirSync(`${folder}linux`, { recursive: true });
mkdirSync(`${folder}tray`, { recursive: true });
writeFileSync(`${folder}app.svg`, appSvg);
await write('app.png', appSvg, 1024);
for (const size of [16, 32, 48, 64, 128, 256, 512]) await write(`linux/${size}x${size}.png`, appSvg, size);
for (const state of ['fine', 'attention', 'alarm', 'offline'] as const) {
  const template = traySvg(state, '#000', undefined);
  await write(`tray/${state}Template.png`, template, 16);
  await write(`tray/${state}Template@2x.png`, template, 32);
  for (const [shade, ink] of [
    ['light', '#2b2b2b'],
    ['dark', '#f4f4f4'],
  ] as const) {
    const svg = traySvg(state, ink, colours[state]);
    await write(`tray/${state}-${shade}.png`, svg, 24);
    await write(`tray/${state}-${shade}@2x.png`, svg, 48);
    const drawn = [];
    for (const size of [16, 24, 32, 48]) drawn.push({ size, png: await draw(svg, size) });
    writeFileSync(`${folder}tray/${state}-${shade}.ico`, ico(drawn));
  }
}
await browser.close();
