/** Splits a template into text and the tokens of its tags, by Jinja's rules (no trim_blocks, no lstrip_blocks). */
import { type PyInt, parseIntText } from '../../python/numbers.ts';

export class TemplateSyntaxError extends Error {}

export type Token =
  /** Text between tags. */
  | { readonly type: 'text'; readonly text: string }
  /** `{{`, `}}`, `{%`, `%}`. */
  | { readonly type: 'begin' | 'end'; readonly text: 'variable' | 'block' }
  | { readonly type: 'name' | 'operator'; readonly text: string }
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'integer'; readonly text: string; readonly value: PyInt }
  | { readonly type: 'float'; readonly text: string; readonly value: number }
  | { readonly type: 'eof'; readonly text: '' };

const opening = /\{\{[-+]?|\{%[-+]?|\{#[-+]?/g;
const rawOpening = /\{%[-+]?\s*raw\s*(-%\}\s*|%\})/y;
const rawClosing = /\{%([-+]?)\s*endraw\s*(?:[+]%\}|-%\}\s*|%\})/g;
const commentClosing = /(-#\}\s*|[+]?#\})/g;

const space = /\s+/y;
const float = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const integer = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const name = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const string = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const operator = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;
const ends = { variable: /-\}\}\s*|\}\}/y, block: /-%\}\s*|[+]?%\}/y } as const;

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** @throws TemplateSyntaxError with the line of the mistake. */
export function tokenize(source: string): readonly Token[] {
  return new Lexer(source).run();
}

class Lexer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  #at = 0;

  constructor(source: string) {
    // Jinja knows one line ending, and drops a single one at the end.
    this.#source = source.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  }

  run(): readonly Token[] {
    while (this.#at < this.#source.length) this.#text();
    this.#tokens.push({ type: 'eof', text: '' });
    return this.#tokens;
  }

  #fail(reason: string): never {
    const line = this.#source.slice(0, this.#at).split('\n').length;
    throw new TemplateSyntaxError(`line ${line}: ${reason}`);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#source)) return undefined;
    const text = this.#source.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return text;
  }

  #push(text: string): void {
    if (text !== '') this.#tokens.push({ type: 'text', text });
  }

  #text(): void {
    opening.lastIndex = this.#at;
    const found = opening.exec(this.#source);
    const text = this.#source.slice(this.#at, found?.index);
    const mark = found?.[0] ?? '';
    this.#push(mark.endsWith('-') ? text.trimEnd() : text);
    if (found === null) {
      this.#at = this.#source.length;
      return;
    }
    this.#at = found.index;
    if (this.#match(rawOpening) !== undefined) {
      this.#raw();
      return;
    }
    this.#at = found.index + mark.length;
    if (mark.startsWith('{#')) this.#comment();
    else this.#tag(mark.startsWith('{{') ? 'variable' : 'block');
  }

  #raw(): void {
    rawClosing.lastIndex = this.#at;
    const found = rawClosing.exec(this.#source);
    if (found === null) this.#fail('raw has no end');
    const text = this.#source.slice(this.#at, found.index);
    this.#push(found[1] === '-' ? text.trimEnd() : text);
    this.#at = rawClosing.lastIndex;
  }

  #comment(): void {
    commentClosing.lastIndex = this.#at;
    if (!commentClosing.test(this.#source)) this.#fail('a comment has no end');
    this.#at = commentClosing.lastIndex;
  }

  #tag(kind: 'variable' | 'block'): void {
    this.#tokens.push({ type: 'begin', text: kind });
    const open: string[] = [];
    while (this.#at < this.#source.length) {
      // `}}` only ends the tag where no bracket is open: {{ {'a': {'b': 1}} }}
      if (open.length === 0 && this.#match(ends[kind]) !== undefined) {
        this.#tokens.push({ type: 'end', text: kind });
        return;
      }
      if (this.#match(space) === undefined) this.#token(open);
    }
    this.#fail(`a ${kind === 'variable' ? '{{' : '{%'} has no end`);
  }

  #token(open: string[]): void {
    // After a point digits are an index: `a.0.1`.
    if (this.#source[this.#at - 1] !== '.') {
      const text = this.#match(float);
      if (text !== undefined) {
        this.#tokens.push({ type: 'float', text, value: Number(text.replaceAll('_', '')) });
        return;
      }
    }
    const digits = this.#match(integer);
    if (digits !== undefined) {
      const value = parseIntText(digits, 0) ?? this.#fail(`invalid number ${digits}`);
      this.#tokens.push({ type: 'integer', text: digits, value });
      return;
    }
    const word = this.#match(name);
    if (word !== undefined) {
      this.#tokens.push({ type: 'name', text: word });
      return;
    }
    const quoted = this.#match(string);
    if (quoted !== undefined) {
      this.#tokens.push({ type: 'string', text: this.#unescape(quoted.slice(1, -1)) });
      return;
    }
    const sign = this.#match(operator);
    if (sign === undefined) this.#fail(`unexpected character ${JSON.stringify(this.#source[this.#at])}`);
    this.#balance(sign, open);
    this.#tokens.push({ type: 'operator', text: sign });
  }

  #balance(sign: string, open: string[]): void {
    const closer = closers[sign];
    if (closer !== undefined) open.push(closer);
    else if (sign === ')' || sign === ']' || sign === '}') {
      const expected = open.pop();
      if (expected !== sign) {
        this.#fail(expected === undefined ? `unexpected '${sign}'` : `'${sign}' where '${expected}' was expected`);
      }
    }
  }

  /** Python's escapes in string literals; unknown ones keep their backslash, which patterns rely on. */
  #unescape(text: string): string {
    if (!text.includes('\\')) return text;
    return text.replace(
      /\\(?:\n|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|[\s\S])/gi,
      (sequence) => this.#escape(sequence) ?? sequence,
    );
  }

  #escape(sequence: string): string | undefined {
    const kind = sequence[1] ?? '';
    const simple = simpleEscapes.get(kind);
    if (simple !== undefined) return simple;
    if (/[0-7]/.test(kind)) return String.fromCodePoint(Number.parseInt(sequence.slice(1), 8));
    if (kind === 'x' || kind === 'u' || kind === 'U') {
      const code = Number.parseInt(sequence.slice(2), 16);
      if (sequence.length === 2 || code > 0x10ffff) this.#fail('a truncated or impossible \\x or \\u escape');
      return String.fromCodePoint(code);
    }
    if (kind === 'N') this.#fail('\\N escapes are not supported');
    return undefined;
  }
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
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
