/**
 * The table of platforms: one more platform is one more file and one more line here, or nothing compiles. The order is
 * what a person looks at first on a card and in a room.
 */
import type { Entity, PlatformName } from '../../preload/contract.ts';
import { alarmControlPanel } from './alarm-control-panel.tsx';
import { binarySensor } from './binary-sensor.tsx';
import { button } from './button.tsx';
import { camera } from './camera.tsx';
import { climate } from './climate.tsx';
import { cover } from './cover.tsx';
import { date } from './date.tsx';
import { datetime } from './datetime.tsx';
import type { Descriptor } from './descriptor.ts';
import { deviceTracker } from './device-tracker.tsx';
import { event } from './event.tsx';
import { fan } from './fan.tsx';
import { humidifier } from './humidifier.tsx';
import { image } from './image.tsx';
import { infrared } from './infrared.tsx';
import { lawnMower } from './lawn-mower.tsx';
import { light } from './light.tsx';
import { lock } from './lock.tsx';
import { notify } from './notify.tsx';
import { number } from './number.tsx';
import { scene } from './scene.tsx';
import { select } from './select.tsx';
import { sensor } from './sensor.tsx';
import { siren } from './siren.tsx';
import { switchPlatform } from './switch.tsx';
import { text } from './text.tsx';
import { time } from './time.tsx';
import { update } from './update.tsx';
import { vacuum } from './vacuum.tsx';
import { valve } from './valve.tsx';
import { waterHeater } from './water-heater.tsx';

const table: { readonly [P in PlatformName]: Descriptor<P> } = {
  alarm_control_panel: alarmControlPanel,
  lock,
  camera,
  image,
  climate,
  water_heater: waterHeater,
  light,
  cover,
  fan,
  humidifier,
  vacuum,
  lawn_mower: lawnMower,
  valve,
  siren,
  switch: switchPlatform,
  scene,
  button,
  select,
  number,
  text,
  notify,
  date,
  time,
  datetime,
  event,
  binary_sensor: binarySensor,
  device_tracker: deviceTracker,
  sensor,
  update,
  infrared,
};

/** The descriptor of an entity's platform. */
export function descriptorOf(entity: Pick<Entity, 'platform'>): Descriptor {
  return table[entity.platform];
}

/** The same by the platform's name. */
export function descriptorNamed(platform: PlatformName): Descriptor {
  return table[platform];
}

/** The descriptor of an entity by its id, which begins with the platform. */
export function descriptorOfId(id: string): Descriptor | undefined {
  const [name = ''] = id.split('.', 1);
  return isPlatform(name) ? table[name] : undefined;
}

function isPlatform(name: string): name is PlatformName {
  return Object.hasOwn(table, name);
}

/** All platforms, the most important first. */
export function platformsByRank(): readonly PlatformName[] {
  return Object.values(table).map(({ platform }) => platform);
}

let ranks: ReadonlyMap<PlatformName, number> | undefined;

/** Smaller = looked at sooner. */
export function rankOf(platform: PlatformName): number {
  ranks ??= new Map(platformsByRank().map((name, index) => [name, index]));
  return ranks.get(platform) ?? ranks.size;
}
