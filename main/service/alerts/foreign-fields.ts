/** The fields of a message of others beside its text: each is read for itself, so that one that is odd loses no other. Pure. */
import { limits } from '../base/limits.ts';
import { isRecord } from '../base/record.ts';
import type { AlertAction } from '../model/alerts.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** Collects what was cut or left out. */
export type Notes = string[];

/** How a notification behaves on the screen. */
export interface Shown {
  /** It goes after so many seconds. */
  readonly seconds?: number;
  /** It stays until somebody takes it away. */
  readonly stays?: boolean;
  /** Progress, 0-100. */
  readonly percent?: number;
  /** What replaces it makes no sound. */
  readonly soundsOnce?: boolean;
}

export interface ReadFields {
  readonly subtitle: string | undefined;
  readonly group: string | undefined;
  readonly image: string | undefined;
  readonly importance: string | number | undefined;
  readonly actions: readonly AlertAction[];
  readonly uris: ReadonlyMap<string, string>;
  readonly shown: Shown;
}

const mostActions = 10;
const mostUriChars = 2_048;
const longestSeconds = 86_400;

/** Reads what can be read, and notes the rest. */
export function readFields(fields: Fields, notes: Notes): ReadFields {
  const { actions, uris } = actionsOf(fields, notes);
  for (const name of ['url', 'clickAction', 'video', 'audio'] as const) {
    const link = textOf(fields[name], name, notes);
    if (link !== undefined && link !== 'noAction' && link !== '') notes.push(`${name}: ${link.slice(0, 300)}`);
  }
  const group = textOf(fields.group, 'group', notes);
  return {
    subtitle: textOf(fields.subtitle ?? fields.subject, 'subtitle', notes),
    group: group === undefined || group === '' ? undefined : cutText(group, limits.nameChars, 'group', notes),
    image: imageOf(fields, notes),
    importance: importanceOf(fields),
    actions,
    uris,
    shown: shownOf(fields),
  };
}

/** A text, from what people write for one; undefined where there is none. */
export function textOf(value: unknown, name: string, notes: Notes): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  notes.push(`${name} was no text`);
  return JSON.stringify(value);
}

/** Without its end, where it is longer than anybody reads. */
export function cutText(text: string, chars: number, name: string, notes: Notes): string {
  if (text.length <= chars) return text;
  notes.push(`${name} was cut, it had ${text.length} characters`);
  // A character of two halves is not cut in two.
  return `${text.slice(0, chars - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function importanceOf({ importance, priority, push }: Fields): string | number | undefined {
  const level = isRecord(push) ? push['interruption-level'] : undefined;
  const said = [level, importance, priority].find((each) => typeof each === 'string' || typeof each === 'number');
  return typeof said === 'string' || typeof said === 'number' ? said : undefined;
}

/** Pictures that come along are shown; none is fetched, for its address would tell somebody that it was read. */
function imageOf({ image, icon_url: icon }: Fields, notes: Notes): string | undefined {
  const given = typeof image === 'string' && image !== '' ? image : typeof icon === 'string' ? icon : undefined;
  if (given === undefined || given === '') return undefined;
  if (!given.startsWith('data:image/')) {
    notes.push(`the picture was not fetched: ${given.slice(0, 300)}`);
    return undefined;
  }
  if (given.length <= limits.imagePayloadBytes) return given;
  notes.push('the picture is too large');
  return undefined;
}

function shownOf(fields: Fields): Shown {
  const seconds = numberOf(fields.duration ?? fields.timeout);
  const progress = numberOf(fields.progress);
  const most = numberOf(fields.progress_max) ?? 100;
  const isIn = progress !== undefined && progress >= 0 && most > 0;
  return {
    ...(seconds !== undefined && seconds > 0 ? { seconds: Math.min(seconds, longestSeconds) } : {}),
    ...(isTrue(fields.sticky) || isTrue(fields.persistent) ? { stays: true } : {}),
    ...(isIn ? { percent: Math.min(Math.round((progress / most) * 100), 100) } : {}),
    ...(isTrue(fields.alert_once) ? { soundsOnce: true } : {}),
  };
}

/** A button that asks for a text says so by its behaviour, by its name, or by the fields beside the buttons. */
function actionsOf(
  { actions: list, inputs }: Fields,
  notes: Notes,
): { readonly actions: readonly AlertAction[]; readonly uris: ReadonlyMap<string, string> } {
  const uris = new Map<string, string>();
  if (list === undefined || list === null) return { actions: [], uris };
  if (!Array.isArray(list)) {
    notes.push('actions was no list');
    return { actions: [], uris };
  }
  const field = inputOf(inputs);
  const actions = new Map<string, AlertAction>();
  for (const raw of list.slice(0, mostActions) as unknown[]) {
    const each: Fields = typeof raw === 'string' ? { action: raw } : isRecord(raw) ? raw : {};
    const id = textOf(each.action ?? each.title, 'action', notes);
    if (id === undefined || id === '' || id.length > limits.nameChars) {
      notes.push('a button has no name that can be answered with');
      continue;
    }
    const label = cutText(
      textOf(each.title, 'title', notes) || id,
      limits.notificationButtonChars,
      `button ${id}`,
      notes,
    );
    const asks = each.behavior === 'textInput' || id === 'REPLY';
    const placeholder = textOf(each.textInputPlaceholder, 'textInputPlaceholder', notes);
    const input = asks ? (placeholder === undefined ? {} : { placeholder }) : field;
    actions.set(id, { id, label, answers: true, ...(input === undefined ? {} : { input }) });
    const uri = textOf(each.uri ?? each.url, 'uri', notes);
    if (uri !== undefined && uri !== '' && uri.length <= mostUriChars) uris.set(id, uri);
  }
  if (list.length > mostActions) notes.push(`${list.length - mostActions} more buttons were left out`);
  return { actions: [...actions.values()], uris };
}

/** HASS.Agent asks beside the buttons; one text field is what systems have. */
function inputOf(inputs: unknown): AlertAction['input'] {
  const [first] = Array.isArray(inputs) ? (inputs as unknown[]) : [];
  if (!isRecord(first) || typeof first.id !== 'string') return undefined;
  const hint = [first.title, first.text].find((each) => typeof each === 'string' && each !== '');
  return { id: first.id, ...(typeof hint === 'string' ? { placeholder: hint } : {}) };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
