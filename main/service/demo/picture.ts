/** Small pictures in pure code: the front garden by day and by night, as the doorbell's camera sees it. */
import { crc32, deflateSync } from 'node:zlib';
import { daylight } from './chance.ts';

type Colour = readonly [red: number, green: number, blue: number];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Encodes 8-bit RGB pixels as PNG. `pixels` holds `width * height * 3` bytes, row by row. */
export function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits per channel, colour type RGB.
  header.set([8, 2, 0, 0, 0], 8);
  const stride = width * 3;
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3);
  }

  /** Fills where `covers` says so, within the box. Out of bounds is left out. */
  fill(
    box: readonly [number, number, number, number],
    colour: Colour,
    covers?: (x: number, y: number) => boolean,
  ): void {
    const [left, top, right, bottom] = box;
    const { pixels, width } = this;
    const [red, green, blue] = colour;
    const [toX, toY] = [Math.min(width, right), Math.min(this.height, bottom)];
    for (let y = Math.max(0, top); y < toY; y += 1) {
      for (let x = Math.max(0, left); x < toX; x += 1) {
        if (covers !== undefined && !covers(x, y)) continue;
        // Byte by byte: a home is drawn at its start, and once a minute by an app that should sit still.
        const at = (y * width + x) * 3;
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
      }
    }
  }

  disc(centreX: number, centreY: number, radius: number, colour: Colour): void {
    const box = [centreX - radius, centreY - radius, centreX + radius + 1, centreY + radius + 1] as const;
    this.fill(box, colour, (x, y) => (x - centreX) ** 2 + (y - centreY) ** 2 <= radius ** 2);
  }
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

const width = 320;
const height = 180;

export interface Scene {
  readonly now: number;
  /** Somebody stands in front of the door. */
  readonly visitor: boolean;
}

/** What the doorbell's camera sees, as PNG of 320 x 180. */
export function drawFrontGarden({ now, visitor }: Scene): Uint8Array {
  const day = daylight(now);
  const lit = (colour: Colour): Colour => mix([colour[0] * 0.22, colour[1] * 0.24, colour[2] * 0.38], colour, day);
  const canvas = new Canvas(width, height);
  const skyTop = mix([10, 16, 40], [84, 156, 220], day);
  const skyLow = mix([34, 42, 78], [206, 228, 240], day);
  for (let y = 0; y < 112; y += 1) canvas.fill([0, y, width, y + 1], mix(skyTop, skyLow, y / 112));
  // Sun or moon on its way over the garden.
  const hour = new Date(now).getHours() + new Date(now).getMinutes() / 60;
  const way = ((hour + 18) % 12) / 12;
  canvas.disc(
    Math.round(20 + way * 280),
    Math.round(64 - Math.sin(way * Math.PI) * 44),
    13,
    day > 0 ? [255, 226, 120] : [226, 230, 240],
  );
  drawHills(canvas, lit);
  drawPath(canvas, lit);
  drawTree(canvas, 46, lit);
  drawTree(canvas, 262, lit);
  drawGate(canvas, lit, day);
  // The lamps at the gate reach whoever stands there.
  if (visitor) drawVisitor(canvas, (colour) => mix(lit(colour), colour, 0.45));
  return encodePng(width, height, canvas.pixels);
}

type Light = (colour: Colour) => Colour;

function drawHills(canvas: Canvas, lit: Light): void {
  const ridge = (x: number): number => 96 + Math.sin(x / 47) * 9 + Math.sin(x / 19) * 3;
  canvas.fill([0, 80, width, 130], lit([108, 156, 110]), (x, y) => y > ridge(x));
  canvas.fill([0, 118, width, height], lit([122, 176, 92]));
}

function drawPath(canvas: Canvas, lit: Light): void {
  const half = (y: number): number => 10 + (y - 118) * 0.75;
  canvas.fill([0, 118, width, height], lit([204, 194, 176]), (x, y) => Math.abs(x - 160) < half(y));
  canvas.fill([0, 118, width, height], lit([182, 170, 150]), (x, y) => {
    const isJoint = (y - 118) % 14 === 0;
    return isJoint && Math.abs(x - 160) < half(y);
  });
}

function drawTree(canvas: Canvas, x: number, lit: Light): void {
  canvas.fill([x - 4, 96, x + 4, 134], lit([116, 84, 58]));
  for (const [dx, dy, radius] of [
    [0, 74, 24],
    [-15, 88, 17],
    [15, 88, 17],
  ] as const) {
    canvas.disc(x + dx, dy, radius, lit([66, 128, 74]));
  }
  canvas.disc(x - 6, 68, 9, lit([88, 150, 92]));
}

function drawGate(canvas: Canvas, lit: Light, day: number): void {
  for (let x = 4; x < width; x += 12) {
    if (Math.abs(x - 158) > 30) canvas.fill([x, 112, x + 6, 138], lit([236, 232, 224]));
  }
  for (const post of [122, 190]) {
    canvas.fill([post, 104, post + 8, 142], lit([172, 92, 74]));
    canvas.disc(post + 4, 100, 6, day < 0.15 ? [255, 222, 140] : lit([214, 206, 190]));
  }
}

function drawVisitor(canvas: Canvas, lit: Light): void {
  canvas.fill([140, 104, 180, 180], lit([62, 78, 118]), (x, y) => Math.abs(x - 160) < 20 - Math.max(0, 116 - y));
  canvas.disc(160, 90, 15, lit([232, 190, 160]));
  canvas.fill([144, 74, 177, 84], lit([186, 64, 58]));
  canvas.fill([183, 132, 206, 158], lit([196, 150, 96]));
}
