/**
 * Text for the system: notifications, tray, dialogs, titles, terminal. Names and messages come from others, and the
 * systems' interfaces refuse some characters (D-Bus a NUL, Windows' XML the control characters) and are steered by
 * others (a terminal by ESC, a line by characters that turn its direction). Pure.
 */

/** Escape sequences of a terminal, CSI and OSC: taken as a whole, they leave no rest. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const csi = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const osc = /(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)/g;
/** Overrides, embeddings, isolates and marks of direction, and the byte order mark: all of them are invisible. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const newLines = /\r\n|[\r\u0085\u2028\u2029]/g;
/** C0 and C1 but the new line, and code points that are no characters, which XML does not take. */
const refused = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const replacement = '\ufffd';

/**
 * A text in one line, of at most `chars` UTF-16 units; what is longer is cut between graphemes and ends in "…". A
 * clean text that is short enough comes back as it is.
 */
export function systemLine(text: string, chars: number): string {
  return cut(clean(text).replace(/\s+/g, ' ').trim(), chars);
}

/** As `systemLine`, with the lines of the text kept: at most one of them empty in a row. */
export function systemText(text: string, chars: number): string {
  const lines = clean(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return cut(lines.trim(), chars);
}

/** Control characters that JSON leaves as they are. */
const unescaped = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text for a log that people read in a terminal: what would steer it is written out, as in `\u202e`. */
export function spelledOut(text: string): string {
  return text.replace(unescaped, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(csi, ' ')
    .replace(osc, ' ')
    .replace(invisible, '')
    .replace(newLines, '\n')
    .replace(refused, (char) => (char === '\n' ? char : char <= '\u009f' ? ' ' : replacement));
}

let segmenter: Intl.Segmenter | undefined;

function cut(text: string, chars: number): string {
  if (text.length <= chars) return text;
  if (chars < 1) return '';
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  // One grapheme more than fits is enough to see its border; they are long only where somebody means harm.
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, chars + longestGrapheme).toWellFormed())) {
    if (index + segment.length > chars - 1) break;
    end = index + segment.length;
  }
  // A single grapheme that is longer than all there is room for is cut between its code points.
  const kept = end > 0 ? text.slice(0, end) : text.slice(0, chars - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

const longestGrapheme = 64;
