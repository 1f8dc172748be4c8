/** The few attributes of numbers that templates may use. */
import { isInt, PyFloat, type PyNumber, truncate } from '../../python/numbers.ts';
import { absent, typeName } from '../../python/values.ts';
import { BoundMethod, define } from '../callable.ts';

const isInteger = define(
  'is_integer',
  ['self'],
  (_context, self) => isInt(self as PyNumber) || self instanceof PyFloat,
);
const bitLength = define('bit_length', ['self'], (_context, self) => {
  const value = BigInt(truncate(Number(self)));
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
});

/** The attribute of a number, or `absent`. */
export function numberAttribute(value: PyNumber, name: string): unknown {
  switch (name) {
    case 'real':
      return value;
    case 'imag':
      return isInt(value) ? 0 : new PyFloat(0);
    case 'is_integer':
      return new BoundMethod(isInteger, value, typeName(value));
    case 'bit_length':
      return isInt(value) ? new BoundMethod(bitLength, value, 'int') : absent;
    case 'numerator':
      return isInt(value) ? value : absent;
    case 'denominator':
      return isInt(value) ? 1 : absent;
    default:
      return absent;
  }
}
