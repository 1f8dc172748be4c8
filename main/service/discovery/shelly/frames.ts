/** The JSON-RPC frames of Shelly devices, and what is read of them. Pure, lenient. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { type ShellyConfig, type ShellyInfo, source, splitKey } from './model.ts';

const text = z
  .string()
  .min(1)
  .transform((value) => value.slice(0, limits.nameChars))
  .optional()
  .catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const record = z.record(z.string(), z.unknown());

export type Fields = Readonly<Record<string, unknown>>;

export interface Frame {
  readonly src?: string | undefined;
  readonly method?: string | undefined;
  readonly params?: Fields | undefined;
  readonly result?: Fields | undefined;
}

const frameSchema = z.object({
  src: text,
  method: text,
  params: record.optional().catch(undefined),
  result: record.optional().catch(undefined),
});

/** A notification or an answer; undefined when it is none. */
export function parseFrame(json: unknown): Frame | undefined {
  const parsed = frameSchema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** The frame of a question; the answer comes on `<prefix>/inglenook[/about]/rpc`. */
export function question(prefix: string, method: string, about?: string): string {
  const src = about === undefined ? `${prefix}/${source}` : `${prefix}/${source}/${about}`;
  return JSON.stringify({ id: 1, src, method });
}

/** Asks for what a person added to the device, a page of it: the answer is as long as the device has room for. */
export function componentsQuestion(prefix: string, offset = 0): string {
  const params = { offset, include: ['status', 'config'], dynamic_only: true };
  return JSON.stringify({ id: 1, src: `${prefix}/${source}`, method: 'Shelly.GetComponents', params });
}

const infoSchema = z
  .object({
    id: text,
    mac: text,
    name: text,
    app: text,
    model: text,
    ver: text,
    gen: z.number().optional().catch(undefined),
  })
  .transform(({ ver, gen, ...rest }): ShellyInfo => ({ ...rest, version: ver, generation: gen }));

/** The result of `Shelly.GetDeviceInfo`. */
export function parseInfo(result: Fields): ShellyInfo {
  return infoSchema.safeParse(result).data ?? {};
}

const number = z.number().optional().catch(undefined);
const formula = z.object({ unit: text }).optional().catch(undefined);

const configSchema = z
  .object({
    name: text,
    type: text,
    ct_range: z.tuple([z.number(), z.number()]).optional().catch(undefined),
    addr: text,
    obj_id: number,
    idx: number,
    min: number,
    max: number,
    max_len: number,
    options: z.array(z.string()).max(limits.shellyFields).optional().catch(undefined),
    meta: z
      .object({
        ui: z.object({
          view: text,
          unit: text,
          step: number,
          titles: z.record(z.string(), z.string().nullable()).optional().catch(undefined),
        }),
      })
      .optional()
      .catch(undefined),
    xpercent: formula,
    xvoltage: formula,
    xcounts: formula,
    xfreq: formula,
  })
  .transform(
    ({ name, type, ct_range: range, addr, obj_id, idx, max_len, meta, ...rest }): ShellyConfig => ({
      name,
      type,
      range,
      address: addr?.toLowerCase(),
      objectId: obj_id,
      index: idx,
      min: rest.min,
      max: rest.max,
      maxLength: max_len,
      options: rest.options,
      ...meta?.ui,
      ownUnits: {
        xpercent: rest.xpercent?.unit,
        xvoltage: rest.xvoltage?.unit,
        xtotal: rest.xcounts?.unit,
        xfreq: rest.xfreq?.unit,
      },
    }),
  );

/** The config of one component; empty where it is none. */
export function parseComponentConfig(value: unknown): ShellyConfig {
  return configSchema.safeParse(value).data ?? {};
}

const deviceSchema = z.object({
  sys: z
    .object({ device: z.object({ name: text, mac: text }) })
    .optional()
    .catch(undefined),
  mqtt: z.object({ status_ntf: flag, rpc_ntf: flag }).optional().catch(undefined),
});

export interface DeviceConfig {
  readonly name: string | undefined;
  readonly mac: string | undefined;
  /** Publishes states on `status` topics. */
  readonly statusTopics: boolean | undefined;
  /** Publishes notifications on `events/rpc`. */
  readonly notifications: boolean | undefined;
  readonly components: ReadonlyMap<string, ShellyConfig>;
}

/** The result of `Shelly.GetConfig`. */
export function parseDeviceConfig(result: Fields): DeviceConfig {
  const device = deviceSchema.safeParse(result).data;
  const components = new Map<string, ShellyConfig>();
  for (const [key, value] of Object.entries(result)) {
    const parsed = configSchema.safeParse(value);
    if (splitKey(key)[1] === undefined || !parsed.success) continue;
    if (components.size < limits.shellyComponents) components.set(key, parsed.data);
  }
  return {
    name: device?.sys?.device.name,
    mac: device?.sys?.device.mac,
    statusTopics: device?.mqtt?.status_ntf,
    notifications: device?.mqtt?.rpc_ntf,
    components,
  };
}

/** Status objects of components by key, of `Shelly.GetStatus` or a notification. */
export function statusesIn(fields: Fields): ReadonlyMap<string, Fields> {
  const statuses = new Map<string, Fields>();
  for (const [key, value] of Object.entries(fields)) {
    const parsed = record.safeParse(value);
    if (splitKey(key)[0] === '' || !parsed.success) continue;
    if (statuses.size < limits.shellyComponents) statuses.set(key, parsed.data);
  }
  return statuses;
}

/** Names of the fields that say something, one level deep: `output`, `aenergy.total`. Null says nothing. */
export function fieldsOf(status: Fields): string[] {
  const names: string[] = [];
  for (const [name, value] of Object.entries(status)) {
    if (value === null || value === undefined) continue;
    names.push(name);
    const inner = record.safeParse(value);
    if (!inner.success) continue;
    for (const [innerName, each] of Object.entries(inner.data)) {
      if (each !== null && each !== undefined) names.push(`${name}.${innerName}`);
    }
  }
  return names.slice(0, limits.shellyFields);
}

const eventsSchema = z.object({ events: z.array(z.object({ event: z.string(), component: text })) });

/** What a notification tells of: the event, and the component that it happened at. */
function eventsIn(frame: Frame): ReadonlyArray<{ readonly event: string; readonly component?: string }> {
  const parsed = eventsSchema.safeParse(frame.params);
  if (!parsed.success) return [];
  return parsed.data.events.map(({ event, component }) => ({ event, ...(component !== undefined && { component }) }));
}

const configEvents: ReadonlySet<string> = new Set(['config_changed', 'component_added', 'component_removed']);

/** Whether a notification says that the device was configured anew. */
export function saysConfigChanged(frame: Frame): boolean {
  return eventsIn(frame).some(({ event }) => configEvents.has(event));
}

/** Presses of buttons that are heard over Bluetooth, as a field of the status of what was pressed. */
export function pressedIn(frame: Frame): Fields {
  const pressed = eventsIn(frame).filter(
    ({ event, component }) => /_(?:push|press)$/.test(event) && component !== undefined,
  );
  return Object.fromEntries(
    pressed.flatMap(({ component = '' }) =>
      component.startsWith('bthomedevice:') ? [[component, { event: true }]] : [],
    ),
  );
}
