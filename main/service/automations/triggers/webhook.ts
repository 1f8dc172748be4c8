/** Somebody asked for the address of a hook over HTTP. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { webhookMethods } from '../../model/automations.ts';
import { parseJson } from '../../python/json.ts';
import type { TriggerKind } from './trigger.ts';

export const webhookTrigger: TriggerKind<'webhook'> = {
  schema: z.strictObject({
    type: z.literal('webhook'),
    id: z
      .string()
      .max(limits.nameChars)
      .regex(/^[a-z0-9_-]+$/, 'must be small letters, digits, - and _'),
    methods: z.array(z.enum(webhookMethods)).min(1).max(webhookMethods.length).exactOptional(),
  }),
  arm: ({ id, methods = ['POST'] }, fire) => ({
    hook(call) {
      if (call.id !== id) return undefined;
      if (!methods.includes(call.method)) return 'method';
      const { method, payload } = call;
      const json = parseJson(payload);
      fire({ type: 'webhook', event: id, method, payload, ...(json === undefined ? {} : { json }) });
      return 'fired';
    },
    dispose: () => undefined,
  }),
};
