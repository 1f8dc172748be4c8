/** Button (ha-mqtt-discovery, section 9, "button"): publishes its payload; the state is the time of the last press. */
import { z } from 'zod';
import { err, ok } from '../base/errors.ts';
import type { Platform } from './platform.ts';
import { deviceClass, parseConfig, publishTopic, template, text } from './shared/fields.ts';
import { type LastTime, lastTimeView, noAttributes } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  payload_press: text().default('PRESS'),
  device_class: deviceClass(['identify', 'restart', 'update']).optional(),
});

type Config = z.infer<typeof schema>;

const description = Object.freeze({ attributes: noAttributes, actions: ['press'] });

export const buttonPlatform: Platform<Config, LastTime, 'button'> = {
  name: 'button',
  defaultName: 'MQTT Button',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers: () => [],
  view: (_config, state) => lastTimeView(state),
  describe: () => description,
  encode: (config, _state, action, _params, context) =>
    action === 'press'
      ? ok({
          publishes: [
            { topic: config.command_topic, payload: context.render(config.command_template, config.payload_press) },
          ],
          state: context.now,
        })
      : err('command.unsupported', action),
  deviceClass: (config) => config.device_class ?? undefined,
};
