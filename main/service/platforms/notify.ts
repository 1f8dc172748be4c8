/** Notify (ha-mqtt-discovery, section 9, "notify"): sends a message; the state is the time of the last one. */
import { z } from 'zod';
import { err, ok } from '../base/errors.ts';
import type { Platform } from './platform.ts';
import { parseConfig, parseParams, publishTopic, template, text } from './shared/fields.ts';
import { type LastTime, lastTimeView, noAttributes } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
});

type Config = z.infer<typeof schema>;

/** A title is accepted and not sent: these entities do not support one. */
const messageParams = z.strictObject({ message: text(), title: text().optional() });

const description = Object.freeze({ attributes: noAttributes, actions: ['send_message'] });

export const notifyPlatform: Platform<Config, LastTime, 'notify'> = {
  name: 'notify',
  defaultName: 'MQTT notify',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers: () => [],
  view: (_config, state) => lastTimeView(state),
  describe: () => description,
  encode: (config, _state, action, params, context) => {
    if (action !== 'send_message') return err('command.unsupported', action);
    const parsed = parseParams(messageParams, params);
    if (!parsed.ok) return parsed;
    const payload = context.render(config.command_template, parsed.value.message);
    return ok({ publishes: [{ topic: config.command_topic, payload }], state: context.now });
  },
};
