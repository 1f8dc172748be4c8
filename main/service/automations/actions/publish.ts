/** Publishes a message. */
import { z } from 'zod';
import { isPublishable } from '../../mqtt/topics.ts';
import { optionalId, template, unconfirmed } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';
import { send } from './send.ts';

export const publishAction: ActionKind<ActionOf<'publish'>> = {
  schema: z.strictObject({
    type: z.literal('publish'),
    topic: z.string().refine(isPublishable, 'must be a topic without wildcards'),
    payload: template,
    brokerId: optionalId,
    qos: z.literal([0, 1, 2]).exactOptional(),
    retain: z.boolean().exactOptional(),
    unconfirmed,
  }),
  async run(action, step) {
    const payload = step.render(action.payload);
    if (!payload.ok) return step.fail(`template: ${payload.reason}`);
    const seen = `${action.topic}: ${payload.text}`;
    if (step.run.dry) return step.would(seen);
    const { topic, brokerId, qos = 1, retain = false } = action;
    const message = { topic, payload: payload.text, qos, retain, ...(brokerId === undefined ? {} : { brokerId }) };
    return send(step, seen, action.unconfirmed, () => step.run.ports.publish(message));
  },
};
