/** Notify (ha-mqtt-discovery, section 9, "notify"): sends a message, and knows no state. */
import { z } from 'zod';
import { err, ok } from '../base/errors.ts';
import type { Platform } from './platform.ts';
import { parseConfig, parseParams, publishTopic, template, text } from './shared/fields.ts';
import { noAttributes, unknownView } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
});

type Config = z.infer<typeof schema>;

/** A title is accepted and not sent: these entities do not support one. */
const messageParams = z.strictObject({ message: text(), title: text().optional() });

const description = Object.freeze({ attributes: noAttributes, actions: ['send_message'] });

export const notifyPlatform: Platform<Config, undefined> = {
  name: 'notify',
  defaultName: 'MQTT notify',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers: () => [],
  view: () => unknownView,
  describe: () => description,
  encode: (config, _state, action, params, context) => {
    if (action !== 'send_message') return err('command.unsupported', action);
    const parsed = parseParams(messageParams, params);
    if (!parsed.ok) return parsed;
    const payload = context.render(config.command_template, parsed.value.message);
    return ok({ publishes: [{ topic: config.command_topic, payload }] });
  },
};
