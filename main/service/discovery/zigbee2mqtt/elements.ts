/**
 * The elements of a JSON list one by one, found in its bytes: a list of tens of megabytes is never parsed as a whole,
 * and whoever reads it can pause between two of them. Pure.
 */

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function afterSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** Where the string that begins at `start` ends: behind its closing quote. Past the end where it has none. */
function afterString(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(quote, at + 1);
    if (at < 0) return bytes.length + 1;
    let slashes = 0;
    while (bytes[at - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

/** Where the value that begins at `start` ends: at the comma or bracket behind it. */
function afterValue(bytes: Buffer, start: number): number {
  let depth = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = afterString(bytes, at);
      continue;
    }
    if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (byte === comma && depth === 0) return at;
    at += 1;
  }
  return at;
}

/**
 * The texts of the elements; whether each is JSON is for the caller to find out. Returns false where the bytes are no
 * whole list.
 */
export function* elementsOf(bytes: Buffer): Generator<string, boolean, void> {
  let at = afterSpace(bytes, 0);
  if (bytes[at] !== 0x5b) return false;
  at = afterSpace(bytes, at + 1);
  if (bytes[at] === 0x5d) return afterSpace(bytes, at + 1) === bytes.length;
  for (;;) {
    const end = afterValue(bytes, at);
    if (end >= bytes.length) return false;
    yield bytes.toString('utf8', at, end);
    if (bytes[end] !== comma) return bytes[end] === 0x5d && afterSpace(bytes, end + 1) === bytes.length;
    at = afterSpace(bytes, end + 1);
  }
}
