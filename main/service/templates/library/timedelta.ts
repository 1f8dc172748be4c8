/** `timedelta()` and the methods of durations. */
import { pythonError } from '../../python/meter.ts';
import { asNumber, isInt, PyFloat, pyFloat, toDouble } from '../../python/numbers.ts';
import { dayMicros, PyTimedelta, roundMicros, secondMicros } from '../../python/timedelta.ts';
import { absent, typeName } from '../../python/values.ts';
import { define, defineVariadic, type PyFunction, table, takeNamed, wrongArguments } from '../callable.ts';

export const timedeltaMethods: ReadonlyMap<string, PyFunction> = table([
  define('total_seconds', ['self'], (_context, self) => pyFloat((self as PyTimedelta).totalSeconds())),
]);

const units = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'] as const;
const unitMicros: Readonly<Record<(typeof units)[number], bigint>> = {
  days: dayMicros,
  seconds: secondMicros,
  microseconds: 1n,
  milliseconds: 1_000n,
  minutes: 60n * secondMicros,
  hours: 3_600n * secondMicros,
  weeks: 7n * dayMicros,
};

/** `timedelta(days, seconds, microseconds, milliseconds, minutes, hours, weeks)`. */
export const timedeltaFunction = defineVariadic('timedelta', (_context, positional, named) => {
  if (positional.length > units.length) throw wrongArguments('timedelta', 'too many arguments');
  const given = takeNamed('timedelta', named, units);
  let whole = 0n;
  let fraction = 0;
  for (const [index, unit] of units.entries()) {
    const value = index < positional.length ? positional[index] : given[index];
    if (value === absent) continue;
    const number = asNumber(value);
    if (number === undefined) throw pythonError(`unsupported type for timedelta ${unit}: ${typeName(value)}`);
    if (isInt(number)) whole += BigInt(number) * unitMicros[unit];
    else if (number instanceof PyFloat && Number.isSafeInteger(number.value)) {
      whole += BigInt(number.value) * unitMicros[unit];
    } else fraction += toDouble(number) * Number(unitMicros[unit]);
  }
  return new PyTimedelta(whole + roundMicros(fraction));
});
