/** Text encodings by the names that Python knows them by, as strict as Python is. Pure. */
import iconv from 'iconv-lite';

interface Codec {
  /** Undefined for bytes that are no text in this encoding. */
  decode(bytes: Buffer): string | undefined;
  /** Undefined for characters that the encoding does not have. */
  encode(text: string): Uint8Array | undefined;
}

/** The replacement character: the library's sign for bytes that mean nothing. */
const unreadable = '\ufffd';
const mark = '\ufeff';

function strictly(label: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const utf8: Codec = {
  decode: (bytes) => strictly('utf-8', bytes),
  encode: (text) => Buffer.from(text, 'utf8'),
};

const utf8WithMark: Codec = {
  decode: (bytes) => strictly('utf-8', bytes)?.replace(/^\ufeff/, ''),
  encode: (text) => Buffer.from(mark + text, 'utf8'),
};

function limited(last: number): Codec {
  return {
    decode: (bytes) => (bytes.every((byte) => byte <= last) ? bytes.toString('latin1') : undefined),
    encode: (text) => {
      for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > last) return undefined;
      return Buffer.from(text, 'latin1');
    },
  };
}

type Order = 'le' | 'be';

function decode16(bytes: Buffer, order: Order): string | undefined {
  return strictly(`utf-16${order}`, bytes);
}

function encode16(text: string, order: Order): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function decode32(bytes: Buffer, order: Order): string | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const point = order === 'le' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    text += String.fromCodePoint(point);
  }
  return text;
}

function encode32(text: string, order: Order): Buffer {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  points.forEach((point, index) => {
    if (order === 'le') bytes.writeUInt32LE(point, index * 4);
    else bytes.writeUInt32BE(point, index * 4);
  });
  return bytes;
}

/** Without an order in the name, the mark says which; it is written, and little endian is meant where there is none. */
function marked(
  decode: (bytes: Buffer, order: Order) => string | undefined,
  encode: (text: string, order: Order) => Buffer,
  width: 2 | 4,
): Codec {
  const little = encode(mark, 'le');
  const big = encode(mark, 'be');
  return {
    decode: (bytes) => {
      const start = bytes.subarray(0, width);
      if (start.equals(little)) return decode(bytes.subarray(width), 'le');
      return start.equals(big) ? decode(bytes.subarray(width), 'be') : decode(bytes, 'le');
    },
    encode: (text) => encode(mark + text, 'le'),
  };
}

function ordered(
  decode: (bytes: Buffer, order: Order) => string | undefined,
  encode: (text: string, order: Order) => Buffer,
  order: Order,
): Codec {
  return { decode: (bytes) => decode(bytes, order), encode: (text) => encode(text, order) };
}

/** Names that the library would not take for the encoding that Python means by them. */
const own: ReadonlyMap<string, Codec> = new Map([
  ...['utf8', 'u8', 'utf', 'cp65001', 'utf8ucs2', 'utf8ucs4'].map((name) => [name, utf8] as const),
  ['utf8sig', utf8WithMark],
  ...['ascii', 'usascii', '646', 'ansix341968', 'us', 'iso646us'].map((name) => [name, limited(0x7f)] as const),
  ...['latin1', 'latin', 'iso88591', '8859', 'l1', 'cp819', 'ibm819', ''].map((name) => [name, limited(0xff)] as const),
  ...['utf16', 'u16'].map((name) => [name, marked(decode16, encode16, 2)] as const),
  ...['utf16le', 'unicodelittleunmarked'].map((name) => [name, ordered(decode16, encode16, 'le')] as const),
  ...['utf16be', 'unicodebigunmarked'].map((name) => [name, ordered(decode16, encode16, 'be')] as const),
  ...['utf32', 'u32'].map((name) => [name, marked(decode32, encode32, 4)] as const),
  ['utf32le', ordered(decode32, encode32, 'le')],
  ['utf32be', ordered(decode32, encode32, 'be')],
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['macintosh', 'macroman'],
  ['maclatin2', 'maccenteuro'],
  ['maccentraleurope', 'maccenteuro'],
  ['u7', 'utf7'],
  ['unicode11utf7', 'utf7'],
]);

/** What the library knows besides, and Python does not as a text encoding. */
const notText = new Set(['base64', 'hex', 'binary', 'ucs2', 'utf7imap', 'cesu8', 'internal']);

function fromLibrary(name: string): Codec {
  return {
    decode: (bytes) => {
      const text = iconv.decode(bytes, name, { stripBOM: false });
      return text.includes(unreadable) ? undefined : text;
    },
    encode: (text) => {
      const bytes = iconv.encode(text, name);
      // It writes a question mark for what the encoding does not have, where Python refuses.
      return iconv.decode(bytes, name, { stripBOM: false }) === text ? bytes : undefined;
    },
  };
}

/** What only the engine can read: the escapes of ISO-2022-JP. */
function fromEngine(label: string): Codec | undefined {
  if (!/^(iso-?2022-?jp|csiso2022jp)$/.test(label)) return undefined;
  return { decode: (bytes) => strictly('iso-2022-jp', bytes), encode: () => undefined };
}

const found = new Map<string, Codec | undefined>();

function codecOf(encoding: string): Codec | undefined {
  if (found.has(encoding)) return found.get(encoding);
  const label = encoding.trim().toLowerCase().replaceAll('_', '-');
  const name = label.replaceAll(/[^a-z0-9]/g, '');
  const known = aliases.get(name) ?? name;
  const codec =
    own.get(name) ??
    fromEngine(label) ??
    (notText.has(known) || !iconv.encodingExists(known) ? undefined : fromLibrary(known));
  // Configs come from outside: their names must not fill the memory.
  if (found.size < 200) found.set(encoding, codec);
  return codec;
}

/** Whether a name means UTF-8, by whichever of its names. */
export function isUtf8Name(encoding: string): boolean {
  return codecOf(encoding) === utf8;
}

/**
 * The text of a payload; undefined for bytes that are none in this encoding, and for an encoding that nobody knows.
 * The empty name means raw bytes: one character per byte.
 */
export function decode(bytes: Buffer, encoding: string): string | undefined {
  return codecOf(encoding)?.decode(bytes);
}

/** A text to publish; undefined where the encoding cannot write it. Raw bytes (the empty name) are written as UTF-8. */
export function encode(text: string, encoding: string): string | Uint8Array | undefined {
  const codec = encoding === '' ? utf8 : codecOf(encoding);
  return codec === utf8 ? text : codec?.encode(text);
}
