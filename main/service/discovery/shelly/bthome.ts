/** What the objects of BTHome, version 2, mean (bthome.io, "format"): sensors that advertise over Bluetooth. Pure. */

/** Something that is measured. */
interface Quantity {
  readonly name: string;
  readonly deviceClass?: string;
  readonly unit?: string;
  readonly stateClass?: 'measurement' | 'total_increasing';
  readonly isDiagnostic?: boolean;
}

/** Something that is or is not. */
interface Condition {
  readonly name: string;
  readonly deviceClass?: string;
  /** BTHome says 1 for what Home Assistant calls off. */
  readonly isInverted?: boolean;
  readonly isDiagnostic?: boolean;
}

type Meaning =
  | ({ readonly is: 'quantity' } & Quantity)
  | ({ readonly is: 'condition' } & Condition)
  | { readonly is: 'text'; readonly name: string }
  | { readonly is: 'time'; readonly name: string }
  | { readonly is: 'button'; readonly name: string };

const measured = (name: string, deviceClass?: string, unit?: string): Meaning => ({
  is: 'quantity',
  name,
  stateClass: 'measurement',
  ...(deviceClass !== undefined && { deviceClass }),
  ...(unit !== undefined && { unit }),
});

const counted = (name: string, deviceClass?: string, unit?: string): Meaning => ({
  ...(measured(name, deviceClass, unit) as Extract<Meaning, { is: 'quantity' }>),
  stateClass: 'total_increasing',
});

const condition = (name: string, deviceClass?: string): Meaning => ({
  is: 'condition',
  name,
  ...(deviceClass !== undefined && { deviceClass }),
});

const temperature = measured('Temperature', 'temperature', '°C');
const humidity = measured('Humidity', 'humidity', '%');
const soil = measured('Moisture', 'moisture', '%');
const count = measured('Count');
const energy = counted('Energy', 'energy', 'kWh');
const power = measured('Power', 'power', 'W');
const voltage = measured('Voltage', 'voltage', 'V');
const current = measured('Current', 'current', 'A');
const gas = counted('Gas volume', 'gas', 'm³');
const volume = measured('Volume', 'volume', 'L');
const speed = measured('Speed', 'speed', 'm/s');
const acceleration = measured('Acceleration', undefined, 'm/s²');

const meanings: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [
    0x01,
    {
      is: 'quantity',
      name: 'Battery',
      deviceClass: 'battery',
      unit: '%',
      stateClass: 'measurement',
      isDiagnostic: true,
    },
  ],
  [0x02, temperature],
  [0x03, humidity],
  [0x04, measured('Pressure', 'pressure', 'hPa')],
  [0x05, measured('Illuminance', 'illuminance', 'lx')],
  [0x06, measured('Weight', 'weight', 'kg')],
  [0x07, measured('Weight', 'weight', 'lb')],
  [0x08, measured('Dew point', 'temperature', '°C')],
  [0x09, count],
  [0x0a, energy],
  [0x0b, power],
  [0x0c, voltage],
  [0x0d, measured('PM2.5', 'pm25', 'µg/m³')],
  [0x0e, measured('PM10', 'pm10', 'µg/m³')],
  [0x0f, condition('State')],
  [0x10, condition('Power', 'power')],
  [0x11, condition('Opening', 'opening')],
  [0x12, measured('Carbon dioxide', 'carbon_dioxide', 'ppm')],
  [0x13, measured('Volatile organic compounds', 'volatile_organic_compounds', 'µg/m³')],
  [0x14, soil],
  [0x15, { is: 'condition', name: 'Battery low', deviceClass: 'battery', isDiagnostic: true }],
  [0x16, { is: 'condition', name: 'Charging', deviceClass: 'battery_charging', isDiagnostic: true }],
  [0x17, condition('Carbon monoxide', 'carbon_monoxide')],
  [0x18, condition('Cold', 'cold')],
  [0x19, { is: 'condition', name: 'Connectivity', deviceClass: 'connectivity', isDiagnostic: true }],
  [0x1a, condition('Door', 'door')],
  [0x1b, condition('Garage door', 'garage_door')],
  [0x1c, condition('Gas', 'gas')],
  [0x1d, condition('Heat', 'heat')],
  [0x1e, condition('Light', 'light')],
  [0x1f, condition('Lock', 'lock')],
  [0x20, condition('Moisture', 'moisture')],
  [0x21, condition('Motion', 'motion')],
  [0x22, condition('Moving', 'moving')],
  [0x23, condition('Occupancy', 'occupancy')],
  [0x24, condition('Plug', 'plug')],
  [0x25, condition('Presence', 'presence')],
  [0x26, condition('Problem', 'problem')],
  [0x27, condition('Running', 'running')],
  // 1 is safe there, and a safety sensor that is on is not.
  [0x28, { is: 'condition', name: 'Safety', deviceClass: 'safety', isInverted: true }],
  [0x29, condition('Smoke', 'smoke')],
  [0x2a, condition('Sound', 'sound')],
  [0x2b, condition('Tamper', 'tamper')],
  [0x2c, condition('Vibration', 'vibration')],
  [0x2d, condition('Window', 'window')],
  [0x2e, humidity],
  [0x2f, soil],
  [0x3a, { is: 'button', name: 'Button' }],
  [0x3c, { is: 'button', name: 'Dimmer' }],
  [0x3d, count],
  [0x3e, count],
  [0x3f, measured('Rotation', undefined, '°')],
  [0x40, measured('Distance', 'distance', 'mm')],
  [0x41, measured('Distance', 'distance', 'm')],
  [0x42, measured('Duration', 'duration', 's')],
  [0x43, current],
  [0x44, speed],
  [0x45, temperature],
  [0x46, measured('UV index')],
  [0x47, volume],
  [0x48, measured('Volume', 'volume', 'mL')],
  [0x49, measured('Volume flow rate', 'volume_flow_rate', 'm³/h')],
  [0x4a, voltage],
  [0x4b, gas],
  [0x4c, gas],
  [0x4d, energy],
  [0x4e, counted('Volume', 'volume', 'L')],
  [0x4f, counted('Water', 'water', 'L')],
  [0x50, { is: 'time', name: 'Time' }],
  [0x51, acceleration],
  [0x52, measured('Rotation rate', undefined, '°/s')],
  [0x53, { is: 'text', name: 'Text' }],
  [0x54, { is: 'text', name: 'Raw data' }],
  [0x55, measured('Volume storage', 'volume_storage', 'L')],
  [0x56, measured('Conductivity', 'conductivity', 'µS/cm')],
  [0x57, temperature],
  [0x58, temperature],
  [0x59, count],
  [0x5a, count],
  [0x5b, count],
  [0x5c, power],
  [0x5d, current],
  [0x5e, measured('Direction', undefined, '°')],
  [0x5f, measured('Precipitation', 'precipitation', 'mm')],
  [0x60, measured('Channel')],
  [0x61, measured('Rotational speed', undefined, 'rpm')],
  [0x62, speed],
  [0x63, acceleration],
]);

/** What an object measures; one that is newer than this table is shown as it comes. */
export function meaningOf(objectId: number | undefined): Meaning {
  const known = objectId === undefined ? undefined : meanings.get(objectId);
  return known ?? { is: 'text', name: objectId === undefined ? 'Sensor' : `Sensor ${objectId}` };
}
