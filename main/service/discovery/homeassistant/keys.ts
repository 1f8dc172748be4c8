/**
 * The platforms of Home Assistant's MQTT discovery and what each of them reads, as of the middle of 2026. A test holds our
 * platforms to it, and the reference (build/reference/home-assistant-mqtt.md) names the same platforms.
 */
import type { ComponentName } from '../../platforms/table.ts';

/** The month of the newest source that was looked at. */
export const describedVersion = '2026.7';

/** Options that every entity has, beside those of its platform. */
export const commonKeys = words(`
    availability availability_mode availability_template availability_topic default_entity_id device enabled_by_default
    encoding entity_category entity_picture icon json_attributes_template json_attributes_topic message_expiry_interval
    name origin payload_available payload_not_available qos retain unique_id visible_by_default`);

/** By platform. Device triggers and tags have no options in common with entities. */
export const platformKeys: Readonly<Record<ComponentName, readonly string[]>> = mapped({
  alarm_control_panel: `
    code code_arm_required code_disarm_required code_trigger_required command_template command_topic payload_arm_away
    payload_arm_custom_bypass payload_arm_home payload_arm_night payload_arm_vacation payload_disarm payload_trigger
    state_topic supported_features value_template`,
  binary_sensor: `
    device_class expire_after force_update off_delay payload_off payload_on state_topic value_template`,
  button: `
    command_template command_topic device_class payload_press`,
  camera: `
    image_encoding topic`,
  climate: `
    action_template action_topic current_humidity_template current_humidity_topic current_temperature_template
    current_temperature_topic fan_mode_command_template fan_mode_command_topic fan_mode_state_template
    fan_mode_state_topic fan_modes initial max_humidity max_temp min_humidity min_temp mode_command_template
    mode_command_topic mode_state_template mode_state_topic modes optimistic payload_off payload_on
    power_command_template power_command_topic precision preset_mode_command_template preset_mode_command_topic
    preset_mode_state_topic preset_mode_value_template preset_modes swing_horizontal_mode_command_template
    swing_horizontal_mode_command_topic swing_horizontal_mode_state_template swing_horizontal_mode_state_topic
    swing_horizontal_modes swing_mode_command_template swing_mode_command_topic swing_mode_state_template
    swing_mode_state_topic swing_modes target_humidity_command_template target_humidity_command_topic
    target_humidity_state_template target_humidity_state_topic temp_step temperature_command_template
    temperature_command_topic temperature_high_command_template temperature_high_command_topic
    temperature_high_state_template temperature_high_state_topic temperature_low_command_template
    temperature_low_command_topic temperature_low_state_template temperature_low_state_topic
    temperature_state_template temperature_state_topic temperature_unit value_template`,
  cover: `
    command_topic device_class optimistic payload_close payload_open payload_stop payload_stop_tilt position_closed
    position_open position_template position_topic set_position_template set_position_topic state_closed state_closing
    state_open state_opening state_stopped state_topic tilt_closed_value tilt_command_template tilt_command_topic
    tilt_max tilt_min tilt_opened_value tilt_optimistic tilt_status_template tilt_status_topic value_template`,
  date: `
    command_template command_topic optimistic state_topic value_template`,
  datetime: `
    command_template command_topic optimistic state_topic timezone value_template`,
  device_automation: `
    automation_type device payload subtype topic type value_template`,
  device_tracker: `
    json_attributes_template json_attributes_topic payload_home payload_not_home payload_reset source_type state_topic
    value_template`,
  event: `
    device_class event_types state_topic value_template`,
  fan: `
    command_template command_topic direction_command_template direction_command_topic direction_state_topic
    direction_value_template optimistic oscillation_command_template oscillation_command_topic oscillation_state_topic
    oscillation_value_template payload_off payload_on payload_oscillation_off payload_oscillation_on
    payload_reset_percentage payload_reset_preset_mode percentage_command_template percentage_command_topic
    percentage_state_topic percentage_value_template preset_mode_command_template preset_mode_command_topic
    preset_mode_state_topic preset_mode_value_template preset_modes speed_range_max speed_range_min state_topic
    state_value_template`,
  humidifier: `
    action_template action_topic command_template command_topic current_humidity_template current_humidity_topic
    device_class max_humidity min_humidity mode_command_template mode_command_topic mode_state_template
    mode_state_topic modes optimistic payload_off payload_on payload_reset_humidity payload_reset_mode state_topic
    state_value_template target_humidity_command_template target_humidity_command_topic target_humidity_state_template
    target_humidity_state_topic`,
  image: `
    content_type image_encoding image_topic url_template url_topic`,
  infrared: `
    command_template command_topic schema state_topic value_template`,
  lawn_mower: `
    activity_state_topic activity_value_template dock_command_template dock_command_topic optimistic
    pause_command_template pause_command_topic start_mowing_command_template start_mowing_command_topic`,
  light: `
    blue_template brightness brightness_command_template brightness_command_topic brightness_scale
    brightness_state_topic brightness_template brightness_value_template color_mode_state_topic
    color_mode_value_template color_temp_command_template color_temp_command_topic color_temp_kelvin
    color_temp_state_topic color_temp_template color_temp_value_template command_off_template command_on_template
    command_topic effect effect_command_template effect_command_topic effect_list effect_state_topic effect_template
    effect_value_template flash flash_time_long flash_time_short green_template hs_command_template hs_command_topic
    hs_state_topic hs_value_template max_kelvin max_mireds min_kelvin min_mireds on_command_type optimistic
    payload_off payload_on red_template rgb_command_template rgb_command_topic rgb_state_topic rgb_value_template
    rgbw_command_template rgbw_command_topic rgbw_state_topic rgbw_value_template rgbww_command_template
    rgbww_command_topic rgbww_state_topic rgbww_value_template schema state_template state_topic state_value_template
    supported_color_modes transition white_command_topic white_scale xy_command_template xy_command_topic
    xy_state_topic xy_value_template`,
  lock: `
    code_format command_template command_topic optimistic payload_lock payload_open payload_reset payload_unlock
    state_jammed state_locked state_locking state_open state_opening state_topic state_unlocked state_unlocking
    value_template`,
  notify: `
    command_template command_topic`,
  number: `
    command_template command_topic device_class max min mode optimistic payload_reset state_topic step
    unit_of_measurement value_template`,
  scene: `
    command_topic payload_on`,
  select: `
    command_template command_topic optimistic options state_topic value_template`,
  sensor: `
    device_class expire_after force_update last_reset_value_template options state_class state_topic
    suggested_display_precision unit_of_measurement value_template`,
  siren: `
    available_tones command_off_template command_template command_topic optimistic payload_off payload_on state_off
    state_on state_topic state_value_template support_duration support_volume_set`,
  switch: `
    command_template command_topic device_class optimistic payload_off payload_on state_off state_on state_topic
    value_template`,
  tag: `
    topic value_template`,
  text: `
    command_template command_topic max min mode optimistic pattern state_topic value_template`,
  time: `
    command_template command_topic optimistic state_topic value_template`,
  update: `
    command_topic device_class display_precision latest_version_template latest_version_topic payload_install
    release_summary release_url state_topic title value_template`,
  vacuum: `
    clean_segments_command_template clean_segments_command_topic command_topic fan_speed_list payload_clean_spot
    payload_locate payload_pause payload_return_to_base payload_start payload_stop send_command_topic
    set_fan_speed_topic state_topic supported_features unique_id`,
  valve: `
    command_template command_topic device_class optimistic payload_close payload_open payload_stop position_closed
    position_open reports_position state_closed state_closing state_open state_opening state_topic value_template`,
  water_heater: `
    current_temperature_template current_temperature_topic initial max_temp min_temp mode_command_template
    mode_command_topic mode_state_template mode_state_topic modes optimistic payload_off payload_on
    power_command_template power_command_topic precision temperature_command_template temperature_command_topic
    temperature_state_template temperature_state_topic temperature_unit value_template`,
});

/** Keys that only native dialects speak (the reference, section 10). */
export const ownKeys: Partial<Readonly<Record<ComponentName, readonly string[]>>> = {
  binary_sensor: ['also_read', 'reads_flags'],
  event: ['also_read'],
  light: ['reshaped_by'],
  select: ['none_is_option'],
  sensor: ['also_read', 'empty_says_nothing'],
  switch: ['reads_flags'],
  text: ['none_is_unknown', 'unsaid'],
  update: ['version_when_unknown'],
};

/** Keys of the message, and of older versions: they have short keys, and no platform reads them. */
export const otherKeys = words(`
    aux_command_topic aux_state_template aux_state_topic away_mode_command_topic away_mode_state_template
    away_mode_state_topic battery_level_template battery_level_topic charging_template charging_topic cleaning_template
    cleaning_topic color_mode components docked_template docked_topic error_template error_topic fan_speed_template
    fan_speed_topic hold_command_template hold_command_topic hold_state_template hold_state_topic json_attributes
    last_reset_topic migrate_discovery object_id payload_direction_forward payload_direction_reverse payload_high_speed
    payload_low_speed payload_medium_speed payload_off_speed payload_start_pause payload_turn_off payload_turn_on
    platform power_state_template power_state_topic speed_command_topic speed_state_topic speed_value_template speeds
    tilt_invert_state white_value_command_topic white_value_scale white_value_state_topic white_value_template`);

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((each) => each !== '');
}

function mapped<K extends string>(table: Readonly<Record<K, string>>): Readonly<Record<K, readonly string[]>> {
  return Object.fromEntries(Object.entries<string>(table).map(([name, text]) => [name, words(text)])) as Record<
    K,
    readonly string[]
  >;
}
