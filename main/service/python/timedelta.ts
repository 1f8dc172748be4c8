/** Python's timedelta: microseconds with a sign. */
import { pythonError } from './meter.ts';
import { asNumber, isInt, pyFloat, roundHalfEven, toDouble } from './numbers.ts';
import { absent, type BinaryOperator, PyObject } from './values.ts';

export const secondMicros = 1_000_000n;
export const dayMicros = 86_400n * secondMicros;
const maxMicros = 1_000_000_000n * dayMicros;

/** Floored quotient and the rest, which is never negative for a positive divisor. */
export function floorDivide(value: bigint, divisor: bigint): readonly [quotient: bigint, rest: bigint] {
  const rest = ((value % divisor) + divisor) % divisor;
  return [(value - rest) / divisor, rest];
}

export class PyTimedelta extends PyObject {
  override readonly typeName = 'timedelta';
  readonly micros: bigint;

  /** @throws TemplateError (python) beyond a thousand million days. */
  constructor(micros: bigint) {
    super();
    if (micros >= maxMicros || micros <= -maxMicros) throw pythonError('the duration is too long');
    this.micros = micros;
  }

  get days(): number {
    return Number(floorDivide(this.micros, dayMicros)[0]);
  }

  /** Seconds and microseconds within the day. */
  get rest(): readonly [seconds: number, microseconds: number] {
    const [, rest] = floorDivide(this.micros, dayMicros);
    return [Number(rest / secondMicros), Number(rest % secondMicros)];
  }

  absolute(): PyTimedelta {
    return this.micros < 0n ? new PyTimedelta(-this.micros) : this;
  }

  totalSeconds(): number {
    return Number(this.micros) / 1e6;
  }

  override get truthy(): boolean {
    return this.micros !== 0n;
  }

  override attribute(name: string): unknown {
    switch (name) {
      case 'days':
        return this.days;
      case 'seconds':
        return this.rest[0];
      case 'microseconds':
        return this.rest[1];
      default:
        return absent;
    }
  }

  override print(): string {
    const { days } = this;
    const [seconds, micros] = this.rest;
    const two = (value: number) => String(value).padStart(2, '0');
    const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`;
    const prefix = days === 0 ? '' : `${days} day${Math.abs(days) === 1 ? '' : 's'}, `;
    return prefix + clock + fraction;
  }

  override repr(): string {
    const [seconds, micros] = this.rest;
    const parts = Object.entries({ days: this.days, seconds, microseconds: micros });
    const shown = parts.filter(([, value]) => value !== 0).map(([name, value]) => `${name}=${value}`);
    return `datetime.timedelta(${shown.length === 0 ? '0' : shown.join(', ')})`;
  }

  override hash(): string {
    return `timedelta ${this.micros}`;
  }

  override equals(other: unknown): boolean {
    return other instanceof PyTimedelta && other.micros === this.micros;
  }

  override compare(other: unknown): number | undefined {
    if (!(other instanceof PyTimedelta)) return undefined;
    return this.micros < other.micros ? -1 : this.micros > other.micros ? 1 : 0;
  }

  arithmetic(operator: BinaryOperator, other: unknown, reflected: boolean): unknown {
    if (other instanceof PyTimedelta) return withDelta(operator, this.micros, other.micros);
    const number = asNumber(other);
    if (number === undefined) return absent;
    if (operator === '*') {
      if (isInt(number)) return new PyTimedelta(this.micros * BigInt(number));
      return new PyTimedelta(roundMicros(Number(this.micros) * toDouble(number)));
    }
    if (reflected || (operator !== '/' && operator !== '//')) return absent;
    const divisor = toDouble(number);
    if (divisor === 0) throw pythonError('division by zero');
    if (operator === '/') return new PyTimedelta(roundMicros(Number(this.micros) / divisor));
    return isInt(number) ? new PyTimedelta(floorSigned(this.micros, BigInt(number))) : absent;
  }
}

function floorSigned(value: bigint, divisor: bigint): bigint {
  return divisor < 0n ? floorDivide(-value, -divisor)[0] : floorDivide(value, divisor)[0];
}

function withDelta(operator: BinaryOperator, a: bigint, b: bigint): unknown {
  if (operator === '+') return new PyTimedelta(a + b);
  if (operator === '-') return new PyTimedelta(a - b);
  if (operator !== '/' && operator !== '//' && operator !== '%') return absent;
  if (b === 0n) throw pythonError('division by zero');
  if (operator === '/') return pyFloat(Number(a) / Number(b));
  const quotient = floorSigned(a, b);
  return operator === '//' ? Number(quotient) : new PyTimedelta(a - quotient * b);
}

/** Whole microseconds, halves to even. @throws TemplateError (python) where it is not finite. */
export function roundMicros(value: number): bigint {
  if (!Number.isFinite(value)) throw pythonError('the duration is not finite');
  return BigInt(roundHalfEven(value));
}
