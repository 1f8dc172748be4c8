/** The table of platforms: one more platform is one more file and one more line here. */
import { alarmControlPanelPlatform } from './alarm-control-panel.ts';
import { binarySensorPlatform } from './binary-sensor.ts';
import { buttonPlatform } from './button.ts';
import { cameraPlatform } from './camera.ts';
import { climatePlatform } from './climate/climate.ts';
import { coverPlatform } from './cover/cover.ts';
import { datePlatform } from './date.ts';
import { datetimePlatform } from './datetime.ts';
import { deviceAutomationPlatform } from './device-automation.ts';
import { deviceTrackerPlatform } from './device-tracker.ts';
import { eventPlatform } from './event.ts';
import { fanPlatform } from './fan/fan.ts';
import { humidifierPlatform } from './humidifier.ts';
import { imagePlatform } from './image.ts';
import { infraredPlatform } from './infrared.ts';
import { lawnMowerPlatform } from './lawn-mower.ts';
import { lightPlatform } from './light/light.ts';
import { lockPlatform } from './lock.ts';
import { notifyPlatform } from './notify.ts';
import { numberPlatform } from './number.ts';
import type { Platform } from './platform.ts';
import { scenePlatform } from './scene.ts';
import { selectPlatform } from './select.ts';
import { sensorPlatform } from './sensor/sensor.ts';
import { sirenPlatform } from './siren.ts';
import { switchPlatform } from './switch.ts';
import { tagPlatform } from './tag.ts';
import { textPlatform } from './text.ts';
import { timePlatform } from './time.ts';
import { updatePlatform } from './update/update.ts';
import { vacuumPlatform } from './vacuum.ts';
import { valvePlatform } from './valve.ts';
import { waterHeaterPlatform } from './water-heater.ts';

const table = {
  alarm_control_panel: alarmControlPanelPlatform,
  binary_sensor: binarySensorPlatform,
  button: buttonPlatform,
  camera: cameraPlatform,
  climate: climatePlatform,
  cover: coverPlatform,
  date: datePlatform,
  datetime: datetimePlatform,
  device_automation: deviceAutomationPlatform,
  device_tracker: deviceTrackerPlatform,
  event: eventPlatform,
  fan: fanPlatform,
  humidifier: humidifierPlatform,
  image: imagePlatform,
  infrared: infraredPlatform,
  lawn_mower: lawnMowerPlatform,
  light: lightPlatform,
  lock: lockPlatform,
  notify: notifyPlatform,
  number: numberPlatform,
  scene: scenePlatform,
  select: selectPlatform,
  sensor: sensorPlatform,
  siren: sirenPlatform,
  switch: switchPlatform,
  tag: tagPlatform,
  text: textPlatform,
  time: timePlatform,
  update: updatePlatform,
  vacuum: vacuumPlatform,
  valve: valvePlatform,
  water_heater: waterHeaterPlatform,
} satisfies {
  readonly [P in Platform<unknown, unknown>['name']]: Platform<never, never, P> | Platform<unknown, unknown, P>;
};

export type ComponentName = keyof typeof table;

/** True for a discovery component that has a platform. */
export function isSupportedComponent(name: string): name is ComponentName {
  return Object.hasOwn(table, name);
}

/** The platform of a component. */
export function platformOf(name: ComponentName): Platform<unknown, unknown> {
  return table[name];
}
