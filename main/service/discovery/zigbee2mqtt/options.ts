/**
 * Options of a device: how Zigbee2MQTT treats it (`transition`, `temperature_calibration`). Their values are in the
 * settings that `bridge/info` carries; a request to the bridge changes them. They are settings of the device: in no room
 * and no list (build/decisions/device-settings.md).
 */
import type { RawConfig } from '../../platforms/platform.ts';
import { literal } from '../template-text.ts';
import type { Entry } from './entry.ts';
import type { Expose } from './exposes.ts';
import { rangeOf } from './property.ts';

export function optionEntries(base: string, ieee: string, options: readonly Expose[]): Entry[] {
  return options.flatMap((option) => {
    const kind = kindOf(option);
    if (kind === undefined || option.name === '') return [];
    const { component, fallback, value, ...platform } = kind;
    const devices = `(value_json['config'] | default({}))['devices'] | default({})`;
    const current = `((${devices})[${literal(ieee)}] | default({}))[${literal(option.property)}]`;
    return [
      {
        component,
        objectId: `option_${option.property}`,
        deviceSetting: true,
        raw: {
          name: option.label,
          state_topic: `${base}/bridge/info`,
          value_template: `{{ ${current} | default(${fallback})${component === 'switch' ? ' | string | lower' : ''} }}`,
          command_topic: `${base}/bridge/request/device/options`,
          command_template: `{{ {'id': ${literal(ieee)}, 'options': {${literal(option.property)}: ${value}}} | to_json }}`,
          entity_category: 'config',
          enabled_by_default: false,
          ...platform,
        },
      },
    ];
  });
}

/** The platform of an option, what it is while it is not set, and its value in a request. */
type Kind = RawConfig & { readonly component: string; readonly fallback: string; readonly value: string };

/** Undefined for lists and composites, which no platform can set. */
function kindOf(option: Expose): Kind | undefined {
  switch (option.type) {
    case 'numeric':
      return {
        component: 'number',
        fallback: "'None'",
        value: 'value',
        ...rangeOf(option),
        ...(option.unit !== undefined && { unit_of_measurement: option.unit }),
      };
    case 'binary':
      if (typeof option.value_on !== 'boolean') return undefined;
      return {
        component: 'switch',
        fallback: 'false',
        value: "value == 'true'",
        payload_on: 'true',
        payload_off: 'false',
      };
    case 'enum':
      return { component: 'select', fallback: "'None'", value: 'value', options: option.values };
    case 'text':
      return { component: 'text', fallback: "''", value: 'value' };
    default:
      return undefined;
  }
}
