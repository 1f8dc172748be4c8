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
const workPerStep = 100;
const maxCached = 500;

/** The groups of a match by number, 0 being all of it; undefined for one that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: ReadonlyArray<string | undefined>;
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
  readonly #pattern: RE2JS;
  readonly #size: number;
  readonly #anchorsEnd: boolean;
  readonly names: ReadonlyMap<string, number>;
  readonly groupCount: number;

  /** @throws PatternError */
  constructor(source: string, ignoreCase: boolean) {
    this.#size = estimateSize(source) + 1;
    if (source.length > maxPatternChars || this.#size > maxPatternSize)
      throw new PatternError('the pattern is too long');
    try {
      const flags = RE2JS.LOOKBEHINDS | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
      this.#pattern = RE2JS.compile(translate(source), flags);
    } catch (error) {
      throw new PatternError(error instanceof Error ? error.message : 'the pattern does not compile');
    }
    this.#anchorsEnd = source.includes('$');
    this.names = new Map(Object.entries(this.#pattern.namedGroups()));
    this.groupCount = this.#pattern.groupCount();
  }

  /** `re.match`: whether the text starts with the pattern. */
  matchesStart(text: string, meter: Meter = new Meter()): boolean {
    return this.#test(text, meter, (each) => this.#pattern.matcher(each).lookingAt());
  }

  /** `re.search`. */
  isFoundIn(text: string, meter: Meter = new Meter()): boolean {
    return this.#test(text, meter, (each) => this.#pattern.test(each));
  }

  #pay(chars: number, meter: Meter): void {
    meter.charge(((chars + 1) * this.#size) / workPerStep);
  }

  /** Python's `$` also stands before a line end that closes the text. */
  #test(text: string, meter: Meter, run: (text: string) => boolean): boolean {
    this.#pay(2 * text.length, meter);
    return run(text) || (this.#anchorsEnd && text.endsWith('\n') && run(text.slice(0, -1)));
  }

  /** All matches from left to right. */
  *matches(text: string, meter: Meter): IterableIterator<Match> {
    const matcher = this.#pattern.matcher(text);
    this.#pay(text.length, meter);
    while (matcher.find()) {
      const groups: Array<string | undefined> = [];
      for (let index = 0; index <= this.groupCount; index += 1) groups.push(matcher.group(index) ?? undefined);
      yield { start: matcher.start(), end: matcher.end(), groups };
      this.#pay(text.length - matcher.end(), meter);
    }
  }
}

/** What Python writes differently: `\Z` for the end, `{,3}` for up to three. */
function translate(source: string): string {
  return source.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\{,(?=\d+\})/g, (token) => {
    if (token === '\\Z') return '\\z';
    return token === '{,' ? '{0,' : token;
  });
}

const cache = new Map<string, PythonRegex>();

/** The compiled pattern; equal ones are compiled once. @throws PatternError */
export function compilePattern(source: string, ignoreCase = false): PythonRegex {
  const key = `${ignoreCase ? 'i' : ' '}${source}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const compiled = new PythonRegex(source, ignoreCase);
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, compiled);
  return compiled;
}
