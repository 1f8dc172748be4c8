/** One strict schema per command. A command of the contract without a schema here does not compile. */
import { z } from 'zod';
import type { CommandName, RequestOf } from '../../preload/contract.ts';
import { limits } from '../service/base/limits.ts';
import { brokerSettingsSchema, builtinLoginSchema } from '../service/settings/schema.ts';

const id = z.string().min(1).max(512);
const none = z.strictObject({});
const name = z.string().max(limits.nameChars).nullable();
const minutes = z
  .number()
  .min(0)
  .max(366 * 24 * 60);
const json = z.string().max(limits.ipcRequestBytes);
const password = z.string().max(4_096);
const fields = z.record(z.string(), z.unknown());
const topic = z.string().min(1).max(65_535);
const existing = z.enum(['keep', 'replace', 'update', 'append']);
const instant = z.iso.datetime({ offset: true });
const limit = z.number().int().min(1).max(5_000);
const page = z.strictObject({
  after: id.exactOptional(),
  limit: z.number().int().min(1).max(limits.pageRecords).exactOptional(),
});

/** Definitions are checked where they live, with errors that name the field; here they only have to be objects. */
const definition = z.custom<never>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  message: 'must be an object',
});

/** Requests as parsed; what the schemas leave open is checked by the part of the service that it is for. */
export const schemas: { readonly [K in CommandName]: z.ZodType<RequestOf<K>> } = {
  'service.snapshot': none,
  'service.watch': z.strictObject({ entities: z.union([z.literal('all'), z.array(id).max(limits.entities)]) }),
  'service.stop': z.strictObject({ stayStopped: z.boolean().exactOptional() }),
  'service.start': none,
  'service.restart': none,
  'service.cost': none,
  'clock.advance': z.strictObject({
    seconds: z
      .number()
      .min(0)
      .max(366 * 24 * 3600 * 10),
  }),
  'clock.step': z.strictObject({
    seconds: z
      .number()
      .min(-366 * 24 * 3600 * 100)
      .max(366 * 24 * 3600 * 100),
  }),
  'power.suspend': none,
  'power.resume': none,
  'settings.get': none,
  'settings.update': z.strictObject({ patch: definition }),
  'settings.export': none,
  'settings.import': z.strictObject({ json }),

  'entity.list': page,
  'device.list': page,
  'entity.command': z.strictObject({ id, action: z.string().min(1).max(64), params: fields.exactOptional() }),
  'entity.diagnostics': z.strictObject({ id }),
  'entity.rename': z.strictObject({ id, name }),
  'entity.picture': z.strictObject({ id }),
  'device.rename': z.strictObject({ id, name, area: name.exactOptional() }),
  'device.removal': z.strictObject({ id }),
  'device.remove': z.strictObject({ id, force: z.boolean().exactOptional() }),
  'device.removals': none,
  'device.restore': z.strictObject({ id }),
  'device.forget': z.strictObject({ id }),
  'device.recall': z.strictObject({ id }),

  'broker.save': z.strictObject({ broker: brokerSettingsSchema, password: password.nullable().exactOptional() }),
  'broker.remove': z.strictObject({ id }),
  'broker.test': z.strictObject({ broker: brokerSettingsSchema, password: password.exactOptional() }),
  'broker.reconnect': z.strictObject({ id }),
  'broker.find': none,
  'broker.setBuiltin': z.strictObject({
    enabled: z.boolean(),
    lan: z.boolean(),
    port: z.number().int().min(1).max(65_535).exactOptional(),
    username: z.string().max(1_024).exactOptional(),
    password: password.nullable().exactOptional(),
  }),
  'broker.saveLogin': z.strictObject({ login: builtinLoginSchema, password: password.exactOptional() }),
  'broker.removeLogin': z.strictObject({ id }),

  'discovery.rejections': none,
  'discovery.preview': z.strictObject({
    brokerId: id,
    topic,
    template: z.string().max(limits.templateChars).exactOptional(),
  }),
  'discovery.saveManual': z.strictObject({ entity: definition }),
  'discovery.removeManual': z.strictObject({ id }),

  'task.list': none,
  'task.save': z.strictObject({ task: definition, existing: existing.exactOptional() }),
  'task.check': z.strictObject({ task: definition }),
  'task.remove': z.strictObject({ id }),
  'task.setToken': z.strictObject({
    name: id,
    token: z.string().min(1).max(8_192).nullable(),
    url: z.string().max(2_048).exactOptional(),
  }),
  'task.run': z.strictObject({ id }),
  'task.cancel': z.strictObject({
    id: id.exactOptional(),
    name: id.exactOptional(),
    tag: z.string().min(1).max(64).exactOptional(),
    all: z.boolean().exactOptional(),
    runOnly: z.boolean().exactOptional(),
  }),
  'task.runs': z.strictObject({ taskId: id.exactOptional(), limit: limit.exactOptional() }),
  'task.export': none,
  'task.import': z.strictObject({ json, existing }),

  'automation.list': none,
  'automation.save': z.strictObject({ automation: definition }),
  'automation.check': z.strictObject({ automation: definition }),
  'automation.deviceTriggers': z.strictObject({ deviceId: id.exactOptional() }),
  'automation.remove': z.strictObject({ id }),
  'automation.run': z.strictObject({ id }),
  'automation.test': z.strictObject({ automation: definition }),
  'automation.traces': z.strictObject({ id, limit: limit.exactOptional() }),
  'automation.export': none,
  'automation.import': z.strictObject({ json }),

  'alert.list': z.strictObject({
    limit: limit.exactOptional(),
    before: instant.exactOptional(),
    states: z.array(z.enum(['pending', 'raised', 'acknowledged', 'snoozed', 'recovered'])).exactOptional(),
    severities: z.array(z.enum(['info', 'warning', 'critical'])).exactOptional(),
    rule: z.string().max(512).exactOptional(),
    deliveries: z.array(z.enum(['shown', 'suppressed', 'failed'])).exactOptional(),
    search: z.string().max(512).exactOptional(),
  }),
  'alert.picture': z.strictObject({ image: z.string().min(1).max(64) }),
  'alert.acknowledge': z.strictObject({ id }),
  'alert.acknowledgeAll': none,
  'alert.snooze': z.strictObject({ id, minutes }),
  'alert.action': z.strictObject({ id, action: z.string().min(1).max(128) }),
  'alert.rules': none,
  'alert.saveRule': z.strictObject({ rule: definition }),
  'alert.muteRule': z.strictObject({ rule: z.string().min(1).max(limits.nameChars), minutes }),
  'alert.export': none,
  'alert.import': z.strictObject({ json }),
  'alert.muteDevice': z.strictObject({ deviceId: id, minutes }),
  'alert.pause': z.strictObject({ minutes }),

  'history.query': z.strictObject({
    entityId: id,
    from: instant,
    to: instant,
    maxPoints: z.number().int().min(2).max(10_000).exactOptional(),
  }),

  'demo.start': none,
  'demo.trigger': z.strictObject({ what: z.enum(['alarm', 'smoke', 'leak', 'jam', 'door', 'offline']) }),
};
