/** Maps a device or a group of Zigbee2MQTT to announcements in the vocabulary of Home Assistant's discovery. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import { field, shownValue } from '../template-text.ts';
import {
  announce,
  availabilityOf,
  type BridgeContext,
  bridgeIdentifier,
  encodedBase,
  frontendPage,
  type Owner,
} from './announce.ts';
import { climateEntries } from './climate.ts';
import { coverEntries } from './cover.ts';
import { type Entry, mainName, type Subject, setTopic, withEndpoint, withoutEndpoint } from './entry.ts';
import { type Expose, featureOf, labelOf, type OwnHints } from './exposes.ts';
import { lastSeenEntry, sceneEntries, updateEntry } from './extras.ts';
import { fanEntries } from './fan.ts';
import { keepsName, switchHints } from './hints.ts';
import { lightEntries } from './light.ts';
import type { BridgeInfo, ZigbeeDevice, ZigbeeGroup } from './messages.ts';
import { optionEntries } from './options.ts';
import { binaryEntries, enumEntries, numericEntries, textEntries } from './property.ts';

/** Entries of one expose. Unknown types have none. */
function entriesOf(subject: Subject, expose: Expose): Entry[] {
  const { endpoint } = expose;
  switch (expose.type) {
    case 'light':
      return lightEntries(subject, [expose], endpoint);
    case 'switch':
      return stateEntries(subject, 'switch', expose);
    case 'lock':
      return stateEntries(subject, 'lock', expose);
    case 'cover':
      return coverEntries(subject, [expose], endpoint);
    case 'climate':
      return climateEntries(subject, expose);
    case 'fan':
      return fanEntries(subject, expose);
    case 'binary':
      return binaryEntries(subject, expose);
    case 'numeric':
      return numericEntries(subject, expose);
    case 'enum':
      return enumEntries(subject, expose);
    case 'text':
    case 'list':
    case 'composite':
      return textEntries(subject, expose);
    default:
      return [];
  }
}

/** Switches and locks: one state that is the device's own, or one beside it such as `valve_detection`. */
function stateEntries(subject: Subject, component: 'switch' | 'lock', expose: Expose): Entry[] {
  const state = featureOf(expose, 'state', 'binary') ?? expose.features.find((each) => each.type === 'binary');
  if (state?.value_on === undefined || state.value_off === undefined) return [];
  const { endpoint } = expose;
  const property = subject.property(state);
  const isMain = withoutEndpoint(state) === 'state';
  const [on, off] = [String(state.value_on), String(state.value_off)];
  const isBoolean = typeof state.value_on === 'boolean';
  return [
    {
      component,
      objectId: isMain ? withEndpoint(component, endpoint) : property,
      raw: {
        name: isMain ? mainName(endpoint) : expose.label || labelOf(property),
        ...(!isMain && switchHints(property)),
        state_topic: subject.topic,
        value_template: isBoolean ? `{{ ${field(property)} | string | lower }}` : shownValue(property),
        command_topic: setTopic(subject, endpoint, isMain && !isBoolean ? undefined : property),
        ...(component === 'switch'
          ? { payload_on: on, payload_off: off, reads_flags: true }
          : { payload_lock: on, payload_unlock: off, state_locked: on, state_unlocked: off }),
      },
    },
  ];
}

/** What holds for all entries of an expose: its category and name, and that readings are no settings. */
function finished(expose: Expose, given: Entry): Entry {
  if (given.component === 'device_automation') return given;
  const own = expose.homeassistant;
  const entry = own === undefined ? given : hinted(given, own);
  const { component, raw } = entry;
  let category = own?.entityCategory ?? expose.category ?? raw.entity_category;
  if (category === 'config' && (component === 'sensor' || component === 'binary_sensor')) category = 'diagnostic';
  if (component === 'event') category = undefined;
  return { ...entry, raw: { ...named(expose, entry), entity_category: category } };
}

/** A definition may say itself how it wants to be shown. */
function hinted({ component, objectId, raw }: Entry, own: OwnHints): Entry {
  const { value_template: given, ...rest } = raw;
  const template = own.valueTemplate === undefined ? given : own.valueTemplate;
  return {
    component: own.type ?? component,
    objectId,
    raw: {
      ...rest,
      ...(template !== null && template !== undefined && { value_template: template }),
      ...(own.schema !== undefined && { schema: own.schema }),
      ...(own.name !== undefined && { name: own.name }),
      ...(own.icon !== undefined && { icon: own.icon }),
      ...(own.deviceClass !== undefined && { device_class: own.deviceClass }),
      ...(own.enabledByDefault !== undefined && { enabled_by_default: own.enabledByDefault }),
      // What is switched on by itself is pressed as a button.
      ...(own.type === 'button' && raw.payload_on !== undefined && { payload_press: raw.payload_on }),
    },
  };
}

/**
 * A device class names a reading better than its property does. Of those of an endpoint it says which; a set-point keeps
 * its own name, for a device has several of a kind.
 */
function named(expose: Expose, { component, raw }: Entry): RawConfig {
  const { device_class: deviceClass, name, ...nameless } = raw;
  const isOwn = typeof deviceClass !== 'string' || name === null || component === 'number' || keepsName(expose.name);
  if (isOwn) return raw;
  if (expose.endpoint === undefined) return { ...nameless, device_class: deviceClass };
  return { ...nameless, device_class: deviceClass, name: `${wordsOf(deviceClass)} ${expose.endpoint}` };
}

function wordsOf(deviceClass: string): string {
  const words = deviceClass.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function viaBridge({ coordinator }: BridgeContext): RawConfig {
  return coordinator === undefined ? {} : { via_device: bridgeIdentifier(coordinator) };
}

function isTracked(info: BridgeInfo | undefined, ieee: string): boolean {
  return info?.availabilityOf.get(ieee) ?? info?.availability ?? false;
}

/** Everything a device has. The coordinator and unsupported devices have nothing. */
export function mapDevice(context: BridgeContext, device: ZigbeeDevice): Announcement[] {
  const { definition, ieee, name } = device;
  if (definition === undefined || device.type === 'Coordinator') return [];
  const { base, info } = context;
  const subject: Subject = {
    topic: `${base}/${name}`,
    exposes: definition.exposes,
    model: definition.model,
    options: new Set(definition.options.map(({ name: option }) => option)),
    property: (feature) => feature.property,
  };
  const owner: Owner = {
    nodeId: ieee,
    uniqueId: ieee,
    device: {
      identifiers: [`zigbee2mqtt_${ieee}`],
      name,
      model: definition.description,
      model_id: definition.model,
      manufacturer: definition.vendor,
      sw_version: device.softwareBuild,
      ...viaBridge(context),
      ...frontendPage(info, `device/${ieee}/info`),
    },
    // Of a disabled device nothing comes: a topic that nobody writes to keeps it unavailable until it is enabled.
    availability: availabilityOf(
      device.disabled
        ? [`${subject.topic}/disabled`]
        : [`${base}/bridge/state`, ...(isTracked(info, ieee) ? [`${subject.topic}/availability`] : [])],
    ),
  };
  const lastSeen = info?.lastSeen ?? 'disable';
  return announce(context, owner, [
    ...definition.exposes.flatMap((expose) => entriesOf(subject, expose).map((entry) => finished(expose, entry))),
    ...(lastSeen === 'disable' ? [] : [lastSeenEntry(subject, lastSeen)]),
    ...(definition.supportsOta ? [updateEntry(base, subject, ieee)] : []),
    ...sceneEntries(subject, device.scenes),
    ...optionEntries(base, ieee, definition.options),
  ]);
}

/** Types that make sense for several devices together. */
const groupTypes = ['light', 'switch', 'lock', 'cover'] as const;

/** What the members of a group can do together. An empty group has nothing. */
export function mapGroup(
  context: BridgeContext,
  group: ZigbeeGroup,
  devices: ReadonlyMap<string, ZigbeeDevice>,
): Announcement[] {
  const { base, info } = context;
  const members = group.members.flatMap((ieee) => devices.get(ieee) ?? []);
  if (group.members.length === 0) return [];
  const exposes = members.flatMap((each) => each.definition?.exposes ?? []);
  const subject: Subject = { topic: `${base}/${group.name}`, exposes, property: withoutEndpoint };
  const entries = groupTypes.flatMap((type): Entry[] => {
    const same = exposes.filter((each) => each.type === type);
    const [first] = same;
    if (first === undefined) return [];
    if (type === 'light') return lightEntries(subject, same, undefined);
    if (type === 'cover') return coverEntries(subject, same, undefined);
    return stateEntries(subject, type, { ...first, endpoint: undefined });
  });
  const isTrackedWhole = members.length > 0 && members.every(({ ieee }) => isTracked(info, ieee));
  const owner: Owner = {
    nodeId: `${encodedBase(base)}_${group.id}`,
    uniqueId: String(group.id),
    device: {
      identifiers: [`zigbee2mqtt_${encodedBase(base)}_${group.id}`],
      name: group.name,
      model: 'Group',
      manufacturer: 'Zigbee2MQTT',
      ...(info !== undefined && { sw_version: `Zigbee2MQTT ${info.version}` }),
      ...viaBridge(context),
      ...frontendPage(info, `group/${group.id}`),
    },
    availability: availabilityOf([
      `${base}/bridge/state`,
      ...(isTrackedWhole ? [`${subject.topic}/availability`] : []),
    ]),
  };
  return announce(context, owner, [...entries, ...sceneEntries(subject, group.scenes)]);
}
