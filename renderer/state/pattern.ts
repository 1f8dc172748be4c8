/**
 * Regular expressions that people type into the search, between slashes: `/hall|kitchen/`. The engine's own are used, which
 * can go back over a text without end: what could do so is refused before it is tried. Pure.
 */

/** What of a query is a pattern; undefined for one that is words. */
export type Pattern =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  | { readonly ok: false; readonly problem: 'invalid' | 'costly' };

const patternChars = 200;
/** With two of them a text is walked through at most as often as the square of its length. */
const mostUnbounded = 2;
/** A repetition of up to so many is as good as one without an end. */
const manyTimes = 20;

/** @param query a pattern from its first slash on; the closing one may still be missing. */
export function parsePattern(query: string): Pattern | undefined {
  const text = query.trim();
  if (!text.startsWith('/') || text.length < 2) return undefined;
  const source = text.endsWith('/') && text.length > 2 ? text.slice(1, -1) : text.slice(1);
  let expression: RegExp;
  try {
    expression = new RegExp(source, 'iu');
  } catch {
    return { ok: false, problem: 'invalid' };
  }
  if (source.length > patternChars || !isCheap(source)) return { ok: false, problem: 'costly' };
  return { ok: true, test: (candidate) => expression.test(candidate) };
}

interface Group {
  /** Holds something that is repeated, or alternatives: repeated itself, it could be read in countless ways. */
  isManifold: boolean;
}

/** Whether a valid pattern takes no longer than a few walks through a text. */
function isCheap(source: string): boolean {
  const open: Group[] = [];
  let closed: Group | undefined;
  let unbounded = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    const before = closed;
    closed = undefined;
    if (char === '\\') {
      at += 1;
      // A back-reference may be walked for each place and length of its group.
      if (/[1-9k]/.test(source.charAt(at))) return false;
    } else if (char === '[') {
      at = endOfClass(source, at);
    } else if (char === '(') {
      // Looking ahead or behind starts a walk at each place.
      if (/^\(\?<?[=!]/.test(source.slice(at, at + 4))) return false;
      open.push({ isManifold: false });
      if (source.charAt(at + 1) === '?') at = source.indexOf(source.charAt(at + 2) === '<' ? '>' : ':', at);
    } else if (char === ')') {
      closed = open.pop();
    } else if (char === '|') {
      for (const group of open) group.isManifold = true;
    } else {
      const repeated = repetitionAt(source, at);
      if (repeated === undefined) continue;
      at = repeated.end;
      if (repeated.isMany) {
        unbounded += 1;
        if (unbounded > mostUnbounded || before?.isManifold === true) return false;
        if (before !== undefined) unbounded += 1;
      }
      for (const group of open) group.isManifold = true;
    }
  }
  return unbounded <= mostUnbounded;
}

function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === ']') return at;
  }
  return source.length;
}

function repetitionAt(source: string, at: number): { readonly isMany: boolean; readonly end: number } | undefined {
  const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
  if (found === null) return undefined;
  const [text, least = '', comma = '', most = ''] = found;
  const count = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  return { isMany: /^[*+]/.test(text) || count > manyTimes, end: at + text.length - 1 };
}
