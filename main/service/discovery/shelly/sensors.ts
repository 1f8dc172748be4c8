/** What Shelly components measure, as a table by kind. Pure. */

export interface Measurement {
  /** Field of the status, one level deep. */
  readonly path: string;
  readonly name: string;
  readonly deviceClass?: string;
  readonly unit?: string;
  readonly stateClass?: 'measurement' | 'total_increasing';
  readonly isDiagnostic?: boolean;
}

const of = (
  path: string,
  name: string,
  deviceClass: string,
  unit?: string,
  stateClass: Measurement['stateClass'] = 'measurement',
): Measurement => ({ path, name, deviceClass, stateClass, ...(unit !== undefined && { unit }) });

const power = (path: string, name: string) => of(path, name, 'power', 'W');
const voltage = (path: string, name: string) => of(path, name, 'voltage', 'V');
const current = (path: string, name: string) => of(path, name, 'current', 'A');
const frequency = (path: string, name: string) => of(path, name, 'frequency', 'Hz');
const factor = (path: string, name: string) => of(path, name, 'power_factor');
const energy = (path: string, name: string) => of(path, name, 'energy', 'Wh', 'total_increasing');

/** Of every output that measures. */
const output: readonly Measurement[] = [
  power('apower', 'Power'),
  voltage('voltage', 'Voltage'),
  current('current', 'Current'),
  frequency('freq', 'Frequency'),
  factor('pf', 'Power factor'),
  energy('aenergy.total', 'Energy'),
  energy('ret_aenergy.total', 'Returned energy'),
  { ...of('temperature.tC', 'Temperature', 'temperature', '°C'), isDiagnostic: true },
];

const phases = ['a', 'b', 'c'] as const;

const threePhases: readonly Measurement[] = [
  ...phases.flatMap((phase) => [
    power(`${phase}_act_power`, `Phase ${phase.toUpperCase()} power`),
    voltage(`${phase}_voltage`, `Phase ${phase.toUpperCase()} voltage`),
    current(`${phase}_current`, `Phase ${phase.toUpperCase()} current`),
    factor(`${phase}_pf`, `Phase ${phase.toUpperCase()} power factor`),
    frequency(`${phase}_freq`, `Phase ${phase.toUpperCase()} frequency`),
  ]),
  current('n_current', 'Neutral current'),
  current('total_current', 'Total current'),
  power('total_act_power', 'Total power'),
  of('total_aprt_power', 'Total apparent power', 'apparent_power', 'VA'),
];

const threePhaseEnergies: readonly Measurement[] = [
  ...phases.flatMap((phase) => [
    energy(`${phase}_total_act_energy`, `Phase ${phase.toUpperCase()} energy`),
    energy(`${phase}_total_act_ret_energy`, `Phase ${phase.toUpperCase()} returned energy`),
  ]),
  energy('total_act', 'Total energy'),
  energy('total_act_ret', 'Total returned energy'),
];

/** By kind of component; `input` is dealt with by its type. */
export const measurements: ReadonlyMap<string, readonly Measurement[]> = new Map<string, readonly Measurement[]>([
  ['switch', output],
  ['light', output],
  ['rgb', output],
  ['rgbw', output],
  ['cct', output],
  ['rgbcct', output],
  ['cover', output],
  ['pm1', output],
  ['em', threePhases],
  ['emdata', threePhaseEnergies],
  [
    'em1',
    [
      power('act_power', 'Power'),
      of('aprt_power', 'Apparent power', 'apparent_power', 'VA'),
      voltage('voltage', 'Voltage'),
      current('current', 'Current'),
      factor('pf', 'Power factor'),
      frequency('freq', 'Frequency'),
    ],
  ],
  ['em1data', [energy('total_act_energy', 'Energy'), energy('total_act_ret_energy', 'Returned energy')]],
  ['temperature', [of('tC', 'Temperature', 'temperature', '°C')]],
  ['thermostat', [of('current_C', 'Temperature', 'temperature', '°C')]],
  ['presence', [{ path: 'num_objects', name: 'Detected objects', stateClass: 'measurement' }]],
  ['presencezone', [{ path: 'num_objects', name: 'Detected objects', stateClass: 'measurement' }]],
  ['humidity', [of('rh', 'Humidity', 'humidity', '%')]],
  ['illuminance', [of('lux', 'Illuminance', 'illuminance', 'lx')]],
  // What a person's own formula makes of the voltage has a unit that the status does not tell.
  ['voltmeter', [voltage('voltage', 'Voltage'), { path: 'xvoltage', name: 'Value', stateClass: 'measurement' }]],
  [
    'devicepower',
    [
      { ...of('battery.percent', 'Battery', 'battery', '%'), isDiagnostic: true },
      { ...voltage('battery.V', 'Battery voltage'), isDiagnostic: true },
    ],
  ],
  ['wifi', [{ ...of('rssi', 'Signal strength', 'signal_strength', 'dBm'), isDiagnostic: true }]],
]);

export interface Alarm {
  readonly path: string;
  readonly name: string;
  readonly deviceClass: string;
  readonly isDiagnostic?: boolean;
  /** The component is nothing else: it carries its name. */
  readonly isTheComponent?: boolean;
}

/** Booleans that are only read. */
export const alarms: ReadonlyMap<string, readonly Alarm[]> = new Map<string, readonly Alarm[]>([
  ['presencezone', [{ path: 'value', name: 'Occupancy', deviceClass: 'occupancy', isTheComponent: true }]],
  ['smoke', [{ path: 'alarm', name: 'Smoke', deviceClass: 'smoke' }]],
  ['flood', [{ path: 'alarm', name: 'Flood', deviceClass: 'moisture' }]],
  ['devicepower', [{ path: 'external.present', name: 'External power', deviceClass: 'plug', isDiagnostic: true }]],
]);
