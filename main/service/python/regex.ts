/**
 * Python's regular expressions in linear time (RE2). Look-ahead and back references do not exist here:
 * they are what makes a pattern able to run for ever, and patterns come from devices.
 */
import { RE2JS } from 're2js';
import { Meter } from './meter.ts';

/** A pattern that does not compile, or uses what linear time cannot do. */
export class PatternError extends Error {}

const maxPatternChars = 1_000;
const maxPatternSize = 20_000;
/** How much matching (states times characters) costs as much as one step of a template. */
const workPerStep = 40;
const maxCached = 500;
/** Compiling a pattern, and once more for texts beyond ASCII. */
const stepsPerPattern = 1_000;

/** The groups of a match by number, 0 being all of it; undefined for one that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: ReadonlyArray<string | undefined>;
}

/** Whether a pattern is longer, or grows to more, than anybody needs. */
export function isTooLarge(source: string): boolean {
  return source.length > maxPatternChars || estimateSize(source) >= maxPatternSize;
}

/** What a pattern grows to at most once its counted repeats are written out. */
function estimateSize(source: string): number {
  let repeats = 1;
  for (const [, least = '0', most] of source.matchAll(/\{(\d*)(?:,(\d*))?\}/g)) {
    repeats += Math.max(Number(least), Number(most ?? 0));
  }
  return source.length * repeats;
}

export class PythonRegex {
  readonly #source: string;
  readonly #flags: number;
  readonly #size: number;
  readonly #ascii: RE2JS;
  #unicode: RE2JS | undefined;
  readonly names: ReadonlyMap<string, number>;
  readonly groupCount: number;

  /** @throws PatternError */
  constructor(source: string, ignoreCase: boolean) {
    this.#source = source;
    this.#size = estimateSize(source) + 1;
    if (isTooLarge(source)) throw new PatternError('the pattern is too long');
    this.#flags = RE2JS.LOOKBEHINDS | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    this.#ascii = this.#compile(asciiClasses);
    this.names = new Map(Object.entries(this.#ascii.namedGroups()));
    this.groupCount = this.#ascii.groupCount();
  }

  #compile(classes: Classes): RE2JS {
    try {
      return RE2JS.compile(translate(this.#source, classes), this.#flags);
    } catch (error) {
      throw new PatternError(error instanceof Error ? error.message : 'the pattern does not compile');
    }
  }

  /** Python's classes know all of Unicode, which costs much and matters only to texts beyond ASCII. */
  #patternFor(text: string): RE2JS {
    if (!/[^\0-\x7f]/.test(text)) return this.#ascii;
    this.#unicode ??= this.#compile(unicodeClasses);
    return this.#unicode;
  }

  /** `re.match`: whether the text starts with the pattern. */
  matchesStart(text: string, meter: Meter = new Meter()): boolean {
    return this.#test(text, meter, (pattern, each) => pattern.matcher(each).lookingAt());
  }

  /** `re.search`. */
  isFoundIn(text: string, meter: Meter = new Meter()): boolean {
    return this.#test(text, meter, (pattern, each) => pattern.test(each));
  }

  #pay(chars: number, meter: Meter): void {
    meter.charge(((chars + 1) * this.#size) / workPerStep);
  }

  /** Python's `$` also stands before a line end that closes the text. */
  #test(text: string, meter: Meter, run: (pattern: RE2JS, text: string) => boolean): boolean {
    this.#pay(2 * text.length, meter);
    const pattern = this.#patternFor(text);
    if (run(pattern, text)) return true;
    return text.endsWith('\n') && this.#source.includes('$') && run(pattern, text.slice(0, -1));
  }

  /** All matches from left to right. */
  *matches(text: string, meter: Meter): IterableIterator<Match> {
    this.#pay(text.length, meter);
    const matcher = this.#patternFor(text).matcher(text);
    while (matcher.find()) {
      const groups: Array<string | undefined> = [];
      for (let index = 0; index <= this.groupCount; index += 1) groups.push(matcher.group(index) ?? undefined);
      yield { start: matcher.start(), end: matcher.end(), groups };
      this.#pay(text.length - matcher.end(), meter);
    }
  }
}

/** What stands for Python's classes: within brackets, and negated outside of them. */
type Classes = Readonly<Record<'d' | 'w' | 's', string>>;

const asciiClasses: Classes = { d: '0-9', w: '0-9A-Za-z_', s: '\\t-\\r\\x1c-\\x20' };
const unicodeClasses: Classes = {
  d: '\\p{Nd}',
  w: '\\p{L}\\p{N}_',
  s: '\\t-\\r\\x1c-\\x20\\x{85}\\p{Z}',
};

/** What Python writes differently: its classes, `\Z` for the end, `{,3}` for up to three. */
function translate(source: string, classes: Classes): string {
  return source.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\{,(?=\d+\})/g, (token) => {
    if (token === '\\Z') return '\\z';
    if (token === '{,') return '{0,';
    if (token.startsWith('['))
      return token.replace(/\\([\s\S])/g, (whole, letter) => classOf(letter, classes) ?? whole);
    const inner = classOf(token.slice(1).toLowerCase(), classes);
    if (inner === undefined) return token;
    return token.slice(1) === token.slice(1).toLowerCase() ? `[${inner}]` : `[^${inner}]`;
  });
}

function classOf(letter: string, classes: Classes): string | undefined {
  return letter === 'd' || letter === 'w' || letter === 's' ? classes[letter] : undefined;
}

const cache = new Map<string, PythonRegex>();

/** The compiled pattern; equal ones are compiled once. @throws PatternError */
export function compilePattern(source: string, ignoreCase = false, meter?: Meter): PythonRegex {
  const key = `${ignoreCase ? 'i' : ' '}${source}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  meter?.charge(stepsPerPattern + 20 * estimateSize(source));
  const compiled = new PythonRegex(source, ignoreCase);
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, compiled);
  return compiled;
}
