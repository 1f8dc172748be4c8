/** Python's regular expressions in configs, matched in linear time: they come from other machines. */
import { RE2JS } from 're2js';
import { isTooLarge } from '../../python/regex.ts';
import { text } from './fields.ts';

const maxCompiled = 500;
// Texts are matched on the path of messages; undefined is a pattern that linear time cannot decide.
const compiled = new Map<string, RE2JS | undefined>();

function compile(source: string): RE2JS | undefined {
  // Texts are matched with every message, and in time that grows with the pattern.
  if (isTooLarge(source)) return undefined;
  if (compiled.has(source)) return compiled.get(source);
  let result: RE2JS | undefined;
  try {
    result = RE2JS.compile(source);
  } catch {
    result = undefined;
  }
  if (compiled.size >= maxCompiled) compiled.clear();
  compiled.set(source, result);
  return result;
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
