/** What can be kept of a settings file that is not valid as a whole: everything but the parts that are wrong. Pure. */
import { ok, type Result } from '../base/errors.ts';
import type { Settings } from '../model/settings.ts';
import { fieldPath, locateIssue } from '../schema/issues.ts';
import { parseSettings, settingsSchema } from './schema.ts';

export interface Salvaged {
  readonly settings: Settings;
  /** What was left out, as `tasks[2] (name: must not be empty)`. */
  readonly refused: readonly string[];
}

/** A part of it would be worse than nothing: a broker that is open to the network without its logins. */
const wholes: ReadonlySet<PropertyKey> = new Set(['builtinBroker', 'http', 'place', 'updates']);

/** More faults than this are no slip: then the file is none of ours. */
const mostFaults = 1_000;

/**
 * Leaves out what is refused, one part at a time, until the rest is valid: an unknown field alone, of a list the whole entry,
 * anything else by its field, which then has its default.
 * @returns `settings.invalid` where nothing can be left out (not an object, another kind of file)
 */
export function salvageSettings(raw: Readonly<Record<string, unknown>>): Result<Salvaged> {
  const rest: unknown = structuredClone(raw);
  const refused: string[] = [];
  for (let count = 0; count <= mostFaults; count += 1) {
    const parsed = settingsSchema.safeParse(rest);
    if (parsed.success) return ok({ settings: parsed.data, refused });
    const [issue] = parsed.error.issues;
    if (issue === undefined) break;
    const { path, message } = locateIssue(issue);
    const removed = remove(rest, placeOf(path, issue.code === 'unrecognized_keys'));
    if (removed === undefined) break;
    const place = fieldPath(removed);
    const inside = fieldPath(path.slice(removed.length));
    refused.push(`${place} (${inside === '' ? message : `${inside}: ${message}`})`);
  }
  const whole = parseSettings(rest);
  return whole.ok ? ok({ settings: whole.value, refused }) : whole;
}

/** Where to cut: at the outermost entry of a list, for half an automation is none. */
function placeOf(path: readonly PropertyKey[], isUnknownKey: boolean): readonly PropertyKey[] {
  if (isUnknownKey) return path;
  const [section] = path;
  if (section !== undefined && wholes.has(section)) return [section];
  const entry = path.findIndex((key) => typeof key === 'number');
  return entry < 0 ? path : path.slice(0, entry + 1);
}

/** Takes a place out, or the nearest one around it that there is; undefined where nothing is left to take out. */
function remove(root: unknown, place: readonly PropertyKey[]): readonly PropertyKey[] | undefined {
  for (let length = place.length; length > 0; length -= 1) {
    const key = place[length - 1];
    const parent = place.slice(0, length - 1).reduce<unknown>((at, each) => at?.[each as keyof typeof at], root);
    if (key === undefined || typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) continue;
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete (parent as Record<PropertyKey, unknown>)[key];
    return place.slice(0, length);
  }
  return undefined;
}
