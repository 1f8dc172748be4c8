/** Makes homes of any size for measurements: discovery configs and state messages, the same for every client. */

export interface HomeShape {
  readonly topics: number;
  readonly entitiesPerTopic: number;
  /** Configs carry a device, as real ones do. */
  readonly withDevice: boolean;
  /** All entities share one availability topic. */
  readonly sharedAvailability?: boolean;
}

const classes = ['temperature', 'humidity', 'battery', 'pressure', 'illuminance', 'voltage'] as const;
const units = ['°C', '%', '%', 'hPa', 'lx', 'mV'] as const;

/** `[topic, payload]` of each discovery config. */
export function* configsOf(shape: HomeShape): Iterable<readonly [string, string]> {
  for (let topic = 0; topic < shape.topics; topic += 1) {
    for (let entity = 0; entity < shape.entitiesPerTopic; entity += 1) {
      const config = {
        name: `Value ${entity}`,
        state_topic: `bench/${topic}/state`,
        unique_id: `bench_${topic}_${entity}`,
        object_id: `bench_${topic}_${entity}`,
        value_template: `{{ value_json.v${entity} }}`,
        unit_of_measurement: units[entity % units.length],
        device_class: classes[entity % classes.length],
        state_class: 'measurement',
        ...(shape.sharedAvailability === true ? { availability_topic: 'bench/bridge/state' } : {}),
        ...(shape.withDevice
          ? {
              device: {
                identifiers: [`bench_${topic}`],
                name: `Device ${topic}`,
                manufacturer: 'Bench',
                model: 'Model 1',
                sw_version: '1.0.0',
              },
              origin: { name: 'bench', sw_version: '1.0.0' },
            }
          : {}),
      };
      yield [`homeassistant/sensor/bench_${topic}/v${entity}/config`, JSON.stringify(config)];
    }
  }
}

/** `[topic, payload]` of each topic in one round: of the values, one differs from the round before. */
export function* statesOf(shape: HomeShape, round: number): Iterable<readonly [string, string]> {
  for (let topic = 0; topic < shape.topics; topic += 1) {
    const values: Record<string, number> = {};
    for (let entity = 0; entity < shape.entitiesPerTopic; entity += 1) {
      values[`v${entity}`] = entity === 0 ? 20 + round + 0.5 : 40 + entity + 0.25;
    }
    yield [`bench/${topic}/state`, JSON.stringify(values)];
  }
}
