/** What came from outside as JSON: an object with keys, or something else. */

/** True for an object that is neither null nor a list; its fields are unknown until each is looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
