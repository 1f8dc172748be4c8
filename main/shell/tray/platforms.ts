/** What the tray knows of each platform, a line each: one without its line does not compile. */
import type { PlatformName } from '../../service/model/entities.ts';

export interface TrayPlatform {
  /** What a menu does: switches it, offers its actions, or sends one; absent where only its state is said. */
  readonly control?: 'toggle' | 'choices' | { readonly press: string };
  /** How its state is said: when something last happened, by its class, as a measure, ..., as it is; else in words. */
  readonly says?: 'moment' | 'class' | 'measure' | 'heater' | 'lamp' | 'as-is';
}

const table: { readonly [P in PlatformName]: TrayPlatform } = {
  alarm_control_panel: {},
  binary_sensor: { says: 'class' },
  button: { control: { press: 'press' }, says: 'moment' },
  camera: {},
  climate: { control: 'choices', says: 'heater' },
  cover: { control: 'choices' },
  date: {},
  datetime: { says: 'moment' },
  device_tracker: {},
  event: { says: 'moment' },
  fan: { control: 'toggle' },
  humidifier: { control: 'toggle' },
  image: { says: 'moment' },
  infrared: {},
  lawn_mower: { control: 'choices' },
  light: { control: 'toggle', says: 'lamp' },
  lock: { control: 'choices' },
  notify: { says: 'moment' },
  number: { says: 'measure' },
  scene: { control: { press: 'turn_on' }, says: 'moment' },
  select: { says: 'as-is' },
  sensor: { says: 'measure' },
  siren: { control: 'toggle' },
  switch: { control: 'toggle' },
  text: { says: 'as-is' },
  time: {},
  update: {},
  vacuum: { control: 'choices' },
  valve: { control: 'choices' },
  water_heater: { control: 'choices', says: 'heater' },
};

/** The line of a platform. */
export function trayPlatform(platform: PlatformName): TrayPlatform {
  return table[platform];
}
