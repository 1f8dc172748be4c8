/** What the entities of a Tasmota device have in common. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import { literal } from '../template-text.ts';
import type { TasmotaConfig } from './messages.ts';

/** One entity; `endpoint` and `index` make its id, as in Home Assistant's own integration. */
export interface Entry {
  readonly component: string;
  /** `relay`, `light`, `shutter`, `sensor` ... */
  readonly endpoint: string;
  readonly index: string | number;
  readonly raw: RawConfig;
  /** What the id says instead of the component, where Home Assistant does. */
  readonly kind?: string;
}

/**
 * A template over messages that the entity shares with others, commands among them: `s` is the message or what a
 * status answer wraps, and the text is empty, which means nothing to any platform, if the message is about other things.
 */
export function ofState(body: string): string {
  return inside('StatusSTS', body);
}

/** The same for readings. */
export function ofSensors(body: string): string {
  return inside('StatusSNS', body);
}

function inside(wrapper: string, body: string): string {
  return `{% if value_json is mapping %}{% set s = value_json['${wrapper}'] | default(value_json) %}${body}{% endif %}`;
}

/** Follows a path from `s`; absent parts end in an empty text. */
export function along(path: readonly (string | number)[]): string {
  return path.reduce<string>((from, step) => {
    const key = typeof step === 'number' ? String(step) : literal(step);
    return `(${from}[${key}] | default(''))`;
  }, 's');
}

export function announce(config: TasmotaConfig, entries: readonly Entry[]): Announcement[] {
  const { mac } = config;
  const device = {
    connections: [['mac', mac]],
    // Older versions announce themselves to Home Assistant under the last half of the address.
    identifiers: [mac.slice(-6)],
    name: config.name,
    manufacturer: 'Tasmota',
    ...(config.model !== '' && { model: config.model }),
    ...(config.version !== '' && { sw_version: config.version }),
    ...(URL.canParse(`http://${config.ip}/`) && config.ip !== '' && { configuration_url: `http://${config.ip}/` }),
  };
  // A device that sleeps is away most of the time, and its last readings hold.
  const availability = config.sleeps
    ? {}
    : {
        availability_topic: `${config.topics.tele}LWT`,
        payload_available: config.online,
        payload_not_available: config.offline,
      };
  return entries.map(({ component, endpoint, index, raw, kind }) => {
    const objectId = `${kind ?? component}_${endpoint}_${index}`;
    return {
      component,
      discoveryId: `tasmota/${mac} ${objectId}`,
      objectId,
      nodeId: mac,
      raw: {
        ...(component !== 'device_automation' && { unique_id: `${mac}_${objectId}`, ...availability }),
        ...raw,
        device,
      },
    };
  });
}
