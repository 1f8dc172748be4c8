/** The one place that keeps secrets out of the log: by the name of a field, and inside addresses. */
import { spelledOut } from '../base/system-text.ts';

const redacted = '[redacted]';
const secretName = /pass(word|phrase|wd)?$|secret|token|authorization|cookie|credential|private_?key|api_?key/i;
/** `//user:password@` of any address inside a text. */
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]+@/gi;
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi;
const deepest = 6;
const longestText = 2_000;

/** A text without user and password of addresses, bearer tokens, and what steers a terminal; cut after 2000 characters. */
export function redactText(text: string): string {
  const clean = text.replace(userInfo, '$1').replace(bearer, `$1 ${redacted}`);
  return spelledOut(clean.length > longestText ? `${clean.slice(0, longestText)}...` : clean);
}

/** Log fields without secrets, as plain data: errors with their stack, bytes as a count. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactRecord(fields, 0);
}

function redactRecord(record: object, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(record)) {
    // Flags such as hasPassword tell only that there is one.
    const secret = secretName.test(key) && typeof value !== 'boolean' && value !== undefined && value !== null;
    result[key] = secret ? redacted : redactValue(value, depth + 1);
  }
  return result;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth > deepest) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Map) return redactRecord(Object.fromEntries(value), depth);
  if (Array.isArray(value) || value instanceof Set) return [...value].map((each) => redactValue(each, depth + 1));
  return redactRecord(value, depth);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const result = redactRecord({ ...error }, depth);
  result.type = error.name;
  result.message = redactText(error.message);
  if (error.stack !== undefined) result.stack = redactText(error.stack);
  if (error.cause !== undefined) result.cause = redactValue(error.cause, depth + 1);
  return result;
}
