/** Entities of tests, which know their platform only as they run. */
import type { Entity, EntityRecord } from '../../main/service/model/entities.ts';

/** Static attributes, and the facts that the service gives beside them. */
const factNames: Readonly<Record<string, string>> = {
  available_modes: 'modes',
  available_tones: 'tones',
  code_arm_required: 'codeArmRequired',
  code_format: 'codeFormat',
  effect_list: 'effects',
  event_types: 'eventTypes',
  fan_modes: 'fanModes',
  fan_speed_list: 'fanSpeeds',
  hvac_modes: 'modes',
  max_color_temp_kelvin: 'maxKelvin',
  max_humidity: 'maxHumidity',
  max_temp: 'maxTemp',
  min_color_temp_kelvin: 'minKelvin',
  min_humidity: 'minHumidity',
  min_temp: 'minTemp',
  operation_list: 'modes',
  options: 'options',
  percentage_step: 'percentageStep',
  preset_modes: 'presetModes',
  suggested_display_precision: 'precision',
  supported_color_modes: 'colorModes',
  swing_horizontal_modes: 'swingHorizontalModes',
  swing_modes: 'swingModes',
  target_temp_step: 'step',
  temperature_unit: 'unit',
  unit_of_measurement: 'unit',
};
const ownNames: ReadonlySet<string> = new Set(['min', 'max', 'step', 'mode']);

/** What changes of an entity, whatever its platform is. */
export type EntityChanges = Partial<EntityRecord>;

/** The entity, with the facts that belong to its static attributes; those that are given count more. */
export function entityFrom(record: EntityRecord): Entity {
  const hasOwn = record.platform === 'number' || record.platform === 'text';
  const facts = Object.entries(record.attributes).flatMap(([name, value]) => {
    const fact = factNames[name] ?? (hasOwn && ownNames.has(name) ? name : undefined);
    return fact === undefined ? [] : [[fact, value]];
  });
  return { ...record, capabilities: { ...Object.fromEntries(facts), ...record.capabilities } } as Entity;
}

/** The entity with something changed. */
export function changed(entity: EntityRecord, changes: EntityChanges): Entity {
  return entityFrom({ ...entity, ...changes });
}

/** An entity of a platform that its id names, on the broker `home`, available, in an unknown state. */
export function blankEntity(id: string, nowMs: number): Entity {
  const [platform = 'sensor', objectId = id] = id.split('.');
  const now = new Date(nowMs).toISOString();
  return entityFrom({
    id,
    platform: platform as Entity['platform'],
    objectId,
    brokerId: 'home',
    name: objectId,
    state: 'unknown',
    available: true,
    attributes: {},
    capabilities: { actions: [] },
    discoveryTopic: `homeassistant/${platform}/${objectId}/config`,
    lastChanged: now,
    lastUpdated: now,
  });
}
