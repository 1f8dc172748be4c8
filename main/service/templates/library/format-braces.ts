/** Python's `'{} {name:>8}'.format(..)`. */
import { formatValue } from '../../python/format-spec.ts';
import { pythonError } from '../../python/meter.ts';
import { pyRepr, pyStr } from '../../python/repr.ts';
import type { Context, Named } from '../context.ts';

/** How fields reach into values: `{0.name}`, `{0[key]}`. */
export interface Access {
  getAttribute(value: unknown, name: string): unknown;
  getItem(value: unknown, key: unknown, context: Context): unknown;
}

interface Source {
  readonly access: Access;
  readonly positional: readonly unknown[];
  readonly named: Named;
  /** The number of the next `{}`; negative once fields are numbered by hand. */
  next: number;
}

/** @throws TemplateError (python) where format and arguments do not fit. */
export function formatText(
  context: Context,
  access: Access,
  format: string,
  positional: readonly unknown[],
  named: Named,
): string {
  context.chargeReading(format.length);
  return expand(context, format, { access, positional, named, next: 0 }, 2);
}

/** @param levels how deep fields may nest: a specification may hold fields of its own. */
function expand(context: Context, format: string, source: Source, levels: number): string {
  if (levels === 0) throw pythonError('Max string recursion exceeded');
  let out = '';
  let at = 0;
  while (at < format.length) {
    const brace = /[{}]/.exec(format.slice(at));
    if (brace === null) break;
    const start = at + brace.index;
    out += format.slice(at, start);
    if (format[start + 1] === brace[0]) {
      out += brace[0];
      at = start + 2;
      continue;
    }
    if (brace[0] === '}') throw pythonError("Single '}' encountered in format string");
    const end = closing(format, start);
    out += field(context, format.slice(start + 1, end), source, levels);
    context.charge(10);
    context.checkText(out.length);
    at = end + 1;
  }
  return out + format.slice(at);
}

function closing(format: string, start: number): number {
  let depth = 0;
  for (let at = start; at < format.length; at += 1) {
    if (format[at] === '{') depth += 1;
    else if (format[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw pythonError("expected '}' before end of string");
}

function field(context: Context, text: string, source: Source, levels: number): string {
  const match = /^([^!:]*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(text);
  if (match === null) throw pythonError('the replacement field is malformed');
  const [, path = '', conversion, specText = ''] = match;
  const value = resolve(context, path, source);
  const spec = specText.includes('{') ? expand(context, specText, source, levels - 1) : specText;
  if (conversion === undefined) return formatValue(value, spec, context);
  return formatValue(conversion === 's' ? pyStr(value, context) : pyRepr(value, context), spec, context);
}

function resolve(context: Context, path: string, source: Source): unknown {
  const [, name = '', rest = ''] = /^([^.[]*)([\s\S]*)$/.exec(path) ?? [];
  let value = first(name, source);
  for (const [step, attribute, item] of rest.matchAll(/\.([^.[]+)|\[([^\]]+)\]|[\s\S]/g)) {
    context.charge(5);
    if (attribute !== undefined) value = source.access.getAttribute(value, attribute);
    else if (item !== undefined)
      value = source.access.getItem(value, /^\d+$/.test(item) ? Number(item) : item, context);
    else throw pythonError(`unexpected '${step}' in a replacement field`);
  }
  return value;
}

function first(name: string, source: Source): unknown {
  if (name !== '' && !/^\d+$/.test(name)) {
    if (!source.named?.has(name)) throw pythonError(`'${name}'`);
    return source.named.get(name);
  }
  if (name === '') {
    if (source.next < 0) throw pythonError('cannot switch from manual field specification to automatic numbering');
    source.next += 1;
  } else if (source.next > 0) {
    throw pythonError('cannot switch from automatic field numbering to manual specification');
  } else {
    source.next = -1;
  }
  const index = name === '' ? source.next - 1 : Number(name);
  if (index >= source.positional.length) {
    throw pythonError(`Replacement index ${index} out of range for positional args tuple`);
  }
  return source.positional[index];
}
