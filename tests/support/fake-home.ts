/** A made-up home with every platform in it, for previews of the page and for its unit tests. */
import type {
  Alert,
  AlertRule,
  Automation,
  Broker,
  Device,
  Entity,
  PageState,
  PlatformName,
  SettingsView,
  Task,
} from '../../preload/contract.ts';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const ahead = (minutes: number): string => ago(-minutes);

interface EntitySeed {
  readonly platform: PlatformName;
  readonly name: string;
  readonly state: string;
  readonly actions?: readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly category?: 'config' | 'diagnostic';
  readonly available?: boolean;
  readonly minutes?: number;
}

interface DeviceSeed {
  readonly name: string;
  readonly area?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly entities: readonly EntitySeed[];
}

const onOff = ['turn_on', 'turn_off', 'toggle'];
const temperature = (name: string, state: string): EntitySeed => ({
  platform: 'sensor',
  name,
  state,
  attributes: { device_class: 'temperature', unit_of_measurement: '°C', state_class: 'measurement' },
});
const battery = (state: string): EntitySeed => ({
  platform: 'sensor',
  name: 'Battery',
  state,
  category: 'diagnostic',
  attributes: { device_class: 'battery', unit_of_measurement: '%' },
});
const binary = (name: string, deviceClass: string, state = 'off'): EntitySeed => ({
  platform: 'binary_sensor',
  name,
  state,
  attributes: { device_class: deviceClass },
});

const homeSeeds: readonly DeviceSeed[] = [
  {
    name: 'Reading lamp',
    area: 'Living room',
    manufacturer: 'IKEA',
    model: 'TRADFRI bulb E27',
    entities: [
      {
        platform: 'light',
        name: 'Reading lamp',
        state: 'on',
        actions: onOff,
        facts: {
          brightness: true,
          color: true,
          colorModes: ['hs', 'color_temp'],
          minKelvin: 2200,
          maxKelvin: 6500,
          effects: ['blink', 'breathe', 'candle'],
        },
        attributes: {
          brightness: 143,
          color_mode: 'color_temp',
          color_temp_kelvin: 2700,
          supported_color_modes: ['hs', 'color_temp'],
          effect_list: ['blink', 'breathe', 'candle'],
          effect: null,
        },
      },
      {
        platform: 'select',
        name: 'Power-on behaviour',
        state: 'previous',
        category: 'config',
        actions: ['select_option'],
        attributes: { options: ['off', 'previous', 'on'] },
      },
      {
        platform: 'sensor',
        name: 'Link quality',
        state: '116',
        category: 'diagnostic',
        attributes: { unit_of_measurement: 'lqi', icon: 'mdi:signal-variant' },
      },
    ],
  },
  {
    name: 'Ceiling light',
    area: 'Living room',
    entities: [
      {
        platform: 'light',
        name: 'Ceiling light',
        state: 'off',
        actions: onOff,
        facts: { brightness: true, colorModes: ['brightness'] },
        attributes: { supported_color_modes: ['brightness'], brightness: null },
      },
    ],
  },
  {
    name: 'Thermostat',
    area: 'Living room',
    manufacturer: 'Danfoss',
    model: 'Ally',
    entities: [
      {
        platform: 'climate',
        name: 'Thermostat',
        state: 'heat',
        actions: [
          'turn_on',
          'turn_off',
          'set_temperature',
          'set_hvac_mode',
          'set_preset_mode',
          'set_fan_mode',
          'set_humidity',
        ],
        facts: { modes: ['off', 'heat', 'cool', 'heat_cool', 'auto'] },
        attributes: {
          hvac_modes: ['off', 'heat', 'cool', 'heat_cool', 'auto'],
          hvac_action: 'heating',
          current_temperature: 20.4,
          temperature: 21.5,
          current_humidity: 46,
          humidity: 45,
          min_temp: 7,
          max_temp: 30,
          target_temp_step: 0.5,
          preset_modes: ['none', 'eco', 'boost', 'away'],
          preset_mode: 'eco',
          fan_modes: ['auto', 'low', 'high'],
          fan_mode: 'auto',
        },
      },
      battery('64'),
    ],
  },
  {
    name: 'Blinds',
    area: 'Living room',
    entities: [
      {
        platform: 'cover',
        name: 'Blinds',
        state: 'open',
        actions: [
          'open_cover',
          'close_cover',
          'stop_cover',
          'set_cover_position',
          'open_cover_tilt',
          'close_cover_tilt',
          'stop_cover_tilt',
          'set_cover_tilt_position',
        ],
        attributes: { current_position: 70, current_tilt_position: 40, device_class: 'blind' },
      },
    ],
  },
  {
    name: 'Front door',
    area: 'Hall',
    manufacturer: 'Nuki',
    model: 'Smart Lock 4',
    entities: [
      {
        platform: 'lock',
        name: 'Front door lock',
        state: 'locked',
        actions: ['lock', 'unlock', 'open'],
        facts: { codeFormat: '^\\d{4}$' },
        attributes: { code_format: '^\\d{4}$' },
      },
      binary('Front door contact', 'door'),
      battery('18'),
    ],
  },
  {
    name: 'Alarm',
    area: 'Hall',
    entities: [
      {
        platform: 'alarm_control_panel',
        name: 'Alarm',
        state: 'disarmed',
        actions: ['alarm_arm_home', 'alarm_arm_away', 'alarm_arm_night', 'alarm_disarm', 'alarm_trigger'],
        facts: { codeFormat: 'number', codeArmRequired: false, codeDisarmRequired: true },
        attributes: { code_format: 'number', code_arm_required: false },
      },
      {
        platform: 'siren',
        name: 'Siren',
        state: 'off',
        actions: onOff,
        facts: { duration: true, volume: true, tones: ['burglar', 'fire'] },
        attributes: { available_tones: ['burglar', 'fire'] },
      },
    ],
  },
  {
    name: 'Doorbell camera',
    area: 'Hall',
    entities: [
      { platform: 'camera', name: 'Doorbell camera', state: 'idle', facts: { picture: true } },
      {
        platform: 'event',
        name: 'Doorbell',
        state: ago(42),
        attributes: { event_type: 'ring', event_types: ['ring', 'double_ring'], device_class: 'doorbell' },
      },
      binary('Motion', 'motion', 'on'),
    ],
  },
  {
    name: 'Dishwasher plug',
    area: 'Kitchen',
    manufacturer: 'Shelly',
    model: 'Plus Plug S',
    entities: [
      {
        platform: 'switch',
        name: 'Dishwasher plug',
        state: 'on',
        actions: onOff,
        attributes: { device_class: 'outlet', icon: 'mdi:dishwasher' },
      },
      {
        platform: 'sensor',
        name: 'Power',
        state: '1184.2',
        attributes: { device_class: 'power', unit_of_measurement: 'W', suggested_display_precision: 0 },
      },
      {
        platform: 'sensor',
        name: 'Energy',
        state: '412.73',
        attributes: { device_class: 'energy', unit_of_measurement: 'kWh' },
      },
      {
        platform: 'update',
        name: 'Firmware',
        state: 'on',
        category: 'config',
        actions: ['install'],
        attributes: {
          installed_version: '1.2.0',
          latest_version: '1.4.4',
          in_progress: false,
          release_summary: 'Better Wi-Fi roaming.',
          title: 'Plus Plug S',
        },
      },
    ],
  },
  { name: 'Smoke detector', area: 'Kitchen', entities: [binary('Smoke', 'smoke'), battery('91')] },
  { name: 'Under the sink', area: 'Kitchen', entities: [binary('Leak', 'moisture'), battery('77')] },
  {
    name: 'Water valve',
    area: 'Kitchen',
    entities: [
      {
        platform: 'valve',
        name: 'Water valve',
        state: 'open',
        actions: ['open_valve', 'close_valve', 'stop_valve', 'set_valve_position'],
        attributes: { current_position: 100, device_class: 'water' },
      },
    ],
  },
  {
    name: 'Climate sensor',
    area: 'Bedroom',
    manufacturer: 'Aqara',
    entities: [
      temperature('Temperature', '18.94'),
      {
        platform: 'sensor',
        name: 'Humidity',
        state: '52.1',
        attributes: { device_class: 'humidity', unit_of_measurement: '%' },
      },
      {
        platform: 'sensor',
        name: 'Pressure',
        state: '1013.2',
        attributes: { device_class: 'pressure', unit_of_measurement: 'hPa' },
      },
    ],
  },
  {
    name: 'Ceiling fan',
    area: 'Bedroom',
    entities: [
      {
        platform: 'fan',
        name: 'Ceiling fan',
        state: 'on',
        actions: ['turn_on', 'turn_off', 'toggle', 'set_percentage', 'set_preset_mode', 'oscillate', 'set_direction'],
        attributes: {
          percentage: 50,
          percentage_step: 25,
          preset_modes: ['breeze', 'sleep'],
          preset_mode: null,
          oscillating: false,
          direction: 'forward',
        },
      },
    ],
  },
  {
    name: 'Humidifier',
    area: 'Bedroom',
    entities: [
      {
        platform: 'humidifier',
        name: 'Humidifier',
        state: 'off',
        actions: ['turn_on', 'turn_off', 'toggle', 'set_humidity', 'set_mode'],
        attributes: {
          humidity: 50,
          current_humidity: 41,
          min_humidity: 30,
          max_humidity: 80,
          available_modes: ['auto', 'sleep', 'boost'],
          mode: 'auto',
        },
      },
    ],
  },
  {
    name: 'Wake-up',
    area: 'Bedroom',
    entities: [
      { platform: 'time', name: 'Wake-up time', state: '06:45:00', actions: ['set_value'] },
      { platform: 'date', name: 'Holiday until', state: '2026-12-24', actions: ['set_value'] },
      { platform: 'datetime', name: 'Next alarm', state: ahead(600), actions: ['set_value'] },
    ],
  },
  {
    name: 'Boiler',
    area: 'Cellar',
    entities: [
      {
        platform: 'water_heater',
        name: 'Boiler',
        state: 'eco',
        actions: ['turn_on', 'turn_off', 'set_temperature', 'set_operation_mode'],
        attributes: {
          current_temperature: 52,
          temperature: 55,
          min_temp: 40,
          max_temp: 65,
          target_temp_step: 1,
          operation_list: ['off', 'eco', 'performance'],
        },
      },
      {
        platform: 'number',
        name: 'Legionella cycle',
        state: '7',
        actions: ['set_value'],
        facts: { min: 1, max: 30, step: 1, mode: 'box', unit: 'd' },
        attributes: { min: 1, max: 30, step: 1, mode: 'box', unit_of_measurement: 'd' },
      },
    ],
  },
  {
    name: 'Robot',
    area: 'Living room',
    manufacturer: 'Valetudo',
    entities: [
      {
        platform: 'vacuum',
        name: 'Robot',
        state: 'docked',
        actions: ['start', 'pause', 'stop', 'return_to_base', 'locate', 'clean_spot', 'set_fan_speed', 'send_command'],
        attributes: { fan_speed: 'medium', fan_speed_list: ['min', 'low', 'medium', 'high', 'max'] },
      },
      { platform: 'image', name: 'Map', state: ago(60) },
    ],
  },
  {
    name: 'Mower',
    area: 'Garden',
    entities: [{ platform: 'lawn_mower', name: 'Mower', state: 'mowing', actions: ['start_mowing', 'pause', 'dock'] }],
  },
  {
    name: 'Irrigation',
    area: 'Garden',
    entities: [
      {
        platform: 'number',
        name: 'Duration',
        state: '15',
        actions: ['set_value'],
        facts: { min: 0, max: 60, step: 5, mode: 'slider', unit: 'min' },
        attributes: { min: 0, max: 60, step: 5, unit_of_measurement: 'min' },
      },
      { platform: 'button', name: 'Water now', state: 'unknown', actions: ['press'] },
      {
        platform: 'select',
        name: 'Programme',
        state: 'Spring',
        actions: ['select_option'],
        attributes: { options: ['Spring', 'Summer', 'Autumn', 'Off'] },
      },
    ],
  },
  {
    name: 'Weather station',
    area: 'Garden',
    entities: [
      { ...temperature('Outside', '4.2'), available: false },
      {
        platform: 'sensor',
        name: 'Wind',
        state: '11',
        available: false,
        attributes: { unit_of_measurement: 'km/h', device_class: 'wind_speed' },
      },
    ],
  },
  {
    name: 'Phone of Ada',
    entities: [{ platform: 'device_tracker', name: 'Phone of Ada', state: 'home' }, battery('55')],
  },
  {
    name: 'Kitchen display',
    area: 'Kitchen',
    entities: [
      {
        platform: 'text',
        name: 'Note',
        state: 'Buy milk',
        actions: ['set_value'],
        attributes: { min: 0, max: 64, mode: 'text' },
      },
      { platform: 'notify', name: 'Message', state: 'unknown', actions: ['send_message'] },
      { platform: 'scene', name: 'Dinner', state: 'unknown', actions: ['turn_on'] },
    ],
  },
  {
    name: `<img src=x onerror="alert(1)"> 💡 ‮right to left‬ ${'very long name '.repeat(700)}`,
    area: 'Cellar',
    entities: [{ platform: 'switch', name: 'جهاز <b>bold</b>', state: 'off', actions: onOff }],
  },
];

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40);
}

/** Devices and entities of the seeds. */
function grow(seeds: readonly DeviceSeed[]): { devices: Device[]; entities: Entity[] } {
  const devices: Device[] = [];
  const entities: Entity[] = [];
  seeds.forEach((seed, index) => {
    const deviceId = `dev-${index}-${slug(seed.name)}`;
    const own = seed.entities.map((entity, at): Entity => {
      const id = `${entity.platform}.${slug(seed.name)}_${at}_${slug(entity.name)}`;
      return {
        id,
        platform: entity.platform,
        uniqueId: `${index}-${at}`,
        objectId: slug(entity.name),
        deviceId,
        brokerId: 'builtin',
        name: entity.name,
        state: entity.state,
        available: entity.available ?? true,
        attributes: { friendly_name: `${seed.name} ${entity.name}`, ...entity.attributes },
        capabilities: { actions: entity.actions ?? [], ...entity.facts },
        ...(entity.category === undefined ? {} : { entityCategory: entity.category }),
        discoveryTopic: `homeassistant/${entity.platform}/${slug(seed.name)}/config`,
        lastChanged: ago(entity.minutes ?? 3 + index * 7 + at),
        lastUpdated: ago(1),
      };
    });
    entities.push(...own);
    devices.push({
      id: deviceId,
      name: seed.name,
      ...(seed.manufacturer === undefined ? {} : { manufacturer: seed.manufacturer }),
      ...(seed.model === undefined ? {} : { model: seed.model }),
      ...(seed.area === undefined ? {} : { area: seed.area }),
      swVersion: '2.4.1',
      identifiers: [`fake_${index}`],
      connections: [['mac', `02:00:00:00:00:${String(index).padStart(2, '0')}`]],
      entityIds: own.map((entity) => entity.id),
    });
  });
  return { devices, entities };
}

/** A home of about 10 000 entities, for long lists. */
function hugeSeeds(): readonly DeviceSeed[] {
  return Array.from({ length: 2_500 }, (_, index) => ({
    name: `Device ${index}`,
    area: `Room ${index % 60}`,
    entities: [
      {
        platform: 'light' as const,
        name: 'Light',
        state: index % 3 === 0 ? 'on' : 'off',
        actions: onOff,
        facts: { colorModes: ['brightness'], brightness: true },
        attributes: { brightness: 120, supported_color_modes: ['brightness'] },
      },
      temperature('Temperature', '20.5'),
      {
        platform: 'sensor' as const,
        name: 'Power',
        state: '12',
        attributes: { device_class: 'power', unit_of_measurement: 'W' },
      },
      binary('Motion', 'motion'),
    ],
  }));
}

export const fakeRules: readonly AlertRule[] = [
  ['alarm.triggered', 'critical', 0],
  ['safety.smoke', 'critical', 0],
  ['safety.water', 'critical', 0],
  ['lock.jammed', 'warning', 0],
  ['lock.open', 'warning', 600],
  ['door.open', 'warning', 600],
  ['device.offline', 'info', 60],
  ['battery.low', 'info', 0],
  ['broker.lost', 'warning', 30],
].map(([id, severity, forSeconds]) => ({
  id: String(id),
  enabled: true,
  severity: severity === 'critical' ? 'critical' : severity === 'warning' ? 'warning' : 'info',
  forSeconds: Number(forSeconds),
  cooldownSeconds: 3600,
  renotifySeconds: 0,
  notifyRecovery: true,
  ...(id === 'battery.low' ? { threshold: 20 } : {}),
}));

export const fakeSettings: SettingsView = {
  version: 1,
  setupDone: true,
  installId: 'fake',
  brokers: [],
  builtinBroker: { enabled: true, port: 1883, lan: false, hasPassword: false, url: 'mqtt://127.0.0.1:1883' },
  discovery: {
    sendBirth: true,
    zigbee2mqttTopics: ['zigbee2mqtt'],
    dialects: { zigbee2mqtt: true, tasmota: true, homie: false, shelly: false, wled: false },
    prefer: 'homeassistant',
    manual: [],
  },
  tasks: [],
  automations: [],
  alerts: { rules: [], mutedDevices: {}, foreignTopic: '', sound: true, quietHours: { from: '22:30', to: '07:00' } },
  temperatureUnit: 'C',
  startAtLogin: true,
  startHidden: false,
  theme: 'system',
  favourites: ['light.reading_lamp_0_reading_lamp', 'climate.thermostat_0_thermostat'],
  hiddenEntities: [],
  history: { enabled: true, days: 30 },
  serviceStopped: false,
  logLevel: 'info',
};

export function fakeBrokers(): Broker[] {
  return [{ id: 'builtin', name: 'Built-in broker', url: 'mqtt://127.0.0.1:1883', state: 'online', since: ago(180) }];
}

export function fakeTasks(): Task[] {
  const base = {
    input: {},
    enabled: true,
    tags: [],
    constraints: {},
    backoff: { kind: 'exponential', firstSeconds: 30, maxSeconds: 18_000, jitter: 0.2 },
    maxAttempts: 3,
    timeLimitSeconds: 60,
    missed: 'once',
    visible: true,
    attempt: 0,
  } as const;
  const run = (taskId: string, taskName: string, result: 'done' | 'failed', minutes: number, message?: string) =>
    ({
      id: `run-${taskId}`,
      taskId,
      taskName,
      trigger: 'schedule',
      dueAt: ago(minutes),
      startedAt: ago(minutes),
      endedAt: ago(minutes - 0.02),
      durationMs: 1_240,
      attempt: 1,
      result,
      ...(message === undefined ? {} : { message }),
    }) as const;
  return [
    {
      ...base,
      id: 'health',
      name: 'Health check',
      kind: 'health',
      schedule: { type: 'cron', cron: '0 7 * * *' },
      state: 'scheduled',
      nextRun: ahead(900),
      lastRun: run('health', 'Health check', 'done', 540, '2 batteries low, 1 device offline'),
    },
    {
      ...base,
      id: 'backup',
      name: 'Nightly backup',
      kind: 'backup',
      input: { keep: 10 },
      schedule: { type: 'cron', cron: '30 3 * * *' },
      state: 'scheduled',
      nextRun: ahead(680),
      lastRun: run('backup', 'Nightly backup', 'done', 750),
    },
    {
      ...base,
      id: 'price',
      name: 'Fetch power price',
      kind: 'http',
      input: { url: 'https://example.org/price.json', values: { price: 'today.now' } },
      schedule: { type: 'interval', seconds: 3600 },
      state: 'retrying',
      attempt: 2,
      nextRun: ahead(2),
      lastRun: run('price', 'Fetch power price', 'failed', 5, 'HTTP 503'),
      waitingFor: [],
    },
    {
      ...base,
      id: 'refresh',
      name: 'Refresh states',
      kind: 'refresh',
      schedule: { type: 'manual' },
      state: 'running',
      progress: { percent: 62, text: '31 of 50 topics' },
    },
    {
      ...base,
      id: 'garden',
      name: 'Water the garden',
      kind: 'command',
      input: { entityId: 'button.irrigation_1_water_now', action: 'press' },
      schedule: { type: 'cron', cron: '0 6 * * 1,3,5' },
      enabled: false,
      state: 'cancelled',
      constraints: { brokerOnline: true },
    },
  ];
}

export function fakeAutomations(): Automation[] {
  return [
    {
      id: 'a1',
      name: 'Hall light at night',
      enabled: true,
      mode: 'restart',
      maxRuns: 10,
      running: 0,
      lastTriggered: ago(95),
      triggers: [{ type: 'state', entityId: 'binary_sensor.doorbell_camera_2_motion', to: 'on' }],
      conditions: [{ type: 'sun', after: 'sunset' }],
      actions: [
        {
          type: 'command',
          entityId: 'light.ceiling_light_0_ceiling_light',
          action: 'turn_on',
          params: { brightness: 80 },
        },
        { type: 'delay', seconds: 120 },
        { type: 'command', entityId: 'light.ceiling_light_0_ceiling_light', action: 'turn_off' },
      ],
    },
    {
      id: 'a2',
      name: 'Tell me when the dishwasher is done',
      enabled: true,
      mode: 'single',
      maxRuns: 10,
      running: 1,
      lastTriggered: ago(1),
      triggers: [{ type: 'numeric', entityId: 'sensor.dishwasher_plug_1_power', below: 5, forSeconds: 120 }],
      conditions: [],
      actions: [{ type: 'notify', title: 'Dishwasher', message: 'The dishwasher is done.', severity: 'info' }],
    },
    {
      id: 'a3',
      name: 'Leak: shut the water',
      enabled: false,
      mode: 'single',
      maxRuns: 10,
      running: 0,
      problem: 'Stopped: it triggered itself 10 times in 2 seconds.',
      triggers: [{ type: 'state', entityId: 'binary_sensor.under_the_sink_0_leak', to: 'on' }],
      conditions: [],
      actions: [{ type: 'command', entityId: 'valve.water_valve_0_water_valve', action: 'close_valve' }],
    },
  ];
}

export function fakeAlerts(): Alert[] {
  return [
    {
      id: 'al1',
      rule: 'battery.low',
      cause: 'front-door',
      severity: 'info',
      state: 'raised',
      facts: { name: 'Front door battery', value: 18 },
      deviceId: 'dev-4-front_door',
      actions: [],
      since: ago(300),
      raisedAt: ago(300),
      shown: 1,
      delivery: { kind: 'shown', at: ago(300) },
    },
    {
      id: 'al2',
      rule: 'device.offline',
      cause: 'weather',
      severity: 'info',
      state: 'raised',
      facts: { name: 'Weather station' },
      deviceId: 'dev-19-weather_station',
      actions: [],
      since: ago(65),
      raisedAt: ago(64),
      shown: 0,
      delivery: { kind: 'suppressed', reason: 'quiet-hours', at: ago(64) },
    },
    {
      id: 'al3',
      rule: 'door.open',
      cause: 'garage',
      severity: 'warning',
      state: 'acknowledged',
      facts: { name: 'Garage door', minutes: 25 },
      actions: [{ id: 'close', label: 'Close', command: { entityId: 'cover.blinds_0_blinds', action: 'close_cover' } }],
      since: ago(1500),
      raisedAt: ago(1490),
      acknowledgedAt: ago(1480),
      shown: 2,
      delivery: { kind: 'shown', at: ago(1490) },
    },
    {
      id: 'al4',
      rule: 'safety.water',
      cause: 'sink',
      severity: 'critical',
      state: 'recovered',
      facts: { name: 'Under the sink' },
      actions: [],
      since: ago(4000),
      raisedAt: ago(4000),
      recoveredAt: ago(3960),
      shown: 1,
      delivery: { kind: 'failed', reason: 'unsupported', at: ago(4000) },
    },
  ];
}

export type Scenario = 'home' | 'first-run' | 'offline' | 'empty' | 'huge' | 'alarm';

/** The page's first state for a scenario. */
export function fakePageState(scenario: string): PageState {
  const { devices, entities } = grow(
    scenario === 'huge' ? hugeSeeds() : scenario === 'empty' || scenario === 'first-run' ? [] : homeSeeds,
  );
  const brokers = fakeBrokers();
  return {
    seq: 0,
    brokers:
      scenario === 'offline'
        ? brokers.map((broker) => ({
            ...broker,
            state: 'waiting' as const,
            reason: 'broker.unreachable: ECONNREFUSED',
            since: ago(4),
          }))
        : brokers,
    devices,
    entities:
      scenario === 'alarm'
        ? entities.map((entity) =>
            entity.platform === 'alarm_control_panel'
              ? { ...entity, state: 'triggered', lastChanged: ago(0.3) }
              : entity,
          )
        : entities,
    tasks: fakeTasks(),
    automations: fakeAutomations(),
    alerts: fakeAlerts(),
    counters: {
      messagesReceived: 18_231,
      messagesDropped: 0,
      messagesPublished: 212,
      entities: entities.length,
      devices: devices.length,
      topics: entities.length * 2,
      discoveryRejected: 1,
      templateErrors: 3,
    },
    mode: scenario === 'offline' ? 'degraded' : 'running',
    settings: { ...fakeSettings, setupDone: scenario !== 'first-run' },
    app: {
      version: '0.1.0',
      platform: 'linux',
      demo: scenario !== 'offline',
      dataDir: '/home/ada/.config/inglenook',
      secretProtection: 'keyring',
      notices: [],
    },
  };
}
