/** How the records of the contract look, as far as others may rely on it; they have more fields than are named here. */
import { z } from 'zod';
import { errorCodes } from '../../service/base/errors.ts';

const optional = z.string().optional();

export const entityRecord = z
  .looseObject({
    id: z.string(),
    platform: z.string(),
    name: z.string(),
    state: z.string(),
    available: z.boolean(),
    attributes: z.record(z.string(), z.unknown()),
    brokerId: z.string(),
    deviceId: optional,
    lastChanged: z.string(),
    lastUpdated: z.string(),
  })
  .meta({ id: 'Entity' });

export const deviceRecord = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    area: optional,
    manufacturer: optional,
    model: optional,
    entityIds: z.array(z.string()),
  })
  .meta({ id: 'Device' });

export const taskRecord = z
  .looseObject({ id: z.string(), name: z.string(), kind: z.string(), state: z.string(), nextRun: optional })
  .meta({ id: 'Task' });

export const automationRecord = z
  .looseObject({ id: z.string(), name: z.string(), enabled: z.boolean(), running: z.number(), lastTriggered: optional })
  .meta({ id: 'Automation' });

export const alertRecord = z
  .looseObject({ id: z.string(), rule: z.string(), severity: z.string(), state: z.string(), since: z.string() })
  .meta({ id: 'Alert' });

const failure = z.object({ code: z.enum(errorCodes), detail: optional });

export const errorRecord = z.object({ error: failure }).meta({ id: 'Error' });

export const outcomeRecord = z
  .object({ outcome: z.enum(['confirmed', 'unconfirmed', 'failed']), error: failure.optional() })
  .meta({ id: 'Outcome' });
