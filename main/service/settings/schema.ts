/** The settings file, checked: strict about names and types, with a default for whatever is missing. */
import { z } from 'zod';
import { languageNames } from '../../../preload/words/languages.ts';
import { mailAddressSchema, mailServerSchema } from '../alerts/mail-schema.ts';
import { alertRuleSchema } from '../alerts/rule-schema.ts';
import { brokerLimits } from '../base/broker-limits.ts';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { AutomationDefinition } from '../model/automations.ts';
import type { BrokerSettings } from '../model/brokers.ts';
import { platformNames } from '../model/platform-names.ts';
import type { ForgottenDevice } from '../model/removal.ts';
import { type BuiltinLogin, type Settings, settingsVersion } from '../model/settings.ts';
import { isFilter, isPublishable } from '../mqtt/topics.ts';
import { idSchema, instantSchema, timeZoneSchema } from '../schema/fields.ts';
import { describeIssue, locateIssue } from '../schema/issues.ts';
import { defaultTasks, taskDefinitionSchema } from '../tasks/definition.ts';
import { agentsSchema } from './agents.ts';
import { httpSchema } from './http.ts';
import { layoutSchema } from './layout.ts';
import { updateAddressProblem } from './update-address.ts';

const entityId = z.string().min(1).max(limits.nameChars);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');
const path = z.string().min(1).max(4_096);

/** A topic level prefix without wildcards; it names the topics below it. */
const topicPrefix = z
  .string()
  .min(1)
  .max(1_024)
  .refine((topic) => isPublishable(topic) && !topic.endsWith('/'), 'must be a topic without + # and final /');

const brokerUrl = z.string().superRefine((value, context) => {
  const url = URL.parse(value);
  if (url === null || !['mqtt:', 'mqtts:', 'ws:', 'wss:'].includes(url.protocol) || url.hostname === '') {
    context.addIssue({ code: 'custom', message: 'must begin with mqtt://, mqtts://, ws:// or wss:// and name a host' });
  } else if (url.username !== '' || url.password !== '') {
    context.addIssue({ code: 'custom', message: 'must not hold user or password' });
  }
});

const updateAddress = z
  .string()
  .max(2_048)
  .superRefine((value, context) => {
    const message = updateAddressProblem(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const unique = <T>(list: z.ZodType<T[]>, key: (item: T) => string, field: string) =>
  list.superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const value = key(item);
      if (seen.has(value)) context.addIssue({ code: 'custom', message: 'is used twice', path: [index, field] });
      seen.add(value);
    }
  });

/** A broker, as in the settings and in `broker.save`. */
export const brokerSettingsSchema: z.ZodType<BrokerSettings> = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1, 'must not be empty').max(limits.nameChars),
  url: brokerUrl,
  username: z.string().max(1_024).exactOptional(),
  enabled: z.boolean().default(true),
  protocolVersion: z.literal([4, 5]).default(5),
  caFile: path.exactOptional(),
  certFile: path.exactOptional(),
  keyFile: path.exactOptional(),
  pinnedFingerprint: z
    .string()
    .regex(/^([0-9a-f]{2}:?){32}$/i, 'must be a SHA-256 fingerprint')
    .exactOptional(),
  discoveryPrefix: topicPrefix.default('homeassistant'),
  keepSeconds: z
    .number()
    .int()
    .min(0)
    .max(30 * 86_400)
    .exactOptional(),
});

const filters = z
  .array(z.string().min(1).max(1_024).refine(isFilter, 'must be a topic filter'))
  .max(brokerLimits.filtersPerLogin);

export const builtinLoginSchema: z.ZodType<BuiltinLogin> = z.strictObject({
  id: idSchema,
  username: z.string().trim().min(1, 'must not be empty').max(1_024),
  publish: filters.exactOptional(),
  subscribe: filters.exactOptional(),
});

const builtinBroker = z
  .strictObject({
    enabled: z.boolean().default(false),
    port: z.number().int().min(1).max(65_535).default(1_883),
    lan: z.boolean().default(false),
    username: z.string().min(1).max(1_024).exactOptional(),
    logins: unique(
      unique(z.array(builtinLoginSchema).max(brokerLimits.logins), (each) => each.id, 'id'),
      (each) => each.username,
      'username',
    ).default([]),
  })
  .superRefine(({ username, logins }, context) => {
    const index = logins.findIndex((each) => each.username === username);
    if (index >= 0) context.addIssue({ code: 'custom', message: 'is used twice', path: ['logins', index, 'username'] });
  })
  .prefault({});

export const manualEntitySchema = z.strictObject({
  id: idSchema,
  brokerId: z.string().min(1),
  platform: z.enum(platformNames),
  config: z.record(z.string(), z.unknown()),
});

const forgottenSchema: z.ZodType<ForgottenDevice> = z.strictObject({
  id: z.string().min(1).max(limits.nameChars),
  name: z.string().max(limits.nameChars),
  brokerId: z.string().min(1),
  at: instantSchema,
  identifiers: z.array(z.string().max(1_024)).max(100),
  connections: z.array(z.tuple([z.string().max(1_024), z.string().max(1_024)])).max(100),
});

const dialect = z.boolean().default(true);

const discovery = z
  .strictObject({
    sendBirth: z.boolean().default(true),
    zigbee2mqttTopics: z.array(topicPrefix).max(50).default(['zigbee2mqtt']),
    dialects: z
      .strictObject({ zigbee2mqtt: dialect, tasmota: dialect, homie: dialect, shelly: dialect, wled: dialect })
      .prefault({}),
    prefer: z.enum(['homeassistant', 'native']).default('homeassistant'),
    manual: unique(z.array(manualEntitySchema), (each) => each.id, 'id').default([]),
    forgotten: unique(z.array(forgottenSchema).max(limits.forgottenDevices), (each) => each.id, 'id').default([]),
  })
  .prefault({});

/** The steps of an automation are checked by the automations themselves; here only that they are steps. */
const steps = z.array(z.looseObject({ type: z.string() }));
const automationShape = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(limits.nameChars),
  enabled: z.boolean(),
  triggers: steps,
  conditions: steps,
  actions: steps,
  mode: z.enum(['single', 'restart', 'queued', 'parallel']),
  maxRuns: z.number().int().min(1),
  muteFailure: z.boolean().exactOptional(),
  draftedBy: z.string().exactOptional(),
  names: z.record(z.string(), z.string()).exactOptional(),
});
const automation = z.custom<AutomationDefinition>().superRefine((value, context) => {
  const parsed = automationShape.safeParse(value);
  for (const issue of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', ...locateIssue(issue) });
});

const afterMinutes = z.number().min(0).max(1_440);
const webAddress = z
  .string()
  .max(2_048)
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  }, 'must begin with http:// or https://, and hold neither user nor password');
const escalationStep = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('mqtt'),
    afterMinutes,
    topic: z.string().min(1).max(1_024).refine(isPublishable, 'must be a topic without + # and NUL'),
  }),
  z.strictObject({ to: z.literal('http'), afterMinutes, url: webAddress }),
  z.strictObject({ to: z.literal('mail'), afterMinutes, address: mailAddressSchema }),
  z.strictObject({ to: z.literal('loud'), afterMinutes }),
]);

const alerts = z
  .strictObject({
    rules: unique(z.array(alertRuleSchema), (each) => each.id, 'id').default([]),
    mutedDevices: z.record(z.string(), instantSchema).default({}),
    pausedUntil: instantSchema.exactOptional(),
    quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).exactOptional(),
    foreignTopic: z
      .string()
      .max(1_024)
      .refine((topic) => topic === '' || isPublishable(topic), 'must be empty, or a topic without + # and NUL')
      .default('inglenook/notify'),
    agentDevice: z.string().max(limits.nameChars).exactOptional(),
    criticalTopics: z
      .array(z.string().min(1).max(1_024).refine(isPublishable, 'must be a topic without + # and NUL'))
      .max(limits.criticalTopics)
      .default([]),
    escalation: z.array(escalationStep).max(10).exactOptional(),
    mail: mailServerSchema.exactOptional(),
    sound: z.boolean().default(true),
    openWindow: z.boolean().default(true),
  })
  .prefault({});

export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  version: z.literal(settingsVersion),
  setupDone: z.boolean().default(false),
  installId: z.string().regex(/^[\w-]{1,64}$/, 'must be 1-64 letters, digits, _ -'),
  brokers: unique(z.array(brokerSettingsSchema).max(50), (each) => each.id, 'id').default([]),
  builtinBroker,
  discovery,
  tasks: unique(
    unique(z.array(taskDefinitionSchema).max(limits.tasks), (each) => each.id, 'id'),
    (each) => each.name,
    'name',
  ).default(() => [...defaultTasks()]),
  automations: unique(z.array(automation).max(limits.automations), (each) => each.id, 'id').default([]),
  alerts,
  place: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .exactOptional(),
  timeZone: timeZoneSchema.exactOptional(),
  temperatureUnit: z.enum(['C', 'F']).default('C'),
  language: z.enum(['system', ...languageNames]).default('system'),
  hourCycle: z.enum(['system', '12', '24']).default('system'),
  startAtLogin: z.boolean().default(false),
  startHidden: z.boolean().default(true),
  showInDock: z.boolean().default(true),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  favourites: z.array(entityId).max(limits.entities).default([]),
  hiddenEntities: z.array(entityId).max(limits.entities).default([]),
  trustedDevices: z.array(entityId).max(limits.entities).default([]),
  layout: layoutSchema,
  pinned: z.array(entityId).max(limits.entities).default([]),
  panelShortcut: z.string().min(1).max(100).exactOptional(),
  history: z
    .strictObject({
      enabled: z.boolean().default(true),
      days: z.number().int().min(1).max(3_650).default(limits.historyDays),
      maxMiB: z.number().int().min(16).max(1_048_576).default(limits.historyMiB),
      sampleSeconds: z
        .number()
        .int()
        .min(0)
        .max(3_600)
        .default(limits.historySampleMs / 1_000),
    })
    .prefault({}),
  backgroundMode: z.enum(['visible', 'silent']).default('visible'),
  ongoingNotification: z.boolean().default(false),
  brokerWaitSeconds: z.number().min(0).max(600).exactOptional(),
  serviceStopped: z.boolean().default(false),
  updates: z.strictObject({ check: z.boolean().default(true), address: updateAddress.exactOptional() }).prefault({}),
  http: httpSchema,
  agents: agentsSchema,
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

/** Settings of the present version, defaults filled in; else `settings.invalid` with the field. */
export function parseSettings(raw: unknown): Result<Settings> {
  const parsed = settingsSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err('settings.invalid', describeIssue(parsed.error));
}

/** What a new installation starts with. */
export function defaultSettings(installId: string): Settings {
  return settingsSchema.parse({ version: settingsVersion, installId });
}
