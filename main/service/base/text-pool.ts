/**
 * One copy of a text that comes again and again. What JSON.parse makes is a new text each time, and the configs of one
 * device say the same topics, names and classes: with 60 000 entities that is a tenth of all memory.
 */

/** Longer texts are templates, which hardly repeat. */
const longest = 128;
/** Texts of the same device come one after the other, so a short memory is enough and holds nothing for long. */
const most = 1_000;

export class TextPool {
  #known = new Map<string, string>();

  /** The same text, in the copy that was first seen lately. */
  shared(text: string): string {
    if (text.length > longest) return text;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= most) this.#known = new Map();
    this.#known.set(text, text);
    return text;
  }

  /** A record whose own texts are shared ones; what lies deeper stays as it is. */
  sharedFields<T extends object>(record: T): T {
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(record)) {
      // `__proto__` as a key of JSON must not become the prototype.
      if (key !== '__proto__') result[key] = typeof value === 'string' ? this.shared(value) : value;
    }
    return result as T;
  }
}
