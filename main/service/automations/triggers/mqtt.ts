/** A message on a topic; retained ones tell a state and trigger nothing. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { isSubscribable } from '../../mqtt/subscriptions.ts';
import { optionalId, template } from '../fields.ts';
import { isTruthy, renderInHome } from '../templates.ts';
import type { Facts, HubMessage, TriggerKind } from './trigger.ts';

export const mqttTrigger: TriggerKind<'mqtt'> = {
  schema: z.strictObject({
    type: z.literal('mqtt'),
    topic: z.string().refine(isSubscribable, 'must be a topic filter, and not # alone'),
    brokerId: optionalId,
    payload: z.string().max(limits.shownPayloadChars).exactOptional(),
    template: template.exactOptional(),
  }),
  arm(trigger, fire, host) {
    const onMessage = (message: HubMessage): void => {
      if (message.retained) return;
      const { topic, text } = message;
      const facts: Facts = { type: 'mqtt', topic, payload: text };
      let value = text;
      if (trigger.template !== undefined) {
        const home = host.home({ ...facts, path: 'trigger' });
        const rendered = renderInHome(trigger.template, home, text, () => message.valueJson());
        if (!rendered.ok || (trigger.payload === undefined && !isTruthy(rendered.text))) return;
        value = rendered.text;
      }
      if (trigger.payload === undefined || trigger.payload === value) fire(facts);
    };
    return { dispose: host.subscribe(trigger.topic, onMessage, trigger.brokerId) };
  },
};
