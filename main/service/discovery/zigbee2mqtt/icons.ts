/** The icon of a property, by its name, as in Zigbee2MQTT's own announcements for Home Assistant. */
import { byName } from './hint-tables.ts';

export const binaryIcons = byName({
  'mdi:account-lock': 'child_lock',
  'mdi:angle-acute': 'tilt_mode',
  'mdi:arrow-left-right': 'flip_indicator_light invert_cover motor_reversal motor_reversal_left motor_reversal_right',
  'mdi:calendar': 'schedule',
  'mdi:clipboard-check': 'card',
  'mdi:emoticon-happy-outline': 'comfort_smiley',
  'mdi:flash-auto': 'auto_off',
  'mdi:heat-wave': 'th_heater',
  'mdi:home-export-outline': 'away_mode',
  'mdi:leaf': 'eco_mode',
  'mdi:led-off': 'led_disabled_night',
  'mdi:led-on': 'activity_led_indicator indicator indicator_mode led_enable led_indication trigger_indicator',
  'mdi:lock': 'auto_lock button_lock',
  'mdi:memory': 'power_outage_memory',
  'mdi:minus-circle-outline': 'no_position_support',
  'mdi:monitor': 'enable_display',
  'mdi:pin': 'expose_pin',
  'mdi:pipe-valve': 'valve_detection',
  'mdi:progress-wrench': 'calibration calibration_left calibration_right',
  'mdi:radiator-off': 'heating_stop',
  'mdi:snowflake-thermometer': 'frost_protection',
  'mdi:sync-circle': 'color_sync',
  'mdi:temperature-celsius': 'temperature_scale',
  'mdi:test-tube': 'test',
  'mdi:tune':
    'capabilities_configurable_curve capabilities_forward_phase_control capabilities_overload_detection ' +
    'capabilities_reactance_discriminator capabilities_reverse_phase_control status_capacitive_load ' +
    'status_forward_phase_control status_inductive_load status_overload status_reverse_phase_control',
  'mdi:weather-pouring': 'rain_status',
  'mdi:window-open-variant': 'window_detection',
});

export const numericIcons = byName({
  'mdi:account-multiple': 'people',
  'mdi:air-filter': 'hcho',
  'mdi:angle-acute': 'angle angle_axis',
  'mdi:axis-x-arrow': 'x x_axis',
  'mdi:axis-y-arrow': 'y y_axis',
  'mdi:axis-z-arrow': 'z z_axis',
  'mdi:brightness-5': 'requested_brightness_level requested_brightness_percent',
  'mdi:clock-out': 'measurement_interval measurement_poll_interval soil_sampling temperature_sampling',
  'mdi:clock-time-one-outline': 'reporting_time',
  'mdi:compass-outline': 'wind_direction',
  'mdi:counter': 'power_outage_count trigger_count',
  'mdi:cube': 'cube_side',
  'mdi:decimal-comma-increase': 'precision',
  'mdi:flash': 'overload_protection',
  'mdi:google-circles-communities': 'gas_density smoke_density',
  'mdi:meter-gas': 'gas',
  'mdi:molecule': 'voc_index',
  'mdi:motion-outline': 'effect_speed',
  'mdi:motion-sensor':
    'large_motion_detection_sensitivity medium_motion_detection_sensitivity motion_sensitivity ' +
    'occupancy_level occupancy_sensitivity small_detection_sensitivity',
  'mdi:signal': 'linkquality',
  'mdi:signal-distance-variant':
    'large_motion_detection_distance max_range maximum_range medium_motion_detection_distance ' +
    'minimum_range small_detection_distance',
  'mdi:snowflake-thermometer': 'wind_chill',
  'mdi:thermometer':
    'away_preset_temperature comfort_temperature deadzone_temperature eco_temperature ' +
    'external_temperature external_temperature_input',
  'mdi:thermometer-alert': 'humidex',
  'mdi:thermometer-high': 'alarm_temperature_max comfort_temperature_max max_temperature max_temperature_limit',
  'mdi:thermometer-lines': 'apparent_temperature temperature_offset',
  'mdi:thermometer-low': 'alarm_temperature_min comfort_temperature_min min_temperature min_temperature_limit',
  'mdi:thermometer-minus': 'temperature_min',
  'mdi:thermometer-plus': 'temperature_max',
  'mdi:thermometer-water': 'dew_point',
  'mdi:timer':
    'action_duration auto_relock_time away_preset_days boost_heating_countdown_time_set boost_time ' +
    'detection_delay detection_interval duration fading_time interval_time noise_timeout ' +
    'occupancy_timeout presence_timeout vibration_timeout',
  'mdi:transition': 'transition',
  'mdi:trending-up': 'pressure_trend',
  'mdi:tune': 'sensitivity',
  'mdi:valve': 'position',
  'mdi:volume-equal': 'noise_detect_level',
  'mdi:water-minus': 'alarm_humidity_min',
  'mdi:water-percent': 'comfort_humidity_max comfort_humidity_min external_humidity humidity_max humidity_min',
  'mdi:water-percent-alert': 'soil_warning',
  'mdi:water-plus': 'alarm_humidity_max',
  'mdi:weather-pouring': 'rain_rate',
  'mdi:weather-rainy': 'precipitation',
  'mdi:weather-sunny-alert': 'heat_stress',
  'mdi:weather-windy': 'wind_speed',
  'mdi:weather-windy-variant': 'gust_speed',
  'mdi:white-balance-sunny': 'uv_index',
  'mdi:wrench-clock':
    'calibration calibration_button_hold_time calibration_closing_time calibration_motor_start_delay ' +
    'calibration_opening_time calibration_time calibration_time_left calibration_time_right ' +
    'humidity_calibration illuminance_calibration soil_calibration temperature_calibration',
});

export const enumIcons = byName({
  'mdi:arrow-left-right': 'motor_direction',
  'mdi:av-timer': 'keep_time',
  'mdi:brightness-auto': 'backlight_auto_dim',
  'mdi:calendar-clock': 'week',
  'mdi:chart-bell-curve': 'load_dimmable',
  'mdi:gesture-double-tap': 'action',
  'mdi:home-thermometer': 'temperature_sensor_select',
  'mdi:led-on': 'load_type',
  'mdi:lightbulb': 'backlight_mode',
  'mdi:lightning-bolt-circle': 'power_type',
  'mdi:lock': 'keypad_lockout',
  'mdi:music-note': 'melody',
  'mdi:palette': 'color_power_on_behavior effect',
  'mdi:power-settings': 'power_on_behavior power_outage_memory power_supply_mode',
  'mdi:ray-start-end': 'set_limits',
  'mdi:state-machine': 'motor_state status',
  'mdi:temperature-celsius': 'temperature_unit',
  'mdi:thermometer': 'temperature_display_mode thermostat_unit',
  'mdi:thermometer-alert': 'alarm_temperature',
  'mdi:tune':
    'calibrate control_mode device_mode load_detection_mode mode mode_phase_control mode_switch ' +
    'motion_sensitivity operation_mode sensitivity sensor sensors_type switch_type',
  'mdi:valve': 'force',
  'mdi:volume-high': 'sound_volume volume',
  'mdi:water-percent-alert': 'alarm_humidity',
  'mdi:weather-partly-cloudy': 'weather_condition',
});

/** Of texts, lists and composites. */
export const listIcons = byName({
  'mdi:calendar-clock': 'programming_mode schedule_settings',
  'mdi:gesture-double-tap': 'action',
  'mdi:palette': 'color_options',
  'mdi:palette-swatch': 'effect_color',
});
