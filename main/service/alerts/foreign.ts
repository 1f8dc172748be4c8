/**
 * Notifications that others send over MQTT, in the fields that Home Assistant's companion apps and HASS.Agent know, beside
 * `title` and `message` or under `data`. Plain text is a message; `clear_notification` takes the one with the same tag away.
 * What can be read is shown, and what was cut or left out is noted. Pure.
 */
import { untitled } from '../../../preload/words/say-alert.ts';
import { limits } from '../base/limits.ts';
import { isRecord } from '../base/record.ts';
import type { AlertAction, Severity } from '../model/alerts.ts';
import type { Settings } from '../model/settings.ts';
import { cutText, type Fields, type Notes, readFields, type Shown, textOf } from './foreign-fields.ts';

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
      /** How its notification behaves. */
      readonly shown: Shown;
      /** What was cut, or could not be taken, in a few words each. */
      readonly notes: readonly string[];
    }
  /** Nothing in it can be shown: it is kept with the reason. */
  | { readonly kind: 'invalid'; readonly reason: string };

/** What companion apps take for an order to the phone. */
const phoneOrders = /^(command_\w+|clear_badge|delete_alert|request_location_\w+|remove_channel|update_\w+)$/;

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
  const notes: string[] = [];
  const raw = payloadOf(text);
  const fields = fieldsOf(raw, notes);
  const message = textOf(raw.message, 'message', notes);
  const title = textOf(raw.title, 'title', notes);
  const tag = textOf(fields.tag, 'tag', notes)?.trim() || undefined;
  if (message === 'clear_notification') {
    return tag === undefined ? { kind: 'invalid', reason: 'clear_notification: needs a tag' } : { kind: 'clear', tag };
  }
  if (message !== undefined && phoneOrders.test(message))
    return { kind: 'invalid', reason: `${message}: is for phones` };
  const said = message === 'TTS' ? (textOf(fields.tts_text, 'tts_text', notes) ?? message) : message;
  const read = readFields(fields, notes);
  const body = [read.subtitle, said].filter(Boolean).join('\n');
  if (body === '' && !title) return { kind: 'invalid', reason: 'message: is required' };
  const { actions, uris, image, group, shown, importance } = read;
  return {
    kind: 'show',
    title: cutText(title || untitled, limits.alertTitleChars, 'title', notes),
    body: cutText(body, limits.alertBodyChars, 'message', notes),
    severity: severityOf(importance),
    actions,
    uris,
    shown,
    notes,
    ...(tag === undefined ? {} : { tag }),
    ...(group === undefined ? {} : { group }),
    ...(image === undefined ? {} : { image }),
  };
}

/** The JSON object of a message; anything else is its text. */
function payloadOf(text: string): Fields {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { message: text };
  }
  if (typeof raw === 'string') return { message: raw };
  return isRecord(raw) ? raw : { message: text };
}

/** What stands under `data` goes before what stands beside it. */
function fieldsOf(raw: Fields, notes: Notes): Fields {
  const { data } = raw;
  const isEmpty = data === undefined || data === null || data === '' || (Array.isArray(data) && data.length === 0);
  if (isEmpty) return raw;
  if (!isRecord(data)) {
    notes.push(`data was not read: ${JSON.stringify(data).slice(0, 100)}`);
    return raw;
  }
  return { ...raw, ...Object.fromEntries(Object.entries(data).filter(([, value]) => value != null)) };
}

function severityOf(importance: string | number | undefined): Severity {
  if (typeof importance === 'number') return importance >= 5 ? 'critical' : importance >= 4 ? 'warning' : 'info';
  return severities.get(importance?.toLowerCase() ?? 'default') ?? 'info';
}

/** The topics of messages: the person's own, and the one by which HASS.Agent knows this computer. None when it is off. */
export function foreignTopics(
  { foreignTopic, agentDevice }: Pick<Settings['alerts'], 'foreignTopic' | 'agentDevice'>,
  computer: string,
): ReadonlySet<string> {
  if (foreignTopic === '') return new Set();
  const device = (agentDevice ?? computer).replace(/[+#/\0]/g, '_').trim();
  return new Set(device === '' ? [foreignTopic] : [foreignTopic, `hass.agent/notifications/${device}`]);
}

/** Where answers go, as HASS.Agent does it. */
export function answerTopic(topic: string): string {
  return `${topic}/actions`;
}

/** What is published when a button of a foreign notification is pressed. */
export function answerPayload(
  action: string,
  { tag, uri, input }: { readonly tag?: string; readonly uri?: string; readonly input?: unknown },
): string {
  return JSON.stringify({ action, input: input ?? null, uri: uri ?? null, tag: tag ?? null });
}
