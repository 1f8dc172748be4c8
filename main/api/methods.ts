/**
 * One table of the commands of the contract: how a request must look, who may ask, and in what turn. Every transport (window,
 * stdio, socket, HTTP, agents) serves from it. A command of the contract that is not here does not compile.
 */
import { z } from 'zod';
import type { CommandName, RequestOf, ResponseOf } from '../../preload/contract.ts';
import type { Result } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import { recordedAttributes } from '../service/history/attributes.ts';
import { webhookMethods } from '../service/model/automations.ts';
import { instantSchema, timeZoneSchema } from '../service/schema/fields.ts';
import { layoutChangeSchema } from '../service/settings/layout.ts';
import { brokerSettingsSchema, builtinLoginSchema } from '../service/settings/schema.ts';

const id = z.string().min(1).max(512);
/** A person's labels of one thing. */
const labels = z.array(z.string().max(60)).max(20);
const none = z.strictObject({});
const name = z.string().max(limits.nameChars).nullable();
const minutes = z
  .number()
  .min(0)
  .max(366 * 24 * 60);
const json = z.string().max(limits.ipcRequestBytes);
const password = z.string().max(4_096);
/** Short ones are guessed. */
const protectBy = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('keyring') }),
  z.strictObject({ with: z.literal('file') }),
  z.strictObject({ with: z.literal('passphrase'), passphrase: password.min(8) }),
]);
const fields = z.record(z.string(), z.unknown());
const topic = z.string().min(1).max(65_535);
const existing = z.enum(['keep', 'replace', 'update', 'append']);
const limit = z.number().int().min(1).max(5_000);
const page = z.strictObject({
  after: id.exactOptional(),
  limit: z.number().int().min(1).max(limits.pageRecords).exactOptional(),
});

/** Definitions are checked where they live, with errors that name the field; here they only have to be objects. */
const definition = z.custom<never>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  message: 'must be an object',
});

const agentName = z.string().max(limits.nameChars);

const command = z.strictObject({ id, action: z.string().min(1).max(64), params: fields.exactOptional() });

/**
 * Who may ask, where a client has less than all rights: to look; to ask as an agent does, whom the service itself holds to
 * what a person allowed; to use what is there; to change what is there.
 */
export type Scope = 'read' | 'agent' | 'control' | 'admin';

export interface Method<K extends CommandName = CommandName> {
  /** What it leaves open is checked by the part of the service that it is for. */
  readonly request: z.ZodType<RequestOf<K>>;
  readonly scope: Scope;
  /** Fields of the request with which more can be done than with the rest: with one of them it takes `admin`. */
  readonly adminWith?: readonly string[];
  /**
   * Runs at once and beside others. Everything else may be large: one after the other, and only while the client reads, so
   * that one answer is in memory and not hundreds.
   */
  readonly acts: boolean;
}

/** A handler per command; the type makes a missing one a compile error. */
export type Handlers = {
  readonly [K in CommandName]: (request: RequestOf<K>) => Promise<Result<ResponseOf<K>>> | Result<ResponseOf<K>>;
};

const atOnce = true;

function reads<T>(request: T): { request: T; scope: 'read'; acts: false } {
  return { request, scope: 'read', acts: false };
}

function controls<T>(request: T, acts = false): { request: T; scope: 'control'; acts: boolean } {
  return { request, scope: 'control', acts };
}

function rules<T>(request: T, acts = false): { request: T; scope: 'admin'; acts: boolean } {
  return { request, scope: 'admin', acts };
}

export const methods: { readonly [K in CommandName]: Method<K> } = {
  'service.snapshot': reads(none),
  'service.watch': reads(z.strictObject({ entities: z.union([z.literal('all'), z.array(id).max(limits.entities)]) })),
  'service.limit': reads(z.strictObject({ scope: z.enum(['read', 'agent', 'control', 'admin']) })),
  'service.stop': rules(z.strictObject({ stayStopped: z.boolean().exactOptional() }), atOnce),
  'service.start': rules(none, atOnce),
  'service.restart': rules(none, atOnce),
  'service.cost': reads(none),
  'service.status': reads(none),
  'clock.advance': rules(
    z.strictObject({
      seconds: z
        .number()
        .min(0)
        .max(366 * 24 * 3600 * 10),
    }),
    atOnce,
  ),
  'clock.step': rules(
    z.strictObject({
      seconds: z
        .number()
        .min(-366 * 24 * 3600 * 100)
        .max(366 * 24 * 3600 * 100),
    }),
    atOnce,
  ),
  'power.suspend': rules(none, atOnce),
  'power.resume': rules(none, atOnce),
  'settings.get': reads(none),
  'settings.update': rules(z.strictObject({ patch: definition })),
  'settings.export': rules(none),
  'settings.import': rules(z.strictObject({ json })),
  'settings.preview': rules(z.strictObject({ json })),
  'settings.backup': rules(none),
  'settings.backups': reads(none),
  'settings.restore': rules(z.strictObject({ file: id })),
  'secrets.state': reads(none),
  'secrets.unlock': rules(z.strictObject({ passphrase: password.min(1) }), atOnce),
  'secrets.protect': rules(z.strictObject({ by: protectBy }), atOnce),
  'layout.arrange': rules(layoutChangeSchema),

  'entity.list': reads(page),
  'device.list': reads(page),
  'entity.command': controls(command, atOnce),
  'entity.control': controls(command, atOnce),
  'entity.find': reads(z.strictObject({ name: z.string().min(1).max(512) })),
  'entity.get': reads(z.strictObject({ id })),
  'device.get': reads(z.strictObject({ id })),
  'entity.diagnostics': reads(z.strictObject({ id })),
  'entity.rename': rules(z.strictObject({ id, name })),
  'entity.picture': reads(z.strictObject({ id })),
  'device.rename': rules(z.strictObject({ id, name: name.exactOptional(), area: name.exactOptional() })),
  'device.label': rules(z.strictObject({ id, labels })),
  'entity.label': rules(z.strictObject({ id, labels })),
  'device.removal': reads(z.strictObject({ id })),
  'device.remove': rules(z.strictObject({ id, force: z.boolean().exactOptional() }), atOnce),
  'device.removals': reads(none),
  'device.restore': rules(z.strictObject({ id }), atOnce),
  'device.forget': rules(z.strictObject({ id }), atOnce),
  'device.recall': rules(z.strictObject({ id }), atOnce),

  'broker.save': rules(
    z.strictObject({ broker: brokerSettingsSchema, password: password.nullable().exactOptional() }),
    atOnce,
  ),
  'broker.remove': rules(z.strictObject({ id }), atOnce),
  'broker.test': rules(z.strictObject({ broker: brokerSettingsSchema, password: password.exactOptional() }), atOnce),
  'broker.reconnect': rules(z.strictObject({ id }), atOnce),
  'broker.publish': rules(
    z.strictObject({
      topic,
      payload: z.string().max(limits.ipcRequestBytes),
      brokerId: id.exactOptional(),
      qos: z.literal([0, 1, 2]).exactOptional(),
      retain: z.boolean().exactOptional(),
    }),
    atOnce,
  ),
  'broker.find': rules(none, atOnce),
  'broker.setBuiltin': rules(
    z.strictObject({
      enabled: z.boolean(),
      lan: z.boolean(),
      port: z.number().int().min(1).max(65_535).exactOptional(),
      username: z.string().max(1_024).exactOptional(),
      password: password.nullable().exactOptional(),
    }),
    atOnce,
  ),
  'broker.saveLogin': rules(z.strictObject({ login: builtinLoginSchema, password: password.exactOptional() })),
  'broker.removeLogin': rules(z.strictObject({ id })),

  'discovery.rejections': reads(none),
  'discovery.notUnderstood': reads(none),
  'discovery.refreshPlan': reads(none),
  'template.try': reads(
    z.strictObject({
      template: z.string().max(limits.templateChars),
      payload: z.string().max(limits.statePayloadBytes),
    }),
  ),
  'discovery.preview': rules(
    z.strictObject({
      brokerId: id,
      topic,
      template: z.string().max(limits.templateChars).exactOptional(),
    }),
    atOnce,
  ),
  'discovery.saveManual': rules(z.strictObject({ entity: definition })),
  'discovery.removeManual': rules(z.strictObject({ id })),

  'task.list': reads(none),
  'task.save': rules(z.strictObject({ task: definition, existing: existing.exactOptional() })),
  'schedule.next': reads(z.strictObject({ cron: z.string().max(200), timeZone: timeZoneSchema.exactOptional() })),
  'task.check': reads(z.strictObject({ task: definition })),
  'task.remove': rules(z.strictObject({ id })),
  'task.setToken': rules(
    z.strictObject({
      name: id,
      token: z.string().min(1).max(8_192).nullable(),
      url: z.string().max(2_048).exactOptional(),
    }),
  ),
  'task.run': { ...controls(z.strictObject({ id, input: fields.exactOptional() }), atOnce), adminWith: ['input'] },
  'task.failures': reads(none),
  'task.constraints': reads(none),
  'task.retry': { ...controls(z.strictObject({ id, input: fields.exactOptional() }), atOnce), adminWith: ['input'] },
  'task.drop': controls(z.strictObject({ id }), atOnce),
  'task.cancel': controls(
    z.strictObject({
      id: id.exactOptional(),
      name: id.exactOptional(),
      tag: z.string().min(1).max(64).exactOptional(),
      all: z.boolean().exactOptional(),
      runOnly: z.boolean().exactOptional(),
    }),
    atOnce,
  ),
  'task.runs': reads(z.strictObject({ taskId: id.exactOptional(), limit: limit.exactOptional() })),
  'task.export': rules(none),
  'task.import': rules(z.strictObject({ json, existing })),

  'automation.list': reads(none),
  'automation.save': rules(z.strictObject({ automation: definition })),
  'automation.check': reads(z.strictObject({ automation: definition })),
  'automation.deviceTriggers': reads(z.strictObject({ deviceId: id.exactOptional() })),
  'automation.remove': rules(z.strictObject({ id })),
  'automation.run': controls(z.strictObject({ id, input: fields.exactOptional() }), atOnce),
  'automation.hook': controls(
    z.strictObject({
      id,
      method: z.enum(webhookMethods).exactOptional(),
      payload: z.string().max(limits.httpBodyBytes).exactOptional(),
    }),
    atOnce,
  ),
  'automation.test': rules(z.strictObject({ automation: definition }), atOnce),
  'automation.traces': reads(z.strictObject({ id, limit: limit.exactOptional() })),
  'automation.conditions': reads(z.strictObject({ id })),
  'automation.export': rules(none),
  'automation.import': rules(z.strictObject({ json })),

  'alert.list': reads(
    z.strictObject({
      limit: limit.exactOptional(),
      before: instantSchema.exactOptional(),
      states: z.array(z.enum(['pending', 'raised', 'acknowledged', 'snoozed', 'recovered'])).exactOptional(),
      severities: z.array(z.enum(['info', 'warning', 'critical'])).exactOptional(),
      rule: z.string().max(512).exactOptional(),
      deliveries: z.array(z.enum(['shown', 'suppressed', 'failed'])).exactOptional(),
      search: z.string().max(512).exactOptional(),
    }),
  ),
  'alert.notify': controls(
    z.strictObject({
      message: z.string().min(1).max(limits.alertBodyChars),
      title: z.string().min(1).max(limits.alertTitleChars).exactOptional(),
      severity: z.enum(['info', 'warning', 'critical']).exactOptional(),
    }),
  ),
  'alert.picture': reads(z.strictObject({ image: z.string().min(1).max(64) })),
  'alert.acknowledge': controls(z.strictObject({ id })),
  'alert.acknowledgeAll': controls(none, atOnce),
  'alert.snooze': controls(z.strictObject({ id, minutes })),
  'alert.action': controls(
    z.strictObject({
      id,
      action: z.string().min(1).max(limits.nameChars),
      input: z.string().max(limits.alertBodyChars).exactOptional(),
    }),
    atOnce,
  ),
  'alert.away': reads(none),
  'alert.awaySeen': controls(none),
  'alert.setMail': rules(
    z.strictObject({ mail: definition.nullable(), password: password.nullable().exactOptional() }),
    atOnce,
  ),
  'alert.testMail': rules(z.strictObject({ address: z.string().max(limits.nameChars) }), atOnce),
  'alert.rules': reads(none),
  'alert.saveRule': rules(z.strictObject({ rule: definition })),
  'alert.deleteRule': rules(z.strictObject({ rule: z.string().min(1).max(limits.nameChars) })),
  'alert.pending': reads(none),
  'alert.muteRule': controls(z.strictObject({ rule: z.string().min(1).max(limits.nameChars), minutes })),
  'alert.export': rules(none),
  'alert.import': rules(z.strictObject({ json })),
  'alert.muteDevice': controls(z.strictObject({ deviceId: id, minutes })),
  'alert.pause': controls(z.strictObject({ minutes })),

  'history.query': reads(
    z.strictObject({
      entityId: id,
      attribute: z.enum(recordedAttributes).exactOptional(),
      from: instantSchema,
      to: instantSchema,
      maxPoints: z.number().int().min(2).max(10_000).exactOptional(),
    }),
  ),

  'app.open': controls(
    z.strictObject({ view: z.string().min(1).max(64).exactOptional(), id: id.exactOptional() }),
    atOnce,
  ),
  'app.panel': controls(none, atOnce),
  'app.end': rules(none, atOnce),

  'http.state': reads(none),
  'http.tokens': rules(none),
  'http.addToken': rules(
    z.strictObject({
      name: z.string().trim().min(1).max(limits.nameChars),
      scope: z.enum(['read', 'control', 'admin']),
      entities: z.array(id).max(limits.httpTokenEntities).exactOptional(),
      devices: z.array(id).max(limits.httpTokenEntities).exactOptional(),
    }),
    atOnce,
  ),
  'http.removeToken': rules(z.strictObject({ id }), atOnce),

  'agent.command': {
    request: command.extend({ agent: agentName, ticket: id.exactOptional() }),
    scope: 'agent',
    acts: true,
  },
  'agent.withdraw': { request: z.strictObject({ ticket: id }), scope: 'agent', acts: true },
  'agent.draft': { request: z.strictObject({ agent: agentName, automation: fields }), scope: 'agent', acts: true },
  'agent.log': reads(z.strictObject({ limit: limit.exactOptional() })),

  'demo.start': rules(none, atOnce),
  'demo.trigger': controls(
    z.strictObject({ what: z.enum(['alarm', 'smoke', 'leak', 'jam', 'door', 'offline']) }),
    atOnce,
  ),
};

/** True for a command of the contract. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(methods, name);
}
