/** Python bytes literals in rendered commands (ha-mqtt-discovery, section 7). */

// Runs of plain characters are taken as one: a long text is read once, whatever follows.
const literal = /^[bB](?:'([^'\\\n]*(?:\\[\s\S][^'\\\n]*)*)'|"([^"\\\n]*(?:\\[\s\S][^"\\\n]*)*)")$/;
const rawLiteral = /^(?:[rR][bB]|[bB][rR])(?:'([^'\\\n]*(?:\\[\s\S][^'\\\n]*)*)'|"([^"\\\n]*(?:\\[\s\S][^"\\\n]*)*)")$/;
const escapes = /\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g;

const simple: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * The bytes of a text that is a Python bytes literal (`b'..'`, `b".."`), which is then published instead of the text.
 * Undefined for anything else, also for literals that Python refuses (characters beyond ASCII, a broken `\x`).
 */
export function bytesLiteral(text: string): Uint8Array | undefined {
  // Nearly every command is no literal; the patterns need not be tried for it.
  const first = text.charCodeAt(0) | 0x20;
  if (first !== 0x62 && first !== 0x72) return undefined;
  const raw = rawLiteral.exec(text);
  const match = raw ?? literal.exec(text);
  const body = match?.[1] ?? match?.[2];
  if (body === undefined || /[^\0-\x7f]/.test(body)) return undefined;
  if (raw !== null) return Buffer.from(body, 'latin1');
  let broken = false;
  const bytes = body.replace(escapes, (whole, hex?: string, octal?: string, char?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (char === 'x') broken = true;
    return simple.get(char ?? '') ?? whole;
  });
  return broken ? undefined : Buffer.from(bytes, 'latin1');
}
