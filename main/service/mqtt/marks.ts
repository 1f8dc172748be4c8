/**
 * What the readers of a topic leave there, so that the router need not call them: most values of most messages are those
 * of the message before. Looked at for every reader of every message, so it lies in lists side by side.
 */

/** Stands where nothing was noted: no value of JSON equals it. */
const nothing = Symbol('nothing');

type JsonObject = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean | null | undefined;

/** The marks of one topic, at the places of its readers. */
export class Marks {
  /** The first key of the field that was noted, of the payload's JSON. */
  readonly #keys: string[] = [];
  readonly #values: unknown[] = [];
  /** The keys below the first, where there are some. */
  readonly #rests: Array<readonly string[] | undefined> = [];
  /** How many readers are not of the home's entities: they may keep what a message brought. */
  #others = 0;

  get size(): number {
    return this.#values.length;
  }

  /** Whether all readers forget a message once they have read it. */
  get areForgetful(): boolean {
    return this.#others === 0;
  }

  /** Makes room for the next reader. */
  add(mark: Mark | undefined): void {
    this.#keys.push('');
    this.#rests.push(undefined);
    this.#values.push(nothing);
    if (mark === undefined) this.#others += 1;
    else mark.place(this, this.#values.length - 1);
  }

  /** @param value text, number, boolean or null; undefined where the field is absent */
  note(place: number, path: readonly [string, ...string[]], value: Scalar): void {
    this.#keys[place] = path[0];
    this.#rests[place] = path.length === 1 ? undefined : path.slice(1);
    this.#values[place] = value;
  }

  clear(place: number): void {
    this.#values[place] = nothing;
  }

  clearAll(): void {
    this.#values.fill(nothing);
  }

  get isClear(): boolean {
    return this.#values.every((value) => value === nothing);
  }

  /** Whether the reader noted something, and none of the changed fields is what it noted. */
  isUntouched(place: number, changed: readonly string[]): boolean {
    return this.#values[place] !== nothing && !changed.includes(this.#keys[place] as string);
  }

  /**
   * Whether the message says what the reader noted.
   * @param root a plain object. What it inherits is no value that is noted, so own fields need not be told apart.
   */
  holds(place: number, root: JsonObject): boolean {
    let value = root[this.#keys[place] as string];
    const rest = this.#rests[place];
    if (rest !== undefined) {
      for (const key of rest) value = isPlain(value) ? value[key] : value === undefined ? undefined : nothing;
      if (value === nothing) return false;
    }
    return value === this.#values[place];
  }
}

/** One reader's place among the marks of its topic. */
export class Mark {
  #marks: Marks | undefined = undefined;
  #place = 0;

  /** A topic that is read takes the mark in; what was noted elsewhere is gone. */
  place(marks: Marks, place: number): void {
    this.#marks = marks;
    this.#place = place;
  }

  /** While a live message has this value in the field, its delivery to the reader would change nothing. */
  note(path: readonly [string, ...string[]], value: Scalar): void {
    this.#marks?.note(this.#place, path, value);
  }

  /** The next message is delivered. */
  clear(): void {
    this.#marks?.clear(this.#place);
  }
}

/** True for an object as JSON has it. */
export function isPlain(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
