/** Scene (ha-mqtt-discovery, section 9, "scene"): publishes its payload as it is, and knows no state. */
import { z } from 'zod';
import { err, ok } from '../base/errors.ts';
import type { Platform } from './platform.ts';
import { parseConfig, publishTopic, text } from './shared/fields.ts';
import { noAttributes, unknownView } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  payload_on: text().optional(),
});

type Config = z.infer<typeof schema>;

const description = Object.freeze({ attributes: noAttributes, actions: ['turn_on'] });

export const scenePlatform: Platform<Config, undefined> = {
  name: 'scene',
  defaultName: 'MQTT Scene',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers: () => [],
  view: () => unknownView,
  describe: () => description,
  encode: (config, _state, action) => {
    if (action !== 'turn_on') return err('command.unsupported', action);
    // There is no default payload: Home Assistant fails on activation as well.
    if (config.payload_on === undefined) return err('command.unsupported', 'payload_on: is not configured');
    return ok({ publishes: [{ topic: config.command_topic, payload: config.payload_on }] });
  },
};
