/** The state of one rendering. */
import { Meter, pythonError } from '../python/meter.ts';
import { absent } from '../python/values.ts';
import { systemTimeZone } from '../time/zone.ts';
import type { RenderInput, TemplateThis } from './template.ts';

/** How deep macros, recursive loops and calls may nest. */
const maxDepth = 60;

/** Named arguments of a call. */
export type Named = ReadonlyMap<string, unknown> | undefined;

/** What can be called by its name. */
export interface Callable {
  readonly invoke: (context: Context, positional: readonly unknown[], named: Named) => unknown;
}

/** The filters and tests there are, by name. */
export interface Registry {
  readonly filters: ReadonlyMap<string, Callable>;
  readonly tests: ReadonlyMap<string, Callable>;
}

/** The variables of one block: `{% set %}` writes here, reading looks outwards. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #variables = new Map<string, unknown>();

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  set(name: string, value: unknown): void {
    this.#variables.set(name, value);
  }

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  get(name: string): unknown {
    return this.#variables.get(name);
  }
}

const unread: unique symbol = Symbol('unread');

export class Context extends Meter {
  readonly input: RenderInput;
  /** For the filters that apply others by name: `map`, `select`, .. */
  readonly registry: Registry;
  scope: Scope = rootScope;
  /** What was written so far; captured by macros and block assignments. */
  out = '';
  /** What the body of a filter block wrote, for the filters of that block. */
  captured = '';
  #depth = 0;
  #valueJson: unknown = unread;
  #thisState: TemplateThis | undefined | typeof unread = unread;

  constructor(input: RenderInput, registry: Registry) {
    super(input.budget?.left);
    this.input = input;
    this.registry = registry;
  }

  /** The payload as JSON, read at most once in a rendering. */
  valueJson(): unknown {
    if (this.#valueJson === unread) {
      const { value } = this.input;
      if (typeof value === 'string') this.chargeReading(value.length);
      this.#valueJson = this.input.valueJson?.();
    }
    return this.#valueJson;
  }

  /** The state of the entity, put together at most once in a rendering. */
  thisState(): TemplateThis | undefined {
    if (this.#thisState === unread) this.#thisState = this.input.entity?.this();
    return this.#thisState;
  }

  /** The variable of a name as the nearest scope has it; `absent` where none has. */
  variable(name: string): unknown {
    let hops = 0;
    for (let scope: Scope | undefined = this.scope; scope !== undefined; scope = scope.parent) {
      const value = scope.get(name);
      if (value !== undefined || scope.has(name)) {
        if (hops > 8) this.charge(hops / 4);
        return value;
      }
      hops += 1;
    }
    if (hops > 8) this.charge(hops / 4);
    return absent;
  }

  write(text: string): void {
    this.out += text;
    this.checkText(this.out.length);
  }

  /** What `body` writes, instead of writing it. */
  capture(body: () => void): string {
    const outer = this.out;
    this.out = '';
    body();
    const inner = this.out;
    this.out = outer;
    this.chargeText(inner.length);
    return inner;
  }

  /** Runs `body` one level deeper. @throws TemplateError (python) past the cap. */
  nested<T>(body: () => T): T {
    this.charge(10);
    this.#depth += 1;
    if (this.#depth > maxDepth) throw pythonError('the template calls itself too deeply');
    const result = body();
    this.#depth -= 1;
    return result;
  }

  /** Runs `body` in `scope`. */
  within<T>(scope: Scope, body: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    const result = body();
    this.scope = outer;
    return result;
  }

  /** Seconds since the epoch. */
  get nowMs(): number {
    return this.input.now;
  }

  /** The home's IANA zone. */
  get timeZone(): string {
    return this.input.timeZone ?? systemTimeZone();
  }
}

/** Read only: templates without assignments share it; the others get a scope of their own. */
const rootScope = new Scope(undefined);
