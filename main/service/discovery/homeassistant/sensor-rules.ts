/**
 * Sensors that Home Assistant refuses although each option is right on its own: a unit that does not belong to the device
 * or state class (components/mqtt/sensor.py, components/sensor/const.py), and a category that only what can be changed
 * may have (components/sensor and binary_sensor). Other dialects name units more freely: for them this does not hold.
 */

import type { RawConfig } from '../../platforms/platform.ts';
import { preferredUnit } from '../../platforms/sensor/units.ts';
import { pyStr } from '../../python/repr.ts';

const words = (text: string): readonly string[] => text.split(' ');

const area = words('m² cm² km² mm² in² ft² yd² mi² ac ha');
const energy = words('J kJ MJ GJ mWh Wh kWh MWh GWh TWh cal kcal Mcal Gcal');
const pressure = words('mPa Pa hPa kPa bar cbar mbar mmHg inHg inH₂O psi');
const flux = words('in/d in/h mm/d mm/h');
const speed = words('Beaufort ft/s in/s m/min m/s km/h kn mph mm/s');
const temperature = words('°C °F K');
const volume = [...words('ft³ CCF MCF m³ L mL gal'), 'fl. oz.'];
const particles = words('μg/m³ ng/m³');
const percent = ['%'];

/** The units of a device class; a class without any is not checked, and an empty list takes none. */
const unitsOfClass: ReadonlyMap<string, readonly string[]> = new Map([
  ['absolute_humidity', words('g/m³ mg/m³')],
  ['apparent_power', words('mVA VA kVA')],
  ['aqi', []],
  ['area', area],
  ['atmospheric_pressure', pressure],
  ['battery', percent],
  ['blood_glucose_concentration', words('mg/dL mmol/L')],
  ['carbon_dioxide', ['ppm']],
  ['carbon_monoxide', words('ppt ppb ppm mg/m³ μg/m³ ng/m³')],
  ['conductivity', words('S/cm μS/cm mS/cm')],
  ['current', words('μA mA A')],
  ['data_rate', words('bit/s kbit/s Mbit/s Gbit/s B/s kB/s MB/s GB/s KiB/s MiB/s GiB/s')],
  ['data_size', words('bit kbit Mbit Gbit B kB MB GB TB PB EB ZB YB KiB MiB GiB TiB PiB EiB ZiB YiB')],
  ['distance', words('mm cm m km in ft yd mi nmi')],
  ['duration', words('d h min s ms μs')],
  ['energy', energy],
  ['energy_distance', words('kWh/100km Wh/km mi/kWh km/kWh')],
  ['energy_storage', energy],
  ['frequency', words('mHz Hz kHz MHz GHz')],
  ['gas', words('CCF ft³ m³ L MCF')],
  ['humidity', percent],
  ['illuminance', ['lx']],
  ['irradiance', words('W/m² BTU/(h⋅ft²)')],
  ['moisture', percent],
  ['nitrogen_dioxide', words('ppt ppb ppm μg/m³ ng/m³')],
  ['nitrogen_monoxide', words('ppt ppb μg/m³ ng/m³')],
  ['nitrous_oxide', ['μg/m³']],
  ['ozone', words('ppt ppb ppm μg/m³ ng/m³')],
  ['ph', []],
  ['pm1', particles],
  ['pm10', particles],
  ['pm25', particles],
  ['pm4', particles],
  ['power', words('mW W kW MW GW TW')],
  ['power_factor', percent],
  ['precipitation', words('in mm cm')],
  ['precipitation_intensity', flux],
  ['pressure', pressure],
  ['reactive_energy', words('varh kvarh')],
  ['reactive_power', words('mvar var kvar')],
  ['signal_strength', words('dB dBm')],
  ['sound_pressure', words('dB dBA')],
  ['speed', [...speed, ...flux]],
  ['sulphur_dioxide', words('ppt ppb μg/m³ ng/m³')],
  ['temperature', temperature],
  ['temperature_delta', temperature],
  ['volatile_organic_compounds', words('μg/m³ mg/m³ ng/m³')],
  ['volatile_organic_compounds_parts', words('ppt ppb ppm')],
  ['voltage', words('μV mV V kV MV')],
  ['volume', volume],
  ['volume_flow_rate', words('m³/h m³/min m³/s ft³/min L/h L/min L/s gal/h gal/min gal/d mL/s')],
  ['volume_storage', volume],
  ['water', words('CCF ft³ m³ gal L MCF')],
  ['weight', words('g kg mg μg oz lb st')],
  ['wind_direction', ['°']],
  ['wind_speed', speed],
]);

/** Why Home Assistant would not show the entity of an expanded config; undefined where nothing is wrong of that kind. */
export function sensorProblem(component: string, raw: RawConfig): string | undefined {
  if (component !== 'sensor' && component !== 'binary_sensor') return undefined;
  if (raw.entity_category === 'config') return `entity_category: a ${component} cannot be of category config`;
  if (component === 'binary_sensor') return undefined;
  const given = raw.unit_of_measurement;
  const unit = given === undefined || given === null ? null : preferredUnit(pyStr(given));
  if (wordOf(raw.state_class) === 'measurement_angle' && unit !== '°') {
    return 'unit_of_measurement: state_class measurement_angle needs °';
  }
  if (unit === null) return undefined;
  const deviceClass = wordOf(raw.device_class);
  const units = unitsOfClass.get(deviceClass);
  if (units === undefined || units.includes(unit)) return undefined;
  return `unit_of_measurement: ${unit} does not belong to device class ${deviceClass}`;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
