/** The made-up home: bedroom, cellar, garden, and what is in no room or hostile. */
import { ago, ahead, battery, type DeviceSeed, onOff, temperature } from './fake-seeds.ts';

export const otherRooms: readonly DeviceSeed[] = [
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
