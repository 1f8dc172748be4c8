/** Tasmota's discovery: `tasmota/discovery/<mac>/config` and `/sensors` (its documentation, "Tasmota device discovery"). */
import { z } from 'zod';

const bit = z
  .union([z.number(), z.boolean()])
  .transform((value) => Number(value) !== 0)
  .catch(false);

const text = (fallback: string) => z.string().catch(fallback);

const numbers = z.array(z.number().int().catch(0)).catch([]);

const names = z.array(z.string().nullable().catch(null)).catch([]);

/** Part of a topic: no wildcard that would make it listen elsewhere. */
const topicPart = z
  .string()
  .min(1)
  .refine((value) => !/[+#\0]/.test(value));

const configSchema = z.object({
  ip: text(''),
  dn: text('Tasmota'),
  fn: names,
  hn: z.string().catch(''),
  mac: z.string().regex(/^[0-9A-Fa-f]{12}$/),
  md: text(''),
  ty: bit,
  if: bit,
  ofln: text('Offline'),
  onln: text('Online'),
  state: z.tuple([z.string(), z.string(), z.string(), z.string()]).catch(['OFF', 'ON', 'TOGGLE', 'HOLD']),
  sw: text(''),
  t: topicPart,
  ft: topicPart,
  tp: z.tuple([topicPart, topicPart, topicPart]),
  rl: numbers,
  swc: numbers,
  swn: names,
  btn: numbers,
  so: z.record(z.string(), z.unknown()).catch({}),
  lk: bit,
  lt_st: z.number().int().catch(0),
  bat: bit,
  dslp: bit,
  sho: numbers,
  sht: z.array(z.tuple([z.number().int(), z.number().int(), z.number().int()]).catch([0, 0, 0])).catch([]),
});

export interface TasmotaConfig {
  readonly ip: string;
  readonly name: string;
  readonly friendlyNames: readonly (string | null)[];
  /** Twelve digits in upper case. */
  readonly mac: string;
  readonly model: string;
  readonly isTuya: boolean;
  readonly isFan: boolean;
  readonly offline: string;
  readonly online: string;
  readonly states: { readonly off: string; readonly on: string; readonly toggle: string; readonly hold: string };
  readonly version: string;
  readonly topics: Topics;
  /** Per output: 0 none, 1 relay, 2 light, 3 half of a shutter. */
  readonly relays: readonly number[];
  /** Switch modes; -1 for none. */
  readonly switches: readonly number[];
  readonly switchNames: readonly (string | null)[];
  readonly buttons: readonly number[];
  /** A SetOption by its number. */
  option(number: number): boolean;
  /** Colour and white are one light. */
  readonly isLinked: boolean;
  /** 0 none, 1 dimmer, 2 white of two temperatures, 3 RGB, 4 RGBW, 5 RGB and white of two temperatures. */
  readonly lightType: number;
  readonly hasBattery: boolean;
  /** It goes to sleep between reports. */
  readonly sleeps: boolean;
  readonly shutterOptions: readonly number[];
  /** Least and greatest tilt, and its duration; a duration of 0 means that there is no tilt. */
  readonly shutterTilts: ReadonlyArray<readonly [min: number, max: number, duration: number]>;
}

export interface Topics {
  /** Each ends with a slash; the command or the kind of message follows. */
  readonly command: string;
  readonly stat: string;
  readonly tele: string;
  /** Matches what comes from the device, `stat` and `tele` alike. */
  readonly anything: string;
}

/** The full topic with the placeholders of Tasmota's `FullTopic` filled in. */
function topicsOf(data: z.infer<typeof configSchema>): Topics {
  const whole = data.ft.endsWith('/') ? data.ft : `${data.ft}/`;
  const filled = whole
    .replaceAll('%hostname%', data.hn)
    .replaceAll('%id%', data.mac.slice(-6))
    .replaceAll('%topic%', data.t);
  const [command, stat, tele] = data.tp.map((prefix) => filled.replaceAll('%prefix%', prefix)) as [
    string,
    string,
    string,
  ];
  // A wildcard has to fill a level. Where no other level names the device, it would bring those of others: only what
  // `stat` says is read then.
  const levels = filled.split('/').map((level) => (level.includes('%prefix%') ? '+' : level));
  const names = [data.t, data.hn, data.mac.slice(-6)].filter((name) => name !== '');
  const isOwn = levels.some((level) => names.some((name) => level.includes(name)));
  return { command, stat, tele, anything: isOwn ? `${levels.join('/')}+` : `${stat}+` };
}

/** A reason in words, when the message is no description of a device. */
export function parseConfig(json: unknown): TasmotaConfig | string {
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue === undefined || issue.path.length === 0
      ? 'payload: must be a JSON object'
      : `${issue.path.join('.')}: ${issue.message}`;
  }
  const { data } = parsed;
  const [off, on, toggle, hold] = data.state;
  const options = new Map(Object.entries(data.so));
  return {
    ip: data.ip,
    name: data.dn === '' ? 'Tasmota' : data.dn,
    friendlyNames: data.fn,
    mac: data.mac.toUpperCase(),
    model: data.md,
    isTuya: data.ty,
    isFan: data.if,
    offline: data.ofln,
    online: data.onln,
    states: { off, on, toggle, hold },
    version: data.sw,
    topics: topicsOf(data),
    relays: data.rl,
    switches: data.swc,
    switchNames: data.swn,
    buttons: data.btn,
    option: (number) => Number(options.get(String(number)) ?? 0) !== 0,
    isLinked: data.lk,
    lightType: data.lt_st,
    hasBattery: data.bat,
    sleeps: data.dslp,
    shutterOptions: data.sho,
    shutterTilts: data.sht,
  };
}

const sensorsSchema = z.object({ sn: z.record(z.string(), z.unknown()) });

/** The readings of a device as an example of its telemetry; undefined when there are none. */
export function parseSensors(json: unknown): Readonly<Record<string, unknown>> | undefined {
  const parsed = sensorsSchema.safeParse(json);
  return parsed.success ? parsed.data.sn : undefined;
}
