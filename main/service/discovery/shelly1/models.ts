/** Shelly devices of the first generation, and what each is made of (shelly-api-docs, "Gen1"). Pure. */

/** How an output tells what it uses: by channel, all channels together, or not at all. */
type Meter = 'each' | 'together' | 'none';

export interface Model {
  readonly name: string;
  /** What their ids begin with; it tells the model where nothing else does. */
  readonly prefix: string;
  /** Sleeps most of the time: what it said last stays good, and there is nobody to ask. */
  readonly sleeps?: boolean;
  readonly relays?: number;
  readonly meter?: Meter;
  /** It can drive one roller in place of its relays. */
  readonly roller?: boolean;
  readonly isPlug?: boolean;
  readonly inputs?: number;
  /** Which events its inputs know beyond a short and a long push. */
  readonly presses?: 'many';
  readonly emeters?: { readonly count: number; readonly hasCurrent: boolean };
  readonly light?: 'dimmer' | 'white' | 'duo' | 'colour' | 'bulb';
  readonly hasTemperature?: boolean;
  readonly hasVoltage?: boolean;
  /** Sensors on topics of their own, below `sensor`. */
  readonly sensors?: readonly SensorName[];
  readonly is?: 'gas' | 'motion' | 'valve';
}

export type SensorName =
  | 'temperature'
  | 'humidity'
  | 'battery'
  | 'flood'
  | 'smoke'
  | 'state'
  | 'lux'
  | 'tilt'
  | 'vibration'
  | 'motion'
  | 'charger'
  | 'ext_power';

const dimmer: Partial<Model> = { light: 'dimmer', meter: 'each', inputs: 2, hasTemperature: true };

/** By the model that they announce. */
const models: Readonly<Record<string, Model>> = {
  'SHSW-1': { name: 'Shelly 1', prefix: 'shelly1', relays: 1, inputs: 1 },
  'SHSW-PM': { name: 'Shelly 1PM', prefix: 'shelly1pm', relays: 1, meter: 'each', inputs: 1, hasTemperature: true },
  'SHSW-L': { name: 'Shelly 1L', prefix: 'shelly1l', relays: 1, meter: 'each', inputs: 2, hasTemperature: true },
  'SHAIR-1': { name: 'Shelly Air', prefix: 'shellyair', relays: 1, meter: 'each', inputs: 1, hasTemperature: true },
  'SHSW-21': {
    name: 'Shelly 2',
    prefix: 'shellyswitch',
    relays: 2,
    meter: 'together',
    roller: true,
    inputs: 2,
    hasVoltage: true,
  },
  'SHSW-25': {
    name: 'Shelly 2.5',
    prefix: 'shellyswitch25',
    relays: 2,
    meter: 'each',
    roller: true,
    inputs: 2,
    hasTemperature: true,
    hasVoltage: true,
  },
  'SHSW-44': { name: 'Shelly 4Pro', prefix: 'shelly4pro', relays: 4, meter: 'each', inputs: 4 },
  'SHUNI-1': { name: 'Shelly UNI', prefix: 'shellyuni', relays: 2, inputs: 2 },
  'SHPLG-1': { name: 'Shelly Plug', prefix: 'shellyplug', relays: 1, meter: 'each', isPlug: true },
  'SHPLG2-1': { name: 'Shelly Plug E', prefix: 'shellyplug', relays: 1, meter: 'each', isPlug: true },
  'SHPLG-S': {
    name: 'Shelly Plug S',
    prefix: 'shellyplug-s',
    relays: 1,
    meter: 'each',
    isPlug: true,
    hasTemperature: true,
  },
  'SHPLG-U1': { name: 'Shelly Plug US', prefix: 'shellyplug-u1', relays: 1, meter: 'each', isPlug: true },
  SHEM: { name: 'Shelly EM', prefix: 'shellyem', relays: 1, emeters: { count: 2, hasCurrent: false } },
  'SHEM-3': { name: 'Shelly 3EM', prefix: 'shellyem3', relays: 1, emeters: { count: 3, hasCurrent: true } },
  'SHDM-1': { ...dimmer, name: 'Shelly Dimmer', prefix: 'shellydimmer' },
  'SHDM-2': { ...dimmer, name: 'Shelly Dimmer 2', prefix: 'shellydimmer2' },
  SHRGBW2: { name: 'Shelly RGBW2', prefix: 'shellyrgbw2', light: 'colour', meter: 'each', inputs: 1 },
  'SHBLB-1': { name: 'Shelly Bulb', prefix: 'shellybulb', light: 'bulb' },
  'SHCB-1': { name: 'Shelly Bulb RGBW', prefix: 'shellycolorbulb', light: 'bulb', meter: 'each' },
  'SHBDUO-1': { name: 'Shelly Duo', prefix: 'shellybulbduo', light: 'duo', meter: 'each' },
  'SHVIN-1': { name: 'Shelly Vintage', prefix: 'shellyvintage', light: 'white', meter: 'each' },
  'SHIX3-1': { name: 'Shelly i3', prefix: 'shellyix3', inputs: 3, presses: 'many' },
  'SHBTN-1': {
    name: 'Shelly Button1',
    prefix: 'shellybutton1',
    sleeps: true,
    inputs: 1,
    presses: 'many',
    sensors: ['battery', 'charger'],
  },
  'SHBTN-2': {
    name: 'Shelly Button1',
    prefix: 'shellybutton1',
    sleeps: true,
    inputs: 1,
    presses: 'many',
    sensors: ['battery', 'charger'],
  },
  'SHHT-1': {
    name: 'Shelly H&T',
    prefix: 'shellyht',
    sleeps: true,
    sensors: ['temperature', 'humidity', 'battery', 'ext_power'],
  },
  'SHWT-1': {
    name: 'Shelly Flood',
    prefix: 'shellyflood',
    sleeps: true,
    sensors: ['flood', 'temperature', 'battery'],
  },
  'SHDW-1': {
    name: 'Shelly Door/Window',
    prefix: 'shellydw',
    sleeps: true,
    sensors: ['state', 'lux', 'tilt', 'vibration', 'battery'],
  },
  'SHDW-2': {
    name: 'Shelly Door/Window 2',
    prefix: 'shellydw2',
    sleeps: true,
    sensors: ['state', 'lux', 'tilt', 'vibration', 'temperature', 'battery'],
  },
  'SHSM-01': {
    name: 'Shelly Smoke',
    prefix: 'shellysmoke',
    sleeps: true,
    sensors: ['smoke', 'temperature', 'battery'],
  },
  'SHSEN-1': {
    name: 'Shelly Sense',
    prefix: 'shellysense',
    sleeps: true,
    sensors: ['motion', 'temperature', 'humidity', 'lux', 'battery', 'charger'],
  },
  'SHGS-1': { name: 'Shelly Gas', prefix: 'shellygas', is: 'gas' },
  'SHMOS-01': { name: 'Shelly Motion', prefix: 'shellymotionsensor', is: 'motion' },
  'SHMOS-02': { name: 'Shelly Motion 2', prefix: 'shellymotion2', is: 'motion' },
  'SHTRV-01': { name: 'Shelly TRV', prefix: 'shellytrv', is: 'valve' },
};

const byPrefix: ReadonlyMap<string, string> = new Map(
  Object.entries(models)
    .reverse()
    .map(([model, { prefix }]) => [prefix, model] as const),
);

/** The model of an id that its device has kept: `shellyplug-s-A1B2C3`. */
export function modelOfId(id: string): string | undefined {
  const [, prefix = ''] = /^(shelly[a-z0-9-]*?)-[0-9a-f]{6,12}$/i.exec(id) ?? [];
  return byPrefix.get(prefix.toLowerCase());
}

/** What a model is made of; undefined for one that is not known. */
export function modelNamed(model: string): Model | undefined {
  return Object.hasOwn(models, model) ? models[model] : undefined;
}
