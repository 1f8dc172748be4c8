/** Python's `'%s and %d' % values`, which is also Jinja's `format` filter. */
import { formatPercent, padText } from './format-spec.ts';
import { jinjaError, type Meter, pythonError } from './meter.ts';
import { asNumber, isInt } from './numbers.ts';
import { pyRepr, pyStr } from './repr.ts';
import { characters } from './sequences.ts';
import { absent, dictGet, isDict, PyTuple } from './values.ts';

const conversion = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(\.(?:\*|\d+)?)?[hlL]?([\s\S])?/gu;

class Values {
  readonly #values: unknown;
  readonly #items: readonly unknown[];
  #next = 0;

  constructor(values: unknown) {
    this.#values = values;
    this.#items = values instanceof PyTuple ? values.items : [values];
  }

  take(): unknown {
    if (this.#next >= this.#items.length) throw pythonError('not enough arguments for format string');
    this.#next += 1;
    return this.#items[this.#next - 1];
  }

  takeNumber(): number {
    const number = asNumber(this.take());
    if (number === undefined || !isInt(number)) throw pythonError('* wants int');
    return Number(number);
  }

  named(key: string): unknown {
    this.#next = Number.POSITIVE_INFINITY;
    if (!isDict(this.#values)) throw pythonError('format requires a mapping');
    const value = dictGet(this.#values, key);
    if (value === absent) throw pythonError(`'${key}'`);
    return value;
  }

  /** A single value that could be a mapping may stay unused, as in Python. */
  finish(): void {
    const mayStay = isDict(this.#values) || Array.isArray(this.#values) || this.#values === undefined;
    if (this.#next < this.#items.length && !mayStay) {
      throw pythonError('not all arguments converted during string formatting');
    }
  }
}

/** @throws TemplateError (python) where format and values do not fit. */
export function percentFormat(format: string, values: unknown, meter: Meter): string {
  meter.chargeReading(format.length);
  const source = new Values(values);
  let out = '';
  let end = 0;
  for (const match of format.matchAll(conversion)) {
    meter.charge(10);
    out += format.slice(end, match.index) + convert(match, source, meter);
    end = match.index + match[0].length;
    meter.checkText(out.length);
  }
  source.finish();
  return out + format.slice(end);
}

function convert(match: RegExpMatchArray, source: Values, meter: Meter): string {
  const [, key, givenFlags = '', widthText, precisionText, type] = match;
  if (type === undefined) throw pythonError('incomplete format');
  if (type === '%') return '%';
  let flags = givenFlags;
  let width = widthText === '*' ? source.takeNumber() : Number(widthText ?? 0);
  if (width < 0) {
    flags += '-';
    width = -width;
  }
  const precision = precisionText === '.*' ? source.takeNumber() : precisionOf(precisionText);
  const value = key === undefined ? source.take() : source.named(key);
  if (type === 's' || type === 'r' || type === 'a') {
    const text = type === 's' ? pyStr(value, meter) : pyRepr(value, meter);
    if (precision !== undefined) meter.charge(text.length / 4);
    const cut = precision === undefined ? text : characters(text).slice(0, precision).join('');
    return padText(cut, flags.includes('-'), width, meter);
  }
  if (!'diucoxXeEfFgG'.includes(type)) throw pythonError(`unsupported format character '${type}'`);
  if (value === undefined && !'coxX'.includes(type)) throw jinjaError('an undefined is no number');
  return formatPercent(value, flags, width, precision, type, meter);
}

/** `.3` is three digits, a point alone none. */
function precisionOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.slice(1));
}
