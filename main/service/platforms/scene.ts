/** Scene (ha-mqtt-discovery, section 9, "scene"): publishes its payload as it is; the state is the time of the last run. */
import { z } from 'zod';
import { err, ok } from '../base/errors.ts';
import type { Platform } from './platform.ts';
import { parseConfig, publishTopic, text } from './shared/fields.ts';
import { type LastTime, lastTimeView, noAttributes } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  payload_on: text().optional(),
});

type Config = z.infer<typeof schema>;

const description = Object.freeze({ attributes: noAttributes, actions: ['turn_on'] });

export const scenePlatform: Platform<Config, LastTime, 'scene'> = {
  name: 'scene',
  defaultName: 'MQTT Scene',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers: () => [],
  view: (_config, state) => lastTimeView(state),
  describe: () => description,
  encode: (config, _state, action, _params, context) => {
    if (action !== 'turn_on') return err('command.unsupported', action);
    // There is no default payload: Home Assistant fails on activation as well.
    if (config.payload_on === undefined) return err('command.unsupported', 'payload_on: is not configured');
    return ok({ publishes: [{ topic: config.command_topic, payload: config.payload_on }], state: context.now });
  },
};
