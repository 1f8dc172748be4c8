/** What Shelly devices of the first generation say of themselves: `announce` and `info`. Pure, lenient. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';

const text = z
  .string()
  .min(1)
  .transform((value) => value.slice(0, limits.nameChars))
  .optional()
  .catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const channels = z.array(z.unknown()).max(16).optional().catch(undefined);

const announceSchema = z
  .object({ id: z.string().min(1).max(limits.nameChars), mac: text, model: text, fw_ver: text, ip: text, mode: text })
  // Some early firmware names its topic.
  .transform(({ id, fw_ver: firmware, ...rest }) => ({ ...rest, id: id.replace(/^shellies\//, ''), firmware }));

/** What a device says when it is asked who is there. */
export type Announce = z.infer<typeof announceSchema>;

/** Undefined when it is none: later generations may be taught to announce themselves here, and name theirs. */
export function parseAnnounce(json: unknown): Announce | undefined {
  if (z.object({ gen: z.number().min(2) }).safeParse(json).success) return undefined;
  const announce = announceSchema.safeParse(json).data;
  return announce === undefined || /[/+#]/.test(announce.id) ? undefined : announce;
}

const infoSchema = z.object({
  mac: z.string().regex(/^[0-9a-f]{12}$/i),
  mode: text,
  relays: channels,
  rollers: z
    .array(z.object({ positioning: flag }))
    .max(4)
    .optional()
    .catch(undefined),
  lights: channels,
  emeters: channels,
  meters: channels,
  inputs: z
    .array(z.object({ event_cnt: number }))
    .max(16)
    .optional()
    .catch(undefined),
  adcs: channels,
  valves: z
    .array(z.object({ state: text }))
    .max(4)
    .optional()
    .catch(undefined),
  ext_temperature: z.record(z.string().regex(/^\d$/), z.unknown()).optional().catch(undefined),
  ext_humidity: z.record(z.string().regex(/^\d$/), z.unknown()).optional().catch(undefined),
  ext_switch: z.record(z.string().regex(/^\d$/), z.unknown()).optional().catch(undefined),
  tmp: z.object({ value: z.number() }).optional().catch(undefined),
});

/** The parts of a device's whole status that tell what it is made of. */
export interface Info {
  readonly mac: string;
  readonly mode: string | undefined;
  readonly relays: number;
  /** Whether each roller knows its position. */
  readonly rollers: readonly boolean[];
  readonly lights: number;
  readonly emeters: number;
  /** How often each input was used since the device started. */
  readonly inputs: readonly number[];
  readonly adcs: number;
  readonly hasValve: boolean;
  readonly temperatures: readonly string[];
  readonly humidities: readonly string[];
  readonly switches: readonly string[];
  readonly hasTemperature: boolean;
}

/** The message on `info`; undefined when it is none. */
export function parseInfo(json: unknown): Info | undefined {
  const info = infoSchema.safeParse(json).data;
  if (info === undefined) return undefined;
  return {
    mac: info.mac.toLowerCase(),
    mode: info.mode,
    relays: info.relays?.length ?? 0,
    rollers: (info.rollers ?? []).map(({ positioning }) => positioning !== false),
    lights: info.lights?.length ?? 0,
    emeters: info.emeters?.length ?? 0,
    inputs: (info.inputs ?? []).map(({ event_cnt: count }) => count ?? 0),
    adcs: info.adcs?.length ?? 0,
    hasValve: (info.valves ?? []).some(({ state }) => state !== undefined && state !== 'not_connected'),
    temperatures: Object.keys(info.ext_temperature ?? {}),
    humidities: Object.keys(info.ext_humidity ?? {}),
    switches: Object.keys(info.ext_switch ?? {}),
    hasTemperature: info.tmp !== undefined,
  };
}

/** `1.14.0` of `20230913-112003/v1.14.0-gcb84623`. */
export function versionOf(firmware: string | undefined): string | undefined {
  return firmware === undefined
    ? undefined
    : (/\/v?([^@/]+?)(?:-g[0-9a-f]+)?(?:@.*)?$/.exec(firmware)?.[1] ?? firmware);
}
