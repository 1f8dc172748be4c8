/** How a made-up device is written down. */
import type { PlatformName } from '../../preload/contract.ts';

export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
export const ahead = (minutes: number): string => ago(-minutes);

export interface EntitySeed {
  readonly platform: PlatformName;
  readonly name: string;
  readonly state: string;
  readonly actions?: readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly category?: 'config' | 'diagnostic';
  readonly available?: boolean;
  readonly minutes?: number;
}

export interface DeviceSeed {
  readonly name: string;
  readonly area?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly entities: readonly EntitySeed[];
}

export const onOff = ['turn_on', 'turn_off', 'toggle'];
export const temperature = (name: string, state: string): EntitySeed => ({
  platform: 'sensor',
  name,
  state,
  attributes: { device_class: 'temperature', unit_of_measurement: '°C', state_class: 'measurement' },
});
export const battery = (state: string): EntitySeed => ({
  platform: 'sensor',
  name: 'Battery',
  state,
  category: 'diagnostic',
  attributes: { device_class: 'battery', unit_of_measurement: '%' },
});
export const binary = (name: string, deviceClass: string, state = 'off'): EntitySeed => ({
  platform: 'binary_sensor',
  name,
  state,
  attributes: { device_class: deviceClass },
});
