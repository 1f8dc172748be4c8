/**
 * Zigbee2MQTT with everything real but the radio and the broker: every definition it has becomes a device, its own
 * extension for Home Assistant announces it, and it is described as in `bridge/devices`.
 */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const base = 'zigbee2mqtt';
export const coordinator = '0x00124b0000000000';

/** One device in both of its announcements. */
export interface Produced {
  /** `vendor model`. */
  readonly label: string;
  /** Its configs by `<component> <object id>`. */
  readonly configs: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Its entry in `bridge/devices`, parsed from the text that goes out. */
  readonly described: Readonly<Record<string, unknown>>;
  /** What the extension adds to a state before it is published. */
  adjust(state: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

interface Definition {
  readonly model: string;
  readonly vendor: string;
  readonly description: string;
  readonly ota?: unknown;
  readonly options?: unknown;
}

interface Device {
  definition: Definition;
  exposes(): unknown[];
}

interface Extension {
  bridge: unknown;
  bridgeIdentifier: string;
  zigbee2MQTTVersion: string;
  discoveryOrigin: unknown;
  getBridgeEntity(version: unknown): unknown;
  getDevicePayload(entity: unknown): { identifiers: string[] };
  discover(entity: unknown): Promise<void>;
  adjustMessageBeforePublish(entity: unknown, message: Record<string, unknown>): void;
}

type Publish = (topic: string, payload: string) => Promise<void>;

/** The parts of the package that are driven; what they are is known by their names alone. */
interface Package {
  readonly extension: new (zigbee: unknown, mqtt: { publish: Publish }) => Extension;
  readonly device: new (zh: unknown) => Device;
  readonly prepare: (definition: unknown) => Definition;
  readonly definitions: readonly Definition[];
}

function load(folder: string): Package {
  const data = mkdtempSync(path.join(tmpdir(), 'inglenook-zigbee2mqtt-'));
  const settings = {
    version: 5,
    homeassistant: { enabled: true, experimental_event_entities: true },
    mqtt: { base_topic: base, server: 'mqtt://127.0.0.1:9' },
    serial: { port: 'tcp://127.0.0.1:9' },
    advanced: { last_seen: 'ISO_8601', log_output: [] },
  };
  // JSON is YAML.
  writeFileSync(path.join(data, 'configuration.yaml'), JSON.stringify(settings));
  process.env.ZIGBEE2MQTT_DATA = data;
  const require = createRequire(path.join(folder, 'package.json'));
  const inner = createRequire(require.resolve('zigbee2mqtt/package.json'));
  const converters = path.dirname(inner.resolve('zigbee-herdsman-converters/package.json'));
  const folderOfDevices = path.join(converters, 'dist', 'devices');
  const definitions = readdirSync(folderOfDevices)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .flatMap((name) => (inner(path.join(folderOfDevices, name)) as { definitions?: Definition[] }).definitions ?? []);
  const { HomeAssistant } = inner('./dist/extension/homeassistant.js') as { HomeAssistant: Package['extension'] };
  (inner('./dist/util/logger.js') as { default: { init(): void } }).default.init();
  return {
    extension: HomeAssistant,
    device: (inner('./dist/model/device.js') as { default: Package['device'] }).default,
    prepare: (inner('zigbee-herdsman-converters') as { prepareDefinition: Package['prepare'] }).prepareDefinition,
    definitions,
  };
}

/** A device of the radio, with as many endpoints as a definition asks for. */
function madeUp(ieee: string, definition: Definition) {
  const endpoint = (id: number) => ({ ID: id, deviceIeeeAddress: ieee, meta: {}, binds: [], configuredReportings: [] });
  return {
    isDummyDevice: true,
    ieeeAddr: ieee,
    type: 'Router',
    modelID: definition.model,
    powerSource: 'Mains (single phase)',
    softwareBuildID: '1.0',
    hardwareVersion: 1,
    interviewState: 'SUCCESSFUL',
    customClusters: {},
    meta: {},
    endpoints: [] as unknown[],
    getEndpoint: endpoint,
  };
}

/** All definitions, one after the other. What the extension refuses itself is told to `refused`. */
export async function* produce(
  folder: string,
  refused: (label: string, why: string) => void,
): AsyncGenerator<Produced> {
  const { extension: HomeAssistant, device: DeviceModel, prepare, definitions } = load(folder);
  let configs = new Map<string, Record<string, unknown>>();
  const publish: Publish = async (topic, payload) => {
    const [component, , objectId] = topic.split('/');
    configs.set(`${component} ${objectId}`, JSON.parse(payload) as Record<string, unknown>);
  };
  const extension = new HomeAssistant(
    { firstCoordinatorEndpoint: () => ({ deviceIeeeAddress: coordinator }) },
    { publish },
  );
  extension.zigbee2MQTTVersion = '2';
  extension.discoveryOrigin = { name: 'Zigbee2MQTT' };
  extension.bridge = extension.getBridgeEntity({ type: 'zStack', meta: { revision: 1 } });
  extension.bridgeIdentifier = extension.getDevicePayload(extension.bridge).identifiers[0] ?? '';

  for (const [index, plain] of definitions.entries()) {
    const label = `${plain.vendor} ${plain.model}`;
    const ieee = `0x${(index + 1).toString(16).padStart(16, '0')}`;
    configs = new Map();
    try {
      const definition = prepare(plain);
      const device = new DeviceModel(madeUp(ieee, definition));
      device.definition = definition;
      Object.defineProperty(device, 'options', { value: { ID: ieee, friendly_name: ieee } });
      // The text first: announcing changes some of the descriptions.
      const described = JSON.stringify({
        ieee_address: ieee,
        type: 'Router',
        friendly_name: ieee,
        disabled: false,
        power_source: 'Mains (single phase)',
        software_build_id: '1.0',
        definition: {
          model: definition.model,
          vendor: definition.vendor,
          description: definition.description,
          exposes: device.exposes(),
          supports_ota: Boolean(definition.ota),
          options: definition.options ?? [],
        },
        endpoints: {},
      });
      await extension.discover(device);
      yield {
        label,
        configs,
        described: JSON.parse(described) as Record<string, unknown>,
        adjust(state) {
          const message = structuredClone(state) as Record<string, unknown>;
          extension.adjustMessageBeforePublish(device, message);
          return message;
        },
      };
    } catch (error) {
      refused(label, error instanceof Error ? error.message : String(error));
    }
  }
}
