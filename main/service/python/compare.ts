/** Python's equality, order and membership. Nested values are paid for, so shared structure cannot explode. */
import { jinjaError, type Meter, pythonError } from './meter.ts';
import { asNumber, compareNumbers } from './numbers.ts';
import { isIterable, itemsOf, iterate } from './sequences.ts';
import {
  absent,
  type Dict,
  DictView,
  dictEntries,
  dictGet,
  dictSize,
  isDict,
  PyBytes,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  typeName,
} from './values.ts';

/** `a == b`. */
export function equals(a: unknown, b: unknown, meter: Meter): boolean {
  if (typeof a === 'string' || typeof b === 'string') {
    if (typeof a === 'string' && typeof b === 'string' && a.length === b.length) meter.chargeReading(a.length);
    return a === b;
  }
  if (a === b) return !(typeof a === 'number' && Number.isNaN(a));
  const x = asNumber(a);
  if (x !== undefined) {
    const y = asNumber(b);
    return y !== undefined && compareNumbers(x, y) === 0;
  }
  if (a === null || a === undefined || b === null || b === undefined) return false;
  meter.charge(1);
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b, meter);
  if (a instanceof PyTuple) return b instanceof PyTuple && sameItems(a.items, b.items, meter);
  if (a instanceof PySet || isKeySet(a)) return sameSets(a, b, meter);
  if (a instanceof PyBytes) meter.chargeReading(a.bytes.length);
  if (a instanceof PyBytes) return b instanceof PyBytes && Buffer.compare(a.bytes, b.bytes) === 0;
  if (a instanceof PyRange) return b instanceof PyRange && sameRanges(a, b);
  if (a instanceof PyObject) return a.equals(b);
  return isDict(a) && isDict(b) && sameDicts(a, b, meter);
}

function isKeySet(value: unknown): value is DictView {
  return value instanceof DictView && value.kind !== 'values';
}

function sameItems(a: readonly unknown[], b: readonly unknown[], meter: Meter): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, index) => {
    meter.charge(1);
    return equals(item, b[index], meter);
  });
}

function sameRanges(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length || a.length === 0) return a.length === b.length;
  return a.start === b.start && (a.length === 1 || a.step === b.step);
}

function sameSets(a: PySet | DictView, b: unknown, meter: Meter): boolean {
  if (!(b instanceof PySet) && !isKeySet(b)) return false;
  const [left, right] = [asSet(a, meter), asSet(b, meter)];
  return left.size === right.size && isSubset(left, right, meter);
}

function asSet(value: PySet | DictView, meter: Meter): PySet {
  return value instanceof PySet ? value : new PySet(iterate(value, meter));
}

function isSubset(a: PySet, b: PySet, meter: Meter): boolean {
  meter.charge(a.size);
  for (const item of a) if (!b.has(item)) return false;
  return true;
}

function sameDicts(a: Dict, b: Dict, meter: Meter): boolean {
  if (dictSize(a) !== dictSize(b)) return false;
  for (const [key, value] of dictEntries(a)) {
    meter.charge(2);
    const other = dictGet(b, key);
    if (other === absent || !equals(value, other, meter)) return false;
  }
  return true;
}

/** By code points, as Python orders texts; UTF-16 order differs beyond the basic plane. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) {
      const high = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
      return high(x) - high(y);
    }
  }
  return a.length - b.length;
}

/**
 * Below, at or above zero as `a` is less than, equal to or greater than `b`; NaN where a nan takes part.
 * @throws TemplateError: jinja for undefined, python for types without an order.
 */
export function compare(a: unknown, b: unknown, meter: Meter): number {
  const x = asNumber(a);
  const y = asNumber(b);
  if (x !== undefined && y !== undefined) return compareNumbers(x, y);
  if (typeof a === 'string' && typeof b === 'string') {
    meter.chargeReading(Math.min(a.length, b.length));
    return compareText(a, b);
  }
  if (a === undefined || b === undefined) throw jinjaError('an undefined cannot be compared');
  meter.charge(1);
  const left = itemsOf(a);
  const right = itemsOf(b);
  if (left !== undefined && right !== undefined && Array.isArray(a) === Array.isArray(b)) {
    return compareItems(left, right, meter);
  }
  if (a instanceof PyBytes && b instanceof PyBytes) meter.chargeReading(a.bytes.length);
  if (a instanceof PyBytes && b instanceof PyBytes) return Buffer.compare(a.bytes, b.bytes);
  if (a instanceof PyObject) {
    const order = a.compare(b);
    if (order !== undefined) return order;
  }
  throw pythonError(`no order between '${typeName(a)}' and '${typeName(b)}'`);
}

function compareItems(a: readonly unknown[], b: readonly unknown[], meter: Meter): number {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    meter.charge(1);
    if (!equals(a[index], b[index], meter)) return compare(a[index], b[index], meter);
  }
  return a.length - b.length;
}

export type Order = '<' | '<=' | '>' | '>=';

/** `a < b` and its kin. Of sets it means subsets. */
export function isOrdered(operator: Order, a: unknown, b: unknown, meter: Meter): boolean {
  if ((a instanceof PySet || isKeySet(a)) && (b instanceof PySet || isKeySet(b))) {
    return compareSets(operator, asSet(a, meter), asSet(b, meter), meter);
  }
  const order = compare(a, b, meter);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compareSets(operator: Order, a: PySet, b: PySet, meter: Meter): boolean {
  switch (operator) {
    case '<':
      return a.size < b.size && isSubset(a, b, meter);
    case '<=':
      return isSubset(a, b, meter);
    case '>':
      return b.size < a.size && isSubset(b, a, meter);
    case '>=':
      return isSubset(b, a, meter);
  }
}

/** `item in container`. */
export function contains(container: unknown, item: unknown, meter: Meter): boolean {
  if (typeof container === 'string') {
    if (item === undefined || typeof item !== 'string') {
      throw pythonError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
    }
    meter.chargeSearch(container.length, item.length);
    return container.includes(item);
  }
  if (container instanceof PySet) return container.has(item);
  if (container instanceof DictView && container.kind === 'keys') return dictGet(container.dict, item) !== absent;
  if (isDict(container)) return dictGet(container, item) !== absent;
  if (!isIterable(container)) {
    throw pythonError(`argument of type '${typeName(container)}' is not iterable`);
  }
  for (const each of iterate(container, meter)) if (each === item || equals(each, item, meter)) return true;
  return false;
}
