/** Python's regular expressions in configs, matched in linear time: they come from other machines. */
import { RE2JS } from 're2js';
import { text } from './fields.ts';

function compile(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}

function isNative(source: string): boolean {
  try {
    return new RegExp(source.replaceAll('(?P<', '(?<')) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Text that is a regular expression. Look-around and back references are taken, though they are not checked later. */
export const pattern = () =>
  text().refine((source) => compile(source) !== undefined || isNative(source), 'must be a regular expression');

/** `re.match`: from the start, not necessarily to the end. True where linear time cannot decide (look-around). */
export function matchesFromStart(source: string, subject: string): boolean {
  return compile(source)?.matcher(subject).lookingAt() ?? true;
}
