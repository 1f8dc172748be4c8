import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawFrontGarden, encodePng } from '../../../main/service/demo/picture.ts';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG; their checksums must be right. */
function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
    at += length + 12;
  }
  return chunks;
}

describe('encodePng', () => {
  it('writes size, pixels and end', () => {
    const pixels = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const [header, data, end] = chunksOf(encodePng(2, 2, pixels));
    expect([header?.type, data?.type, end?.type]).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect([header?.data.readUInt32BE(0), header?.data.readUInt32BE(4), header?.data[8], header?.data[9]]).toEqual([
      2, 2, 8, 2,
    ]);
    expect([...inflateSync(data?.data ?? '')]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]);
  });
});

describe('the picture of the doorbell', () => {
  const at = (hour: number): number => new Date(2026, 6, 1, hour).getTime();

  it('is small, and shows day, night and visitors', () => {
    const day = drawFrontGarden({ now: at(13), visitor: false });
    expect(day.length).toBeLessThan(16_384);
    expect(Buffer.from(drawFrontGarden({ now: at(13), visitor: true })).equals(day)).toBe(false);
    expect(Buffer.from(drawFrontGarden({ now: at(23), visitor: false })).equals(day)).toBe(false);
  });
});
