/** Pictures that come as bytes or base64, for cameras and image entities. */
import { limits } from '../../base/limits.ts';

/** Raster bytes that a page may show, or where to fetch them. */
export type Picture = { readonly bytes: Uint8Array; readonly contentType: string } | { readonly url: string };

type Signature = readonly [offset: number, text: string];

/** Raster formats that a page may show, by their first bytes. SVG is left out on purpose: it can carry scripts. */
const formats: ReadonlyArray<readonly [contentType: string, signatures: readonly Signature[]]> = [
  ['image/jpeg', [[0, '\xff\xd8\xff']]],
  ['image/png', [[0, '\x89PNG\r\n\x1a\n']]],
  ['image/gif', [[0, 'GIF8']]],
  [
    'image/webp',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  ],
];

/** The picture in a payload, undefined when it is none that may be shown. @param encoding `b64`, or absent for raw bytes. */
export function pictureIn(payload: Uint8Array, encoding: 'b64' | undefined): Picture | undefined {
  if (payload.byteLength > limits.imagePayloadBytes) return undefined;
  const bytes = encoding === 'b64' ? decodeBase64(payload) : payload;
  if (bytes === undefined) return undefined;
  const contentType = formats.find(([, signatures]) => signatures.every((each) => matches(bytes, each)))?.[0];
  return contentType === undefined ? undefined : { bytes, contentType };
}

function matches(bytes: Uint8Array, [offset, text]: Signature): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** As Python does: foreign characters are skipped, wrong padding is an error. */
function decodeBase64(payload: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('latin1');
  const digits = text.replace(/[^A-Za-z0-9+/=]+/g, '');
  return digits.length % 4 === 0 ? Buffer.from(digits, 'base64') : undefined;
}

/** A copy to keep: the payload may be a slice of a much larger network buffer. Undefined when it is too large. */
export function keptBytes(payload: Uint8Array): Uint8Array | undefined {
  return payload.byteLength > limits.imagePayloadBytes ? undefined : payload.slice();
}
