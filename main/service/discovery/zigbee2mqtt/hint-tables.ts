/**
 * What a property is, by its name: the device and state classes and categories that Zigbee2MQTT's own announcements
 * for Home Assistant give it. Tables alone; `hints.ts` applies them.
 */

/** Names by what they have in common, turned around: a look-up by name. */
export function byName(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([value, names]) => names.split(' ').map((name) => [name, value] as const)),
  );
}

export const binaryClasses = byName({
  battery: 'battery_low',
  carbon_monoxide: 'carbon_monoxide',
  door: 'contact',
  garage_door: 'garage_door_contact',
  gas: 'gas',
  moisture: 'rain_status water_leak',
  moving: 'moving',
  occupancy: 'area1Occupancy area2Occupancy area3Occupancy area4Occupancy occupancy presence',
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

export const numericClasses = byName({
  aqi: 'aqi',
  atmospheric_pressure: 'pressure',
  battery: 'battery battery2',
  carbon_dioxide: 'co2',
  conductivity: 'soil_fertility',
  current: 'current current_phase_b current_phase_c',
  distance: 'distance',
  duration: 'action_duration boost_heating_countdown',
  energy: 'energy',
  frequency: 'ac_frequency',
  gas: 'gas',
  humidity:
    'alarm_humidity_max alarm_humidity_min comfort_humidity_max comfort_humidity_min external_humidity ' + 'humidity',
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
    'alarm_temperature_max alarm_temperature_min apparent_temperature comfort_temperature_max ' +
    'comfort_temperature_min cpu_temperature device_temperature dew_point external_temperature ' +
    'external_temperature_input humidex internalTemperature local_temperature temperature ' +
    'temperature_probe wind_chill',
  volatile_organic_compounds: 'voc',
  volatile_organic_compounds_parts: 'eco2 voc_parts',
  voltage: 'battery_voltage voltage voltage_phase_b voltage_phase_c',
  volume_flow_rate: 'flow',
  water: 'water_consumed',
  wind_speed: 'gust_speed wind_speed',
});

export const stateClasses = byName({
  measurement:
    'ac_frequency apparent_temperature aqi battery battery2 battery_voltage co2 cpu_temperature current ' +
    'current_phase_b current_phase_c device_temperature dew_point distance eco2 external_humidity ' +
    'external_temperature flow formaldehyd formaldehyde gas_density gust_speed hcho heat_stress humidex ' +
    'humidity illuminance illuminance_raw internalTemperature linkquality load_estimate local_temperature ' +
    'noise occupancy_level people pm10 pm25 position power power_factor power_outage_count power_phase_b ' +
    'power_phase_c pressure pressure_trend rain_rate smoke_density soil_fertility soil_moisture ' +
    'temperature temperature_probe trigger_count uv_index voc voc_index voc_parts voltage voltage_phase_b ' +
    'voltage_phase_c wind_chill wind_direction wind_speed x x_axis y y_axis z z_axis',
  total_increasing: 'energy gas precipitation water_consumed',
});

export const enumClasses = byName({
  identify: 'identify',
  restart: 'restart',
  update: 'update',
});

export const binaryCategories = byName({
  config:
    'auto_lock away_mode button_lock calibration calibration_left calibration_right card child_lock ' +
    'color_sync comfort_smiley eco_mode enable_display expose_pin flip_indicator_light frost_protection ' +
    'heating_stop indicator indicator_mode invert_cover led_disabled_night led_enable led_indication ' +
    'motor_reversal motor_reversal_left motor_reversal_right no_position_support power_outage_memory ' +
    'temperature_scale tilt_mode valve_detection window_detection',
  diagnostic:
    'battery_low capabilities_configurable_curve capabilities_forward_phase_control ' +
    'capabilities_overload_detection capabilities_reactance_discriminator ' +
    'capabilities_reverse_phase_control status_capacitive_load status_forward_phase_control ' +
    'status_inductive_load status_overload status_reverse_phase_control test',
});

export const numericCategories = byName({
  config:
    'alarm_humidity_max alarm_humidity_min alarm_temperature_max alarm_temperature_min auto_relock_time ' +
    'away_preset_days away_preset_temperature ballast_maximum_level ballast_minimum_level ' +
    'boost_heating_countdown_time_set boost_time calibration calibration_button_hold_time ' +
    'calibration_closing_time calibration_motor_start_delay calibration_opening_time calibration_time ' +
    'calibration_time_left calibration_time_right comfort_humidity_max comfort_humidity_min ' +
    'comfort_temperature comfort_temperature_max comfort_temperature_min deadzone_temperature ' +
    'detection_delay duration eco_temperature effect_speed fading_time humidity_calibration humidity_max ' +
    'humidity_min illuminance_calibration interval_time large_motion_detection_distance ' +
    'large_motion_detection_sensitivity max_range max_temperature max_temperature_limit maximum_range ' +
    'measurement_interval measurement_poll_interval medium_motion_detection_distance ' +
    'medium_motion_detection_sensitivity min_temperature min_temperature_limit minimum_on_level ' +
    'minimum_range motion_sensitivity occupancy_sensitivity occupancy_timeout precision presence_timeout ' +
    'reporting_time sensitivity small_detection_distance small_detection_sensitivity soil_calibration ' +
    'soil_sampling soil_warning temperature_calibration temperature_max temperature_min ' +
    'temperature_sampling transition vibration_timeout',
  diagnostic:
    'ballast_physical_maximum_level ballast_physical_minimum_level battery2 battery_voltage ' +
    'cpu_temperature device_temperature internalTemperature linkquality power_factor ' +
    'requested_brightness_level requested_brightness_percent',
});

export const enumCategories = byName({
  config:
    'alarm_humidity alarm_temperature backlight_auto_dim backlight_mode color_power_on_behavior ' +
    'control_mode device_mode force keep_time keypad_lockout load_detection_mode load_dimmable load_type ' +
    'melody mode mode_phase_control motion_sensitivity motor_direction operation_mode power_on_behavior ' +
    'power_outage_memory power_supply_mode power_type sensitivity sensors_type set_limits sound_volume ' +
    'switch_type temperature_display_mode temperature_sensor_select temperature_unit thermostat_unit ' +
    'volume week',
  diagnostic: 'identify motor_state',
});

/** Of texts, lists and composites. */
export const listCategories = byName({
  config: 'effect_color schedule_settings',
  diagnostic: 'level_config',
});
