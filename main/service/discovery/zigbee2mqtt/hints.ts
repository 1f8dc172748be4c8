/**
 * What a property is, by its name: the device and state classes and categories that Zigbee2MQTT's own announcements
 * for Home Assistant give it, so that an entity looks the same whichever way it is announced.
 */

/** Names by what they have in common, turned around: a look-up by name. */
function byName(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([value, names]) => names.split(' ').map((name) => [name, value] as const)),
  );
}

const binaryClasses = byName({
  battery: 'battery_low',
  carbon_monoxide: 'carbon_monoxide',
  door: 'contact',
  garage_door: 'garage_door_contact',
  gas: 'gas',
  moisture: 'rain_status water_leak',
  moving: 'moving',
  occupancy: 'occupancy presence area1Occupancy area2Occupancy area3Occupancy area4Occupancy',
  opening: 'valve_state',
  plug: 'consumer_connected',
  problem: 'valve_alarm',
  running: 'setup',
  safety: 'sos',
  smoke: 'smoke',
  sound: 'noise_detected',
  tamper: 'tamper',
  vibration: 'vibration',
  window: 'window window_open',
});

const numericClasses = byName({
  aqi: 'aqi',
  atmospheric_pressure: 'pressure',
  battery: 'battery battery2',
  carbon_dioxide: 'co2',
  current: 'current current_phase_b current_phase_c',
  distance: 'distance',
  duration: 'action_duration boost_heating_countdown',
  energy: 'energy',
  frequency: 'ac_frequency',
  gas: 'gas',
  humidity: 'humidity external_humidity alarm_humidity_max alarm_humidity_min',
  illuminance: 'illuminance',
  moisture: 'soil_moisture',
  pm10: 'pm10',
  pm25: 'pm25',
  power: 'power power_phase_b power_phase_c',
  power_factor: 'power_factor',
  precipitation: 'precipitation',
  precipitation_intensity: 'rain_rate',
  sound_pressure: 'noise',
  temperature:
    'temperature temperature_probe local_temperature device_temperature cpu_temperature internalTemperature ' +
    'external_temperature external_temperature_input alarm_temperature_max alarm_temperature_min',
  voltage: 'voltage voltage_phase_b voltage_phase_c battery_voltage',
  volatile_organic_compounds: 'voc',
  volatile_organic_compounds_parts: 'voc_parts eco2',
  volume_flow_rate: 'flow',
  water: 'water_consumed',
  wind_speed: 'wind_speed',
});

const stateClasses = byName({
  total_increasing: 'energy gas precipitation water_consumed',
  measurement:
    'ac_frequency apparent_temperature aqi battery battery2 battery_voltage co2 cpu_temperature current ' +
    'current_phase_b current_phase_c device_temperature dew_point distance eco2 external_humidity ' +
    'external_temperature flow formaldehyd gas_density gust_speed hcho heat_stress humidex humidity illuminance ' +
    'illuminance_raw internalTemperature linkquality load_estimate local_temperature noise occupancy_level people ' +
    'pm10 pm25 position power power_factor power_outage_count power_phase_b power_phase_c pressure pressure_trend ' +
    'rain_rate smoke_density soil_moisture temperature temperature_probe trigger_count uv_index voc voc_index ' +
    'voc_parts voltage voltage_phase_b voltage_phase_c wind_chill wind_direction wind_speed x x_axis y y_axis z z_axis',
});

const enumClasses = byName({ identify: 'identify', restart: 'restart', update: 'update' });

const binaryCategories = byName({
  config:
    'button_lock calibration card child_lock color_sync eco_mode expose_pin flip_indicator_light indicator_mode ' +
    'invert_cover led_disabled_night led_enable led_indication motor_reversal no_position_support ' +
    'power_outage_memory temperature_scale',
  diagnostic:
    'battery_low capabilities_configurable_curve capabilities_forward_phase_control capabilities_overload_detection ' +
    'capabilities_reactance_discriminator capabilities_reverse_phase_control status_capacitive_load ' +
    'status_forward_phase_control status_inductive_load status_overload status_reverse_phase_control test',
});

const numericCategories = byName({
  config:
    'alarm_humidity_max alarm_humidity_min alarm_temperature_max alarm_temperature_min auto_relock_time ' +
    'away_preset_days away_preset_temperature ballast_maximum_level ballast_minimum_level ' +
    'boost_heating_countdown_time_set boost_time calibration calibration_time comfort_temperature ' +
    'deadzone_temperature duration eco_temperature humidity_calibration humidity_max humidity_min ' +
    'illuminance_calibration max_range max_temperature max_temperature_limit measurement_poll_interval ' +
    'min_temperature min_temperature_limit minimum_on_level motion_sensitivity occupancy_sensitivity ' +
    'occupancy_timeout precision presence_timeout reporting_time temperature_calibration temperature_max ' +
    'temperature_min transition vibration_timeout',
  diagnostic:
    'ballast_physical_maximum_level ballast_physical_minimum_level battery2 battery_voltage cpu_temperature ' +
    'device_temperature internalTemperature linkquality power_factor requested_brightness_level ' +
    'requested_brightness_percent',
});

const enumCategories = byName({
  config:
    'alarm_humidity alarm_temperature backlight_auto_dim backlight_mode color_power_on_behavior control_mode ' +
    'device_mode force keep_time keypad_lockout load_detection_mode load_dimmable load_type melody mode ' +
    'mode_phase_control motion_sensitivity operation_mode power_on_behavior power_outage_memory power_supply_mode ' +
    'power_type sensitivity sensors_type sound_volume switch_type temperature_display_mode ' +
    'temperature_sensor_select thermostat_unit volume week',
  diagnostic: 'level_config',
});

/** Of little interest to most people: shown on demand. */
const hidden = new Set([
  'effect',
  'linkquality',
  'power_factor',
  'power_outage_count',
  'requested_brightness_level',
  'requested_brightness_percent',
  'trigger_count',
]);

export interface Hints {
  readonly device_class?: string;
  readonly state_class?: string;
  readonly entity_category?: string;
  readonly enabled_by_default?: false;
}

function hints(
  name: string,
  deviceClass: string | undefined,
  category: string | undefined,
  stateClass?: string | undefined,
): Hints {
  return {
    ...(deviceClass !== undefined && { device_class: deviceClass }),
    ...(stateClass !== undefined && { state_class: stateClass }),
    ...(category !== undefined && { entity_category: category }),
    ...(hidden.has(name) && { enabled_by_default: false }),
  };
}

export function binaryHints(name: string): Hints {
  return hints(name, binaryClasses.get(name), binaryCategories.get(name));
}

/** Of a number that can be set: settings have no state class, and only a temperature keeps its device class. */
export function numberHints(name: string): Hints {
  const deviceClass = numericClasses.get(name);
  return hints(name, deviceClass === 'temperature' ? deviceClass : undefined, numericCategories.get(name));
}

/** Of a measured number. A device class without a unit would be wrong and is left out. */
export function sensorHints(name: string, unit: string | undefined): Hints {
  const byUnit = unit === undefined ? undefined : classByUnit.get(unit);
  // The same property counts particles in one device and weighs them in the next.
  const key = name === 'voc' && (unit === 'ppb' || unit === 'ppm') ? 'voc_parts' : name;
  const deviceClass = unit === undefined ? undefined : (byUnit ?? numericClasses.get(key));
  const stateClass =
    byUnit === 'energy' ? 'total_increasing' : byUnit === undefined ? stateClasses.get(key) : 'measurement';
  return hints(name, deviceClass, numericCategories.get(name), stateClass);
}

const classByUnit = byName({ energy: 'Wh kWh', current: 'A mA', power: 'mW W kW' });

export function enumHints(name: string): Hints {
  return hints(name, enumClasses.get(name), enumCategories.get(name));
}
