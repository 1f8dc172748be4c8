/**
 * Sentences that say what is to be done: "lights off", "living 40 %", "radiator 22", "close all blinds", "gute nacht". Pure:
 * the words of a language are given. It answers only where every word is understood; else the search is what was meant.
 */
import type { Entity } from '../../preload/contract.ts';
import { wordsIn } from '../../preload/words/split.ts';
import { levelOf } from '../components/tiles/level.ts';
import { can } from '../format/values.ts';
import { foldText } from './names.ts';
import { closeness, mistypes } from './typos.ts';

export const verbs = ['on', 'off', 'open', 'close', 'stop', 'lock', 'unlock'] as const;
export type Verb = (typeof verbs)[number];
export const kinds = ['light', 'cover', 'lock', 'climate', 'fan', 'switch'] as const;
export type Kind = (typeof kinds)[number];

/** Words of a language, folded. */
export interface Lexicon {
  readonly verbs: Readonly<Record<Verb, readonly string[]>>;
  readonly kinds: Readonly<Record<Kind, readonly string[]>>;
  readonly all: readonly string[];
  readonly filler: readonly string[];
  readonly percent: readonly string[];
}

/** An entity with the names that it goes by. */
export interface Named {
  readonly entity: Entity;
  /** With its device's. */
  readonly name: string;
  readonly room: string | undefined;
}

export interface RemoteCommand {
  readonly entityId: string;
  readonly action: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface Spoken {
  readonly commands: readonly RemoteCommand[];
  /** The value that was said, in the person's unit. */
  readonly value?: number;
  readonly isPercent: boolean;
}

interface Reading {
  readonly verb?: Verb;
  readonly kind?: Kind;
  readonly kindWord?: string;
  readonly isAll: boolean;
  readonly names: readonly string[];
  /** All words but those that only join others. */
  readonly content: readonly string[];
  readonly value?: number;
  readonly isPercent: boolean;
}

const actions: Readonly<Record<Verb, readonly string[]>> = {
  on: ['turn_on'],
  off: ['turn_off'],
  open: ['open_cover', 'open_valve', 'open'],
  close: ['close_cover', 'close_valve', 'lock'],
  stop: ['stop_cover', 'stop_valve', 'stop'],
  lock: ['lock'],
  unlock: ['unlock'],
};

/** Of several that are called alike, the one that people mean. */
const platformOrder = ['light', 'cover', 'climate', 'lock', 'fan', 'switch', 'humidifier', 'valve', 'number', 'siren'];
/** Nobody means these by "all". */
const entrances: ReadonlySet<unknown> = new Set(['garage', 'door', 'gate']);
const kindPlatforms: Readonly<Record<Kind, string>> = {
  light: 'light',
  cover: 'cover',
  lock: 'lock',
  climate: 'climate',
  fan: 'fan',
  switch: 'switch',
};
const numberShape = /(?<![\p{L}\p{N}.,])(-?\d+(?:[.,]\d+)?)\s*(%|°\s*[cf]?)?(?=\s|$)/iu;

/** What a sentence has done; undefined where it is none. */
export function understand(sentence: string, lexicon: Lexicon, home: readonly Named[]): Spoken | undefined {
  const there = home.filter(({ entity }) => entity.available);
  for (const reading of readingsOf(sentence, lexicon)) {
    const spoken = carryOut(reading, there);
    if (spoken !== undefined && spoken.commands.length > 0) return spoken;
  }
  return undefined;
}

/** A number may be a value, or belong to a name: "lamp 2 off". */
function readingsOf(sentence: string, lexicon: Lexicon): readonly Reading[] {
  const found = numberShape.exec(sentence);
  const plain = read(sentence, undefined, lexicon);
  if (found === null) return [plain];
  const value = Number((found[1] ?? '').replace(',', '.'));
  const rest = `${sentence.slice(0, found.index)} ${sentence.slice(found.index + found[0].length)}`;
  const valued = read(rest, { value, isPercent: found[2] === '%' }, lexicon);
  // Who says off and a number means lamp 2.
  return valued.verb !== undefined && !valued.isPercent ? [plain, valued] : [valued, plain];
}

function read(text: string, said: { value: number; isPercent: boolean } | undefined, lexicon: Lexicon): Reading {
  const names: string[] = [];
  const content: string[] = [];
  let verb: Verb | undefined;
  let kind: Kind | undefined;
  let kindWord: string | undefined;
  let isAll = false;
  let isPercent = said?.isPercent ?? false;
  for (const word of wordsIn(foldText(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' '))) {
    if (!lexicon.filler.includes(word)) content.push(word);
    const asVerb = meant(word, verbs, lexicon.verbs);
    const asKind = meant(word, kinds, lexicon.kinds);
    if (said !== undefined && (lexicon.percent.includes(word) || isNear(word, lexicon.percent))) isPercent = true;
    else if (asVerb !== undefined && !(said !== undefined && lexicon.filler.includes(word))) verb ??= asVerb;
    else if (lexicon.filler.includes(word)) continue;
    else if (lexicon.all.includes(word)) isAll = true;
    else if (asKind !== undefined && kind === undefined) [kind, kindWord] = [asKind, word];
    else names.push(word);
  }
  return {
    ...(verb === undefined ? {} : { verb }),
    ...(kind === undefined ? {} : { kind }),
    ...(kindWord === undefined ? {} : { kindWord }),
    isAll,
    names,
    content,
    ...(said === undefined ? {} : { value: said.value }),
    isPercent,
  };
}

/** Short words are too much alike for typing errors to be forgiven. */
function isNear(word: string, known: readonly string[]): boolean {
  return word.length >= 5 && known.some((each) => each.length >= 5 && mistypes(word, each) <= 1);
}

/** The one that a word means; typed wrong it must not be near another one, too: "auschalten" is near on and off. */
function meant<K extends string>(
  word: string,
  all: readonly K[],
  known: Readonly<Record<K, readonly string[]>>,
): K | undefined {
  const exact = all.find((each) => known[each].includes(word));
  if (exact !== undefined) return exact;
  const near = all.filter((each) => isNear(word, known[each]));
  return near.length === 1 ? near[0] : undefined;
}

function carryOut(reading: Reading, home: readonly Named[]): Spoken | undefined {
  if (reading.verb === undefined && reading.value === undefined) return activate(reading, home);
  const targets = targetsOf(reading, home);
  const commands = targets.flatMap(({ entity }) => commandOf(entity, reading) ?? []);
  return {
    commands,
    isPercent: reading.isPercent,
    ...(reading.value === undefined ? {} : { value: reading.value }),
  };
}

/** A scene by its name alone. */
function activate({ content }: Reading, home: readonly Named[]): Spoken | undefined {
  if (content.length === 0) return undefined;
  const scenes = home.filter(({ entity }) => entity.platform === 'scene');
  const [best] = ranked(scenes, content);
  if (best === undefined || wordsOfNamed(best).name.length > content.length) return undefined;
  return { commands: [{ entityId: best.entity.id, action: 'turn_on' }], isPercent: false };
}

function targetsOf(reading: Reading, home: readonly Named[]): readonly Named[] {
  const { kind, names, isAll } = reading;
  const able = home.filter(({ entity }) => commandOf(entity, reading) !== undefined);
  const ofKind = kind === undefined ? able : able.filter(({ entity }) => entity.platform === kindPlatforms[kind]);
  if (names.length === 0) {
    // "Off" alone is not meant for everything.
    if (kind === undefined) return isAll ? inGroup(usual(able, reading)) : [];
    // "Radiator" means what is called so, rather than all that heats; lights are called by many names.
    const called = isAll || kind === 'light' ? [] : ranked(ofKind, [reading.kindWord ?? '']);
    return inGroup(called.length > 0 ? called : ofKind);
  }
  const inRoom = ofKind.filter((named) => scoreOf(wordsOfNamed(named).room, names) > 0);
  if (kind !== undefined && inRoom.length > 0) return inGroup(inRoom);
  const byName = ranked(ofKind, names);
  // What has the room's name as its own, "Hall light", is found by the room below.
  const own = byName.filter((named) => {
    const { name, room } = wordsOfNamed(named);
    return scoreOf(name, names) > scoreOf(room, names);
  });
  if (own[0] !== undefined) return isAll ? inGroup(own) : [own[0]];
  if (inRoom.length > 0) return inGroup(usual(inRoom, reading));
  const [best] = ranked(ofKind, names, 'both');
  return best === undefined ? [] : [best];
}

/** "Kitchen off" means its lights, where it has some; else what comes first in the order of platforms. */
function usual(group: readonly Named[], { value, isPercent }: Reading): readonly Named[] {
  const order = value === undefined || isPercent ? platformOrder : ['climate', ...platformOrder];
  for (const platform of order) {
    const some = group.filter(({ entity }) => entity.platform === platform);
    if (some.length > 0) return some;
  }
  return group;
}

function inGroup(group: readonly Named[]): readonly Named[] {
  return group.filter(({ entity }) => !(entity.platform === 'cover' && entrances.has(entity.attributes.device_class)));
}

const wordsOf = (text: string): readonly string[] => wordsIn(foldText(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' '));

interface NamedWords {
  readonly name: readonly string[];
  readonly room: readonly string[];
  readonly both: readonly string[];
}

const known = new WeakMap<Named, NamedWords>();

/** Made once for each: a large home has thousands, and each key that is pressed asks for all of them. */
function wordsOfNamed(named: Named): NamedWords {
  const made = known.get(named);
  if (made !== undefined) return made;
  const name = wordsOf(named.name);
  const room = named.room === undefined ? [] : wordsOf(named.room);
  const fresh = { name, room, both: [...name, ...room] };
  known.set(named, fresh);
  return fresh;
}

/** How well all of the names stand in a text; 0 = one of them does not. */
function scoreOf(text: readonly string[], names: readonly string[]): number {
  let score = 0;
  for (const name of names) {
    let best = 0;
    for (const word of text) {
      best = Math.max(best, closeness(name, word));
      if (best === 3) break;
    }
    if (best === 0) return 0;
    score += best;
  }
  // Words that were not said count against it.
  return score - 0.1 * Math.max(0, text.length - names.length);
}

function ranked(home: readonly Named[], names: readonly string[], part: keyof NamedWords = 'name'): readonly Named[] {
  const rank = ({ entity }: Named): number => {
    const at = platformOrder.indexOf(entity.platform);
    return at < 0 ? platformOrder.length : at;
  };
  return home
    .map((named) => ({ named, score: scoreOf(wordsOfNamed(named)[part], names) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || rank(a.named) - rank(b.named))
    .map(({ named }) => named);
}

/** What the verb or the value is for this entity; undefined where it cannot do it. */
function commandOf(entity: Entity, { verb, value, isPercent }: Reading): RemoteCommand | undefined {
  const { id: entityId } = entity;
  if (value !== undefined) {
    const level = levelOf(entity);
    if (level === undefined || (isPercent && level.unit !== '%')) return undefined;
    if (value === 0 && level.unit === '%' && can(entity, 'turn_off')) return { entityId, action: 'turn_off' };
    if (value < level.min || value > level.max) return undefined;
    return { entityId, ...level.command(value) };
  }
  if (verb === undefined) return undefined;
  const action = actions[verb].find((each) => can(entity, each));
  return action === undefined ? undefined : { entityId, action };
}
