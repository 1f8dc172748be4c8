/** The words of a text that is searched, also where a language writes them without spaces. Pure. */

/** Chinese, Japanese, Thai: their words have no spaces between them. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/** Whether a word may stand in a text without anything around it that is not a letter. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** What stands between spaces; and of that, where words are written without spaces, the single words: `客厅灯` is `客厅`, `灯`. */
export function wordsIn(text: string): readonly string[] {
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  if (!isUnspaced(text)) return parts;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words = segmenter;
  return parts.flatMap((part) =>
    isUnspaced(part)
      ? [...words.segment(part)].filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment)
      : [part],
  );
}
