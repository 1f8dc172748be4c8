/** Device trigger (ha-mqtt-discovery, section 9, "device_automation"): not an entity, it only makes things happen. */
import { z } from 'zod';
import { err } from '../base/errors.ts';
import { isRecord } from '../python/json.ts';
import type { Template } from '../templates/template.ts';
import type { Platform, RawConfig, ReadContext, Reader } from './platform.ts';
import { oneOf, parseConfig, subscribeTopic, template, text } from './shared/fields.ts';

interface Config {
  readonly topic: string;
  readonly type: string;
  readonly subtype: string;
  readonly payload?: string;
  readonly valueTemplate?: Template;
}

const schema = z
  .object({
    automation_type: oneOf(['trigger']),
    topic: subscribeTopic(),
    type: text(),
    subtype: text(),
    payload: text().nullable().optional(),
    value_template: template().nullable().optional(),
    // Its content is checked with the options that all have in common.
    device: z.unknown().refine(isRecord, 'must be an object'),
  })
  .transform(({ topic, type, subtype, payload, value_template: valueTemplate }): Config => {
    // Without a payload any message fires, whatever a template would make of it. Empty is none, as in Python.
    if (!payload) return { topic, type, subtype };
    return { topic, type, subtype, payload, ...(valueTemplate && { valueTemplate }) };
  });

function fire(config: Config, state: null, payload: string, context: ReadContext): null {
  // What the broker stored has happened before.
  if (context.message.retained) return state;
  if (config.payload === undefined || payload === config.payload) {
    context.emit({ kind: 'trigger', type: config.type, subtype: config.subtype, payload: context.message.text });
  }
  return state;
}

export const deviceAutomationPlatform: Platform<Config, null, 'device_automation'> = {
  name: 'device_automation',
  defaultName: 'MQTT Trigger',
  ownAttributes: [],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => null,
  readers: (config): ReadonlyArray<Reader<Config, null>> => [
    { topic: config.topic, template: config.valueTemplate, onJinjaError: 'ignore', reduce: fire },
  ],
  view: () => undefined,
  describe: () => ({ attributes: {}, actions: [] }),
  encode: (_config, _state, action) => err('command.unsupported', action),
};
