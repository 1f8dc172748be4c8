/** A WLED light as items of discovery (kno.wled.ge, "MQTT", and the XML of its HTTP API). Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';

export interface WledDevice {
  /** Its topic: by default the last six digits of its address, below `wled/`. */
  readonly base: string;
  /** What its settings call it; it says so in its XML. */
  readonly name: string | undefined;
  /** It drives a white channel. */
  readonly hasWhite: boolean;
}

const ownTopic = /^wled\/[^/]+$/;

/** Whether a topic is one that it gave itself. */
export function isOwnTopic(base: string): boolean {
  return ownTopic.test(base);
}

/** Effects have numbers, and over MQTT no names; these are there in all builds of recent versions. */
const effectCount = 187;
const effects: readonly string[] = Object.freeze(Array.from({ length: effectCount }, (_, index) => String(index)));

/** The expression that reads a number out of the XML. */
function field(tag: string): string {
  return `value | regex_findall_index('<${tag}>(-?[0-9]+)</${tag}>')`;
}

/** `#RRGGBB`, or `#WWRRGGBB` while white is on: channels count from the end. */
const red = 'value[-6:-4] | int(base=16)';
const green = 'value[-4:-2] | int(base=16)';
const blue = 'value[-2:] | int(base=16)';
const white = '(value[1:-6] or "0") | int(base=16)';

function colourConfig(base: string, hasWhite: boolean): RawConfig {
  const mode = hasWhite ? 'rgbw' : 'rgb';
  const channels = [red, green, blue, ...(hasWhite ? [white] : [])].map((channel) => `{{ ${channel} }}`);
  const command = hasWhite
    ? "{{ '#%02X%02X%02X%02X' | format(white, red, green, blue) }}"
    : "{{ '#%02X%02X%02X' | format(red, green, blue) }}";
  return {
    [`${mode}_state_topic`]: `${base}/c`,
    [`${mode}_value_template`]: channels.join(','),
    [`${mode}_command_topic`]: `${base}/col`,
    [`${mode}_command_template`]: command,
  };
}

function lightConfig(base: string, hasWhite: boolean): RawConfig {
  return {
    name: null,
    command_topic: base,
    state_topic: `${base}/g`,
    state_value_template: "{{ 'OFF' if value | int == 0 else 'ON' }}",
    // ON brings back the last brightness: the wanted one has to come after it.
    on_command_type: 'first',
    brightness_command_topic: base,
    brightness_state_topic: `${base}/g`,
    ...colourConfig(base, hasWhite),
    effect_command_topic: `${base}/api`,
    effect_command_template: 'FX={{ value }}',
    effect_state_topic: `${base}/v`,
    effect_value_template: `{{ ${field('fx')} }}`,
    effect_list: effects,
  };
}

/** Parameters of the HTTP API that are numbers, with their tag in the XML. */
const numbers = [
  { id: 'preset', name: 'Preset', parameter: 'PL', tag: 'ps', max: 250, icon: 'mdi:format-list-numbered' },
  { id: 'speed', name: 'Effect speed', parameter: 'SX', tag: 'sx', max: 255, icon: 'mdi:speedometer' },
  { id: 'intensity', name: 'Effect intensity', parameter: 'IX', tag: 'ix', max: 255, icon: 'mdi:contrast-circle' },
  { id: 'palette', name: 'Palette', parameter: 'FP', tag: 'fp', max: 255, icon: 'mdi:palette' },
] as const;

export function mapWledDevice({ base, name, hasWhite }: WledDevice): Announcement[] {
  const last = base.slice(base.lastIndexOf('/') + 1);
  const id = isOwnTopic(base) ? last : base;
  const isMac = /^[0-9a-f]{12}$/i.test(last);
  const shared = {
    device: {
      identifiers: [`wled_${id}`],
      ...(isMac && { connections: [['mac', last]] }),
      name: name ?? `WLED ${last}`,
      manufacturer: 'WLED',
    },
    availability_topic: `${base}/status`,
  };
  const item = (component: string, part: string, config: RawConfig): Announcement => ({
    component,
    // Ids of Home Assistant's discovery hold no slash: the two cannot clash.
    discoveryId: `${base}/${part}`,
    objectId: part,
    nodeId: id.replaceAll('/', '_'),
    raw: { ...config, ...shared, unique_id: `wled_${id}_${part}` },
  });
  return [
    item('light', 'light', lightConfig(base, hasWhite)),
    ...numbers.map(({ id: part, name: label, parameter, tag, max, icon }) =>
      item('number', part, {
        name: label,
        icon,
        entity_category: 'config',
        state_topic: `${base}/v`,
        // No preset is 0, or -1 in older versions.
        value_template: tag === 'ps' ? `{{ [${field(tag)} | int, 0] | max }}` : `{{ ${field(tag)} }}`,
        command_topic: `${base}/api`,
        command_template: `${parameter}={{ value }}`,
        min: 0,
        max,
      }),
    ),
  ];
}
