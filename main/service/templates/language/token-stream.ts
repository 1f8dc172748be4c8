/** A cursor over the tokens of a template. */
import { TemplateSyntaxError, type Token } from './lexer.ts';

function shown(token: Token): string {
  if (token.type === 'eof') return 'the end';
  if (token.type === 'begin') return token.text === 'variable' ? "'{{'" : "'{%'";
  if (token.type === 'end') return token.text === 'variable' ? "'}}'" : "'%}'";
  return `'${token.text}'`;
}

const end: Token = { type: 'eof', text: '' };

export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? end;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  is(type: Token['type'], text?: string): boolean {
    const token = this.peek();
    return token.type === type && (text === undefined || token.text === text);
  }

  isOperator(text: string): boolean {
    return this.is('operator', text);
  }

  isName(text: string): boolean {
    return this.is('name', text);
  }

  /** Consumes the token if it is the expected one. */
  skip(type: Token['type'], text: string): boolean {
    if (!this.is(type, text)) return false;
    this.#at += 1;
    return true;
  }

  expect(type: Token['type'], text?: string): Token {
    if (!this.is(type, text)) this.fail(`${text === undefined ? `a ${type}` : `'${text}'`} expected`);
    return this.next();
  }

  /** A mark for `hasNameSince`. */
  get position(): number {
    return this.#at;
  }

  /** Whether a name occurs in the tokens since a mark. */
  hasNameSince(position: number, name: string): boolean {
    return this.#tokens.slice(position, this.#at).some((token) => token.type === 'name' && token.text === name);
  }

  /** @param token the one that does not fit; the next by default */
  fail(reason: string, token: Token = this.peek()): never {
    throw new TemplateSyntaxError(`${reason}, found ${shown(token)}`);
  }
}
