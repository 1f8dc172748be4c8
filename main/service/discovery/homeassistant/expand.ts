/** Expands a discovery payload: abbreviations and the base topic (ha-mqtt-discovery, section 2, steps 3 to 5). Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { isRecord } from '../../python/json.ts';
import { deviceAbbreviations, entityAbbreviations, originAbbreviations } from './abbreviations.ts';

type Raw = Record<string, unknown>;

function hasShortKey(value: RawConfig, names: ReadonlyMap<string, string>): boolean {
  for (const key in value) if (names.has(key) || key === '__proto__') return true;
  return false;
}

/** The same object where there is nothing to expand, as with most: this runs for every config. */
function expandKeys(value: RawConfig, names: ReadonlyMap<string, string>): RawConfig {
  if (!hasShortKey(value, names)) return value;
  const expanded: Raw = {};
  for (const key of Object.keys(value)) {
    // A JSON key may be `__proto__`: it must become a plain key, or nothing. Of a short key and its full one, the short
    // one wins, in whichever order they come (mqtt/discovery.py).
    if (key !== '__proto__' && !names.has(key)) expanded[key] = value[key];
  }
  for (const key of Object.keys(value)) {
    const full = names.get(key);
    if (full !== undefined) expanded[full] = value[key];
  }
  return expanded;
}

function expandAvailability(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expandAvailability);
  return isRecord(value) ? expandKeys(value, entityAbbreviations) : value;
}

function expandPart(owner: RawConfig, key: string, expand: (part: unknown) => unknown): RawConfig {
  const part = owner[key];
  if (part === undefined) return owner;
  const expanded = expand(part);
  return expanded === part ? owner : { ...owner, [key]: expanded };
}

function expandDevice(value: unknown): unknown {
  return isRecord(value) ? expandKeys(value, deviceAbbreviations) : value;
}

function expandOrigin(value: unknown): unknown {
  return isRecord(value) ? expandKeys(value, originAbbreviations) : value;
}

function expandComponents(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const components: Raw = {};
  for (const key of Object.keys(value)) {
    const component = value[key];
    if (key !== '__proto__') components[key] = isRecord(component) ? expandAbbreviations(component) : component;
  }
  return components;
}

/** Expands the short keys of a payload, in `device`, `origin`, `availability` and every entry of `components`. */
export function expandAbbreviations(payload: RawConfig): RawConfig {
  let expanded = expandKeys(payload, entityAbbreviations);
  expanded = expandPart(expanded, 'device', expandDevice);
  expanded = expandPart(expanded, 'origin', expandOrigin);
  expanded = expandPart(expanded, 'availability', expandAvailability);
  return expandPart(expanded, 'components', expandComponents);
}

function withBase(value: string, base: string): string {
  const start = value.startsWith('~') ? base + value.slice(1) : value;
  // Home Assistant looks at the first and at the last character of the original, so `~` alone is replaced once.
  return value.length > 1 && value.endsWith('~') ? start.slice(0, -1) + base : start;
}

/** Replaces `~` at either end of topic values; in top-level `*topic` keys and in `availability[].topic` only. */
export function expandBaseTopic(config: RawConfig): RawConfig {
  if (config['~'] === undefined) return config;
  const { '~': base, ...rest } = config as Raw;
  const text = String(base);
  for (const key of Object.keys(rest)) {
    const value = rest[key];
    if (typeof value === 'string' && key.endsWith('topic')) rest[key] = withBase(value, text);
  }
  if (rest.availability !== undefined) {
    const items = Array.isArray(rest.availability) ? rest.availability : [rest.availability];
    rest.availability = items.map((item: unknown) =>
      isRecord(item) && typeof item.topic === 'string' ? { ...item, topic: withBase(item.topic, text) } : item,
    );
  }
  return rest;
}
