/** Differences that are wanted, each with its reason. A new one is either mended or listed here. */
import type { Difference } from './compare.ts';

interface Explanation {
  readonly why: string;
  covers(difference: Difference): boolean;
}

/** The shown state and attributes of a `state` difference. */
function stateOf(text: string): unknown {
  return (JSON.parse(text) as unknown[])[0];
}

function isState(component: string, theirs: string, ours: string) {
  return ({ facet, entity, theirs: left, ours: right }: Difference) =>
    facet === 'state' && entity.startsWith(`${component} `) && stateOf(left) === theirs && stateOf(right) === ours;
}

/** The same but for one field. */
function isSameWithout(field: string, { theirs, ours }: Difference): boolean {
  const without = (text: string) => JSON.stringify({ ...(JSON.parse(text) as object), [field]: undefined });
  return without(theirs) === without(ours);
}

/** Thermostats with a mode for emergency heating. */
const emergencyHeaters = /3157100|3156105|SLR2|thermostat_fancoil/;

const explanations: readonly Explanation[] = [
  {
    why: 'bridge/devices does not tell the version of the hardware',
    covers: (each) => each.facet === 'device' && isSameWithout('hwVersion', each),
  },
  {
    why: 'each action of a remote is a trigger from the start, not once it was first pressed',
    covers: ({ facet, entity }) => facet === 'extra' && entity.startsWith('device_automation action_'),
  },
  {
    why: 'what Zigbee2MQTT can be told about a device is among the settings of the device; its extension leaves it out',
    covers: ({ facet }) => facet === 'setting of the device',
  },
  {
    why: "no picture from the internet: the extension's updates show Zigbee2MQTT's logo",
    covers: ({ facet, entity }) => facet === 'picture' && entity === 'update update',
  },
  {
    why: 'a text sensor that has nothing to say is unknown, not an empty text',
    covers: isState('sensor', '', 'unknown'),
  },
  {
    why: 'a switch that was never reported is unknown, not off',
    covers: isState('switch', 'off', 'unknown'),
  },
  {
    why: 'a text that was never reported is unknown, not the word None',
    covers: isState('text', 'None', 'unknown'),
  },
  {
    why: 'an option `none` is shown as chosen; Home Assistant takes it for unknown',
    covers: ({ facet, entity, theirs, ours }) =>
      facet === 'state' &&
      entity.startsWith('select ') &&
      stateOf(theirs) === 'unknown' &&
      /^none$/i.test(String(stateOf(ours))),
  },
  {
    why: 'a thermostat that reported nothing yet is unknown, not off',
    covers: isState('climate', 'off', 'unknown'),
  },
  {
    why: 'several set-points of one kind keep the names that tell them apart',
    covers: ({ facet, entity }) => facet === 'name' && entity.startsWith('number '),
  },
  {
    why: 'readings of one kind say at which endpoint',
    covers: ({ facet, theirs, ours }) =>
      facet === 'name' && ours.startsWith(theirs.slice(0, -1)) && ours.length > theirs.length + 1,
  },
  {
    why: 'a value that a definition lists twice can be chosen once',
    covers: ({ facet, theirs, ours }) =>
      facet === 'attribute options' && ours === JSON.stringify([...new Set(JSON.parse(theirs) as string[])]),
  },
  {
    why: 'icons that are misspelt there',
    covers: ({ facet, theirs, ours }) => facet === 'icon' && ours === `"mdi:${theirs.slice(1).replace(/^mdi: /, '')}`,
  },
  {
    why: 'some settings are such only where they are described by another type of expose',
    covers: ({ facet, entity, ours }) =>
      /^(category|icon)$/.test(facet) && entity === 'switch switch_comfort_smiley' && ours !== 'none',
  },
  {
    why: 'Home Assistant knows no emergency heating',
    covers: ({ device, facet, entity, theirs, ours }) =>
      (facet === 'attribute hvac_modes' && theirs.replace(',"emergency_heating"', '') === ours) ||
      // It shows nothing further while it hears of such a mode.
      (facet === 'state' && entity.startsWith('climate ') && emergencyHeaters.test(device)),
  },
  {
    why: 'actions with a wildcard are events too; the extension knows those of scenes and regions',
    covers: ({ facet, entity, theirs, ours }) =>
      entity === 'event action' &&
      (facet === 'attribute event_types' || facet === 'state') &&
      (theirs !== 'none' || ours !== 'none'),
  },
  {
    why: 'a property that a definition exposes twice is there twice; of the extension the second replaces the first',
    covers: ({ facet, entity }) => facet === 'extra' && /_2$/.test(entity),
  },
  {
    why: 'a select has no device class, by which the extension leaves it without a name',
    covers: ({ facet, entity, theirs }) =>
      facet === 'name' && entity.startsWith('select ') && theirs.endsWith('MQTT Select"'),
  },
  {
    why: 'Home Assistant refuses these: a switch with the device class of a binary sensor',
    covers: ({ facet, entity, theirs }) =>
      (facet === 'refused' && entity.startsWith('switch ') && theirs.startsWith('device_class')) ||
      (facet === 'extra' && /^switch switch_(?:window_open|contact|vibration)$/.test(entity)),
  },
];

/** Why two announcements differ here; undefined where nobody knows. */
export function explanationOf(difference: Difference): string | undefined {
  return explanations.find((each) => each.covers(difference))?.why;
}
