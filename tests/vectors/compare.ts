/** Compares what the service shows with what a vector expects. Pure; answers the first difference in words. */
import type { Device, Entity } from '../../preload/contract.ts';

export interface Expectation {
  readonly state?: string | { readonly not: string };
  readonly available?: boolean;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly device?: Readonly<Record<string, unknown>>;
  /** Of a camera or an image: what it shows, as a data URL; null for nothing. */
  readonly picture?: string | null;
}

export interface ExpectedPublish {
  readonly topic: string;
  readonly payload: unknown;
  readonly qos: number;
  readonly retain: boolean;
}

export interface SeenPublish {
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly retain: boolean;
}

/** Equal up to 1e-6 in numbers; lists in order; objects by key; null equals absent. */
export function same(expected: unknown, seen: unknown): boolean {
  if (expected === null || expected === undefined) return seen === null || seen === undefined;
  if (typeof expected === 'number') return typeof seen === 'number' && Math.abs(expected - seen) <= 1e-6;
  if (Array.isArray(expected)) {
    return Array.isArray(seen) && seen.length === expected.length && expected.every((each, i) => same(each, seen[i]));
  }
  if (typeof expected === 'object') {
    if (typeof seen !== 'object' || seen === null || Array.isArray(seen)) return false;
    const left = expected as Record<string, unknown>;
    const right = seen as Record<string, unknown>;
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
  }
  return expected === seen;
}

const deviceKeys: Readonly<Record<string, keyof Device>> = {
  name: 'name',
  manufacturer: 'manufacturer',
  model: 'model',
  model_id: 'modelId',
  hw_version: 'hwVersion',
  sw_version: 'swVersion',
  serial_number: 'serialNumber',
  suggested_area: 'area',
  configuration_url: 'configurationUrl',
  connections: 'connections',
};

function compareDevice(expected: Readonly<Record<string, unknown>>, device: Device, all: readonly Device[]): string | undefined {
  for (const [key, value] of Object.entries(expected)) {
    let seen: unknown;
    if (key === 'identifiers') {
      if (!same([...(value as string[])].sort(), [...device.identifiers].sort())) return `device.identifiers ${device.identifiers}`;
      continue;
    }
    if (key === 'via_device') {
      const parent = all.find((each) => each.id === device.viaDevice);
      if (device.viaDevice !== value && parent?.identifiers.includes(String(value)) !== true) return `device.via_device ${device.viaDevice}`;
      continue;
    }
    const name = deviceKeys[key];
    if (name === undefined) return `device.${key} is not known to the runner`;
    seen = device[name];
    if (!same(value, seen)) return `device.${key} is ${JSON.stringify(seen)}, not ${JSON.stringify(value)}`;
  }
  return undefined;
}

/** The first difference, or undefined. */
export function compareEntity(
  expected: Expectation,
  entity: Entity | undefined,
  devices: readonly Device[],
): string | undefined {
  if (entity === undefined) return 'does not exist';
  if (typeof expected.state === 'string' && entity.state !== expected.state) {
    return `state is ${JSON.stringify(entity.state)}, not ${JSON.stringify(expected.state)}`;
  }
  if (typeof expected.state === 'object' && entity.state === expected.state.not) return `state is ${entity.state}`;
  if (expected.available !== undefined && entity.available !== expected.available) return `available is ${entity.available}`;
  for (const [key, value] of Object.entries(expected.attributes ?? {})) {
    const seen = entity.attributes[key];
    if (!same(value, seen)) return `${key} is ${JSON.stringify(seen)}, not ${JSON.stringify(value)}`;
  }
  if (expected.device === undefined) return undefined;
  const device = devices.find((each) => each.id === entity.deviceId);
  return device === undefined ? 'has no device' : compareDevice(expected.device, device, devices);
}

function comparePayload(expected: unknown, seen: string): boolean {
  if (typeof expected === 'string') return expected === seen;
  try {
    return same(expected, JSON.parse(seen));
  } catch {
    return false;
  }
}

/** The publishes have to be exactly these, in this order. */
export function comparePublishes(expected: readonly ExpectedPublish[], seen: readonly SeenPublish[]): string | undefined {
  const fits =
    expected.length === seen.length &&
    expected.every((each, index) => {
      const other = seen[index];
      return (
        other !== undefined &&
        each.topic === other.topic &&
        each.qos === other.qos &&
        each.retain === other.retain &&
        comparePayload(each.payload, other.payload)
      );
    });
  return fits ? undefined : `published ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`;
}
