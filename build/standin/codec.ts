/**
 * Values as text, between worlds and processes. The function runs in Node and, by its source, in both worlds of a page: it
 * stands on nothing outside of itself. What a page does to its prototypes later is out of its way, so it builds text and
 * defines properties, and calls no method that the page could have replaced.
 */

/** What only a reference can stand for. Absent: such values are refused, as `structuredClone` does. */
export interface References {
  /** Keeps a function or a promise, and answers the number that stands for it. */
  keep(value: object): number;
  /** Makes the other side's stand-in for what is kept here. */
  make(kind: 'function' | 'promise', id: number): unknown;
}

export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** The kinds: plain text, `a`rray, `b`igint, `d`ate, `e`rror, `f`unction, `m`ap, `n`umber, `o`bject, `p`romise, `s`et, `u`ndefined. */
export function makeCodec(references?: References): Codec {
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { defineProperty } = Object;
  const { isFinite: isPlain } = Number;
  const text = String;
  const [DateHere, ErrorHere, MapHere, PromiseHere, SetHere] = [Date, Error, Map, Promise, Set];
  const timeOf = DateHere.prototype.getTime;
  const [eachOfMap, eachOfSet] = [MapHere.prototype.forEach, SetHere.prototype.forEach];
  const [setInMap, addToSet] = [MapHere.prototype.set, SetHere.prototype.add];
  const deepest = 1_000;

  const put = (target: object, key: string | number, value: unknown): void => {
    // Without a prototype: a page could slip a getter into Object.prototype.
    const property: PropertyDescriptor & { readonly __proto__: null } = {
      __proto__: null,
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    };
    defineProperty(target, key, property);
  };

  const encode = (value: unknown, depth: number): string => {
    if (depth > deepest) throw new ErrorHere('the value is too deep, or holds itself');
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return stringify(value);
      case 'number':
        return isPlain(value) && !(value === 0 && 1 / value < 0)
          ? text(value)
          : `["n","${value === 0 ? '-0' : text(value)}"]`;
      case 'bigint':
        return `["b","${text(value)}"]`;
      case 'undefined':
        return '["u"]';
      case 'function':
        if (references === undefined) throw new ErrorHere('An object could not be cloned.');
        return `["f",${references.keep(value as object)}]`;
      case 'symbol':
        if (references === undefined) throw new ErrorHere('An object could not be cloned.');
        return '["u"]';
      default:
        return value === null ? 'null' : encodeObject(value as object, depth + 1);
    }
  };

  const encodeObject = (value: object, depth: number): string => {
    let parts = '';
    if (isArray(value)) {
      for (let index = 0; index < value.length; index += 1) parts += `,${encode(value[index], depth)}`;
      return `["a"${parts}]`;
    }
    if (value instanceof DateHere) return `["d",${text(apply(timeOf, value, []))}]`;
    if (value instanceof ErrorHere) return `["e",${stringify(text(value.name))},${stringify(text(value.message))}]`;
    if (value instanceof MapHere) {
      apply(eachOfMap, value, [
        (each: unknown, key: unknown) => {
          parts += `,${encode(key, depth)},${encode(each, depth)}`;
        },
      ]);
      return `["m"${parts}]`;
    }
    if (value instanceof SetHere) {
      apply(eachOfSet, value, [
        (each: unknown) => {
          parts += `,${encode(each, depth)}`;
        },
      ]);
      return `["s"${parts}]`;
    }
    if (value instanceof PromiseHere) {
      if (references === undefined) throw new ErrorHere('An object could not be cloned.');
      return `["p",${references.keep(value as object)}]`;
    }
    const names = ownKeys(value);
    for (let index = 0; index < names.length; index += 1) {
      const key = names[index];
      if (typeof key !== 'string' || getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
      parts += `,${stringify(key)},${encode((value as Record<string, unknown>)[key], depth)}`;
    }
    return `["o"${parts}]`;
  };

  const decode = (value: unknown): unknown => {
    if (!isArray(value)) return value;
    const kind: unknown = value[0];
    const first = value[1];
    if (kind === 'a') {
      const made: unknown[] = [];
      for (let index = 1; index < value.length; index += 1) put(made, index - 1, decode(value[index]));
      return made;
    }
    if (kind === 'o') {
      const made = {};
      for (let index = 1; index < value.length; index += 2) put(made, value[index], decode(value[index + 1]));
      return made;
    }
    if (kind === 'm') {
      const made = new MapHere();
      for (let index = 1; index < value.length; index += 2) {
        apply(setInMap, made, [decode(value[index]), decode(value[index + 1])]);
      }
      return made;
    }
    if (kind === 's') {
      const made = new SetHere();
      for (let index = 1; index < value.length; index += 1) apply(addToSet, made, [decode(value[index])]);
      return made;
    }
    if (kind === 'n') return first === '-0' ? -0 : first === 'NaN' ? NaN : first === 'Infinity' ? Infinity : -Infinity;
    if (kind === 'b') return BigInt(first);
    if (kind === 'd') return new DateHere(first);
    if (kind === 'u') return undefined;
    if (kind === 'e') {
      const made = new ErrorHere(value[2]);
      if (first !== 'Error') put(made, 'name', first);
      return made;
    }
    return references?.make(kind === 'f' ? 'function' : 'promise', first);
  };

  return { encode: (value) => encode(value, 0), decode: (given) => decode(parse(given)) };
}
