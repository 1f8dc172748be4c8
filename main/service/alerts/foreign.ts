/**
 * Notifications that others send on an MQTT topic, in the fields that Home Assistant's companion apps and HASS.Agent
 * know: `title`, `message`, and, beside them or under `data`: `image`, `tag`, `group`, `actions`, `importance`.
 * The message `clear_notification` takes the one with the same tag away. Plain text is a message.
 */

import { z } from 'zod';
import { untitled } from '../../../preload/words/say-alert.ts';
import { limits } from '../base/limits.ts';
import type { AlertAction, Severity } from '../model/alerts.ts';

export type Foreign =
  | { readonly kind: 'clear'; readonly tag: string }
  | {
      readonly kind: 'show';
      readonly tag?: string;
      readonly title: string;
      readonly body: string;
      readonly severity: Severity;
      readonly group?: string;
      /** A picture as a data URL; other URLs are not fetched. */
      readonly image?: string;
      readonly actions: readonly AlertAction[];
      /** The addresses of actions that have one, by action id: they go back with the answer and are not opened. */
      readonly uris: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'invalid'; readonly reason: string };

const shortText = z.string().max(limits.nameChars);
const word = z.union([shortText, z.number()]).transform(String);

const extras = z.object({
  tag: word.optional(),
  group: word.optional(),
  image: z.string().max(limits.imagePayloadBytes).optional(),
  importance: z.union([z.string(), z.number()]).optional(),
  priority: z.union([z.string(), z.number()]).optional(),
  push: z
    .object({ 'interruption-level': z.string().optional(), sound: z.unknown().optional() })
    .optional()
    .catch(undefined),
  actions: z
    .array(z.object({ action: shortText.min(1), title: shortText.optional(), uri: z.string().max(2048).nullish() }))
    .max(10)
    .optional(),
});

const payload = extras.extend({
  title: z.string().max(1024).nullish(),
  message: z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish(),
  data: extras.nullish(),
});

const severities: ReadonlyMap<string, Severity> = new Map([
  ['none', 'info'],
  ['min', 'info'],
  ['low', 'info'],
  ['default', 'info'],
  ['normal', 'info'],
  ['passive', 'info'],
  ['active', 'info'],
  ['high', 'warning'],
  ['time-sensitive', 'warning'],
  ['max', 'critical'],
  ['urgent', 'critical'],
  ['critical', 'critical'],
]);

/** Reads one message of the topic. */
export function parseForeign(text: string): Foreign {
  if (text.trim() === '') return { kind: 'invalid', reason: 'empty' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    raw = undefined;
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) raw = { message: text };
  const parsed = payload.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { kind: 'invalid', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` };
  }
  const { data, title, message, ...beside } = parsed.data;
  const fields = { ...beside, ...Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => value != null)) };
  if (message === 'clear_notification') {
    return fields.tag === undefined
      ? { kind: 'invalid', reason: 'clear_notification: needs a tag' }
      : { kind: 'clear', tag: fields.tag };
  }
  if (!message && !title) return { kind: 'invalid', reason: 'message: is required' };
  const actions = fields.actions ?? [];
  return {
    kind: 'show',
    title: title ?? untitled,
    body: (message ?? '').slice(0, limits.shownPayloadChars),
    severity: severityOf(fields.push?.['interruption-level'] ?? fields.importance ?? fields.priority),
    actions: actions.map(({ action, title: label }) => ({ id: action, label: label ?? action, answers: true })),
    uris: new Map(actions.flatMap(({ action, uri }) => (uri ? [[action, uri] as const] : []))),
    ...(fields.tag === undefined ? {} : { tag: fields.tag }),
    ...(fields.group === undefined ? {} : { group: fields.group }),
    ...(fields.image?.startsWith('data:image/') ? { image: fields.image } : {}),
  };
}

function severityOf(importance: string | number | undefined): Severity {
  if (typeof importance === 'number') return importance >= 5 ? 'critical' : importance >= 4 ? 'warning' : 'info';
  return severities.get(importance?.toLowerCase() ?? 'default') ?? 'info';
}

/** Where answers go, as HASS.Agent does it. */
export function answerTopic(topic: string): string {
  return `${topic}/actions`;
}

/** What is published when a button of a foreign notification is pressed. */
export function answerPayload(action: string, tag: string | undefined, uri: string | undefined): string {
  return JSON.stringify({ action, input: null, uri: uri ?? null, tag: tag ?? null });
}
