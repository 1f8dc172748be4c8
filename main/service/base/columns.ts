/** How wide a text is in a terminal: Chinese, Japanese and Korean characters and emoji take two columns. Pure. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;
const nothing = /^[\p{M}\u200b-\u200d]+$/u;
const narrow = /^[\x20-\x7e]*$/;

function widthOf(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return nothing.test(grapheme) ? 0 : 1;
}

export function columnsOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += widthOf(segment);
  return columns;
}

/** The text, cut so that it and the "…" of what was cut take at most so many columns. */
export function inColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let shown = '';
  let taken = 1;
  for (const { segment } of graphemes.segment(text)) {
    taken += widthOf(segment);
    if (taken > columns) break;
    shown += segment;
  }
  return `${shown}…`;
}
