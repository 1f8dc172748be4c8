/** QR codes (ISO/IEC 18004): bytes, versions 1 to 10, error correction M; enough for an address with a login. Pure. */

/** Rows of modules; true is dark. */
export type QrModules = readonly (readonly boolean[])[];

/** Of versions 1 to 10 at level M: codewords of error correction in each block, and how many blocks. */
const correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26] as const;
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5] as const;
const largest = 10;

/** The modules of a text, or undefined where it is longer than version 10 holds (213 bytes). */
export function qrModules(text: string): QrModules | undefined {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= largest; version += 1) {
    const words = dataWords(version);
    if (bytes.length * 8 + 4 + (version < 10 ? 8 : 16) <= words * 8) {
      return draw(version, interleave(version, fill(bytes, version, words)));
    }
  }
  return undefined;
}

/** All codewords that a version has room for. */
function rawWords(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const modules = (16 * version + 128) * version + 64;
  const patterns = version === 1 ? 0 : (25 * aligned - 10) * aligned - 55;
  return Math.floor((modules - patterns - (version >= 7 ? 36 : 0)) / 8);
}

function dataWords(version: number): number {
  return rawWords(version) - (correction[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0);
}

/** Mode, length, the bytes, an end, and what fills the rest. */
function fill(bytes: Uint8Array, version: number, words: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, words * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < words * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: words }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
}

/** The blocks with their error correction, a codeword of each in turn. */
function interleave(version: number, data: readonly number[]): number[] {
  const count = blockCounts[version - 1] ?? 1;
  const checks = correction[version - 1] ?? 0;
  const raw = rawWords(version);
  const short = Math.floor(raw / count) - checks;
  const shortCount = count - (raw % count);
  const divisor = divisorOf(checks);
  let at = 0;
  const blocks = Array.from({ length: count }, (_, index) => {
    const own = data.slice(at, at + short + (index < shortCount ? 0 : 1));
    at += own.length;
    return { own, check: remainderOf(own, divisor) };
  });
  const inTurn = (pick: (block: (typeof blocks)[number]) => readonly number[], length: number): number[] =>
    Array.from({ length }, (_, index) => blocks.flatMap((block) => pick(block)[index] ?? [])).flat();
  return [...inTurn(({ own }) => own, short + 1), ...inTurn(({ check }) => check, checks)];
}

/** A product in the field of 256 elements that QR codes use. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function divisorOf(degree: number): number[] {
  const result = Array.from({ length: degree }, (_, index): number => (index === degree - 1 ? 1 : 0));
  let root = 1;
  for (let turn = 0; turn < degree; turn += 1) {
    for (let at = 0; at < degree; at += 1) result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0);
  for (const word of data) {
    const factor = word ^ (result.shift() ?? 0);
    result.push(0);
    for (const [at, coefficient] of divisor.entries()) result[at] = (result[at] ?? 0) ^ times(coefficient, factor);
  }
  return result;
}

const masks: ReadonlyArray<(x: number, y: number) => boolean> = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function draw(version: number, words: readonly number[]): QrModules {
  const drawn = masks.map((_, mask) => drawMasked(version, words, mask));
  return drawn.reduce((best, each) => (penaltyOf(each) < penaltyOf(best) ? each : best));
}

function drawMasked(version: number, words: readonly number[], mask: number): boolean[][] {
  const size = version * 4 + 17;
  const grid: (boolean | undefined)[][] = Array.from({ length: size }, () => Array.from({ length: size }));
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y];
    if (row !== undefined && x >= 0 && x < size) row[x] = dark;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  drawFinders(size, set);
  drawAlignment(version, size, set);
  drawFacts(version, size, mask, set);
  let bit = 0;
  for (const [x, y] of dataPath(size)) {
    if (grid[y]?.[x] !== undefined) continue;
    const dark = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
    bit += 1;
    set(x, y, dark !== masks[mask]?.(x, y));
  }
  return grid.map((row) => Array.from(row, (dark) => dark === true));
}

type Put = (x: number, y: number, dark: boolean) => void;

function drawFinders(size: number, set: Put): void {
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const distance = Math.max(Math.abs(dx), Math.abs(dy));
        if (cy + dy >= 0 && cy + dy < size) set(cx + dx, cy + dy, distance !== 2 && distance !== 4);
      }
    }
  }
}

function drawAlignment(version: number, size: number, set: Put): void {
  if (version === 1) return;
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  const places = [6, ...Array.from({ length: count - 1 }, (_, index) => size - 7 - (count - 2 - index) * step)];
  const last = count - 1;
  for (const [i, cx] of places.entries()) {
    for (const [j, cy] of places.entries()) {
      // The three corners are taken by the finders.
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue;
      for (let dy = -2; dy <= 2; dy += 1) {
        for (let dx = -2; dx <= 2; dx += 1) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }
  }
}

/** Level and mask beside the finders, the version where it is told, and the module that is always dark. */
function drawFacts(version: number, size: number, mask: number, set: Put): void {
  // Level M is 0.
  let rest = mask;
  for (let turn = 0; turn < 10; turn += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const format = ((mask << 10) | rest) ^ 0x5412;
  const isSet = (value: number, at: number): boolean => ((value >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) set(8, at, isSet(format, at));
  set(8, 7, isSet(format, 6));
  set(8, 8, isSet(format, 7));
  set(7, 8, isSet(format, 8));
  for (let at = 9; at < 15; at += 1) set(14 - at, 8, isSet(format, at));
  for (let at = 0; at < 8; at += 1) set(size - 1 - at, 8, isSet(format, at));
  for (let at = 8; at < 15; at += 1) set(8, size - 15 + at, isSet(format, at));
  set(8, size - 8, true);
  if (version < 7) return;
  rest = version;
  for (let turn = 0; turn < 12; turn += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const told = (version << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const x = size - 11 + (at % 3);
    const y = Math.floor(at / 3);
    set(x, y, isSet(told, at));
    set(y, x, isSet(told, at));
  }
}

/** Two columns at a time from the right, up and down in turn, around the timing column. */
function* dataPath(size: number): Generator<readonly [x: number, y: number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step;
      yield [right, y];
      yield [right - 1, y];
    }
  }
}

/** How hard a reader would find it; the mask with the least is taken. Runs, blocks, and the share of dark modules. */
function penaltyOf(modules: QrModules): number {
  const size = modules.length;
  const columns = Array.from({ length: size }, (_, x) => modules.map((row) => row[x] === true));
  let penalty = 0;
  for (const line of [...modules, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    penalty += 40 * (text.match(/(?=10111010000|00001011101)/g)?.length ?? 0);
  }
  let dark = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const own = modules[y]?.[x];
      if (own === true) dark += 1;
      if (own === modules[y]?.[x + 1] && own === modules[y + 1]?.[x] && own === modules[y + 1]?.[x + 1]) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
