/**
 * Whether two announcements of one device mean the same thing: the same reading of the same topic, or the same command
 * to it. Names and ids do not tell, for each side makes up its own. Pure.
 */
import { matches } from '../mqtt/topics.ts';
import type { Platform, Reader } from '../platforms/platform.ts';
import { isRecord, parsePlainJson } from '../python/json.ts';

/** What an entity or a definition says of itself. */
export interface Described {
  readonly platform: Platform<unknown, unknown>;
  readonly config: unknown;
  readonly common: { readonly uniqueId?: string };
}

interface Use {
  readonly topic: string;
  /** Which part of the payload: the fields that a template names, or what a command says. */
  readonly part: string;
}

interface Meaning {
  readonly reads: readonly Use[];
  readonly writes: readonly Use[];
  readonly deviceClass: string | undefined;
}

const meanings = new WeakMap<object, Meaning>();

const fieldNames = /\.([A-Za-z_]\w*)|\[\s*(['"])(.*?)\2\s*\]/g;

/** The fields of the payload that a template names, in one comparable text. */
function fieldsOf(source: string | undefined): string {
  const names = [...(source ?? '').matchAll(fieldNames)].map((match) => match[1] ?? match[3] ?? '');
  return [...new Set(names)].sort().join('.');
}

function readingOf({ topic, template }: Reader<unknown, unknown>): Use {
  return { topic, part: fieldsOf(template?.source) };
}

/** What a payload asks for; of a call over RPC, that is neither who calls nor its number. */
function askedBy(payload: string): string {
  const json = parsePlainJson(payload);
  if (!isRecord(json)) return payload.toUpperCase();
  const { id: _id, src: _src, ...rest } = json;
  return JSON.stringify(rest);
}

/** Payloads that start what the entity is there for; its main command is known by the first that it has. */
const mainPayloads = ['payload_on', 'payload_press', 'payload_open', 'payload_lock', 'payload_install'] as const;

function writesOf(config: Readonly<Record<string, unknown>>): readonly Use[] {
  const topic = config.command_topic;
  const payload = mainPayloads.map((key) => config[key]).find((each) => typeof each === 'string');
  return typeof topic === 'string' && typeof payload === 'string' ? [{ topic, part: askedBy(payload) }] : [];
}

function meaningOf({ platform, config }: Described): Meaning {
  const key = config as object;
  const known = meanings.get(key);
  if (known !== undefined) return known;
  const meaning: Meaning = {
    reads: platform.readers(config).map(readingOf),
    writes: writesOf(config as Readonly<Record<string, unknown>>),
    deviceClass: platform.deviceClass?.(config),
  };
  meanings.set(key, meaning);
  return meaning;
}

function isSameUse(a: Use, b: Use): boolean {
  return a.part === b.part && (a.topic === b.topic || matches(a.topic, b.topic) || matches(b.topic, a.topic));
}

function isShared(left: readonly Use[], right: readonly Use[]): boolean {
  return left.some((each) => right.some((other) => isSameUse(each, other)));
}

/** True when both stand for one thing: of two such, one is enough. */
export function isSameThing(a: Described, b: Described): boolean {
  const isSamePlatform = a.platform.name === b.platform.name;
  if (isSamePlatform && a.common.uniqueId !== undefined && a.common.uniqueId === b.common.uniqueId) return true;
  const left = meaningOf(a);
  const right = meaningOf(b);
  // A relay may be announced as a switch here and as a light there.
  if (isShared(left.writes, right.writes)) return true;
  if (!isSamePlatform) return false;
  const differ =
    left.deviceClass !== undefined && right.deviceClass !== undefined && left.deviceClass !== right.deviceClass;
  return !differ && isShared(left.reads, right.reads);
}
