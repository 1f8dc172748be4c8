/** Entities by a name as people say it. Pure. */

import { isUnspaced, wordsIn } from '../../preload/words/split.ts';
import { limits } from '../service/base/limits.ts';
import type { Device, Entity, PlatformName } from '../service/model/entities.ts';
import type { FoundEntities } from '../service/model/service.ts';

/** What all of a kind are called: "hall lights", "all covers". */
const plurals: ReadonlyMap<string, PlatformName> = new Map([
  ['lights', 'light'],
  ['lamps', 'light'],
  ['switches', 'switch'],
  ['plugs', 'switch'],
  ['covers', 'cover'],
  ['blinds', 'cover'],
  ['shutters', 'cover'],
  ['locks', 'lock'],
  ['fans', 'fan'],
  ['scenes', 'scene'],
  ['valves', 'valve'],
  ['sirens', 'siren'],
  ['thermostats', 'climate'],
]);

/** Words that only join others. */
const small: ReadonlySet<string> = new Set(['the', 'in', 'of', 'all']);

interface Candidate {
  readonly entity: Entity;
  readonly area: string;
  readonly device: string;
}

/** Letters and digits in lower case, without accents, between single spaces. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const wordsOf = (text: string): readonly string[] => wordsIn(text);

/**
 * An id; else the whole name, alone or after its room or device ("Hall light", `hall/light`); else all lights of a room; else
 * what has all the words, of which what is for daily use comes first.
 */
export function findEntities(
  name: string,
  entities: Iterable<Entity>,
  deviceOf: (id: string | undefined) => Device | undefined,
): FoundEntities {
  const candidates: Candidate[] = [];
  for (const entity of entities) {
    if (entity.id === name) return { match: 'one', entities: [entity] };
    const device = deviceOf(entity.deviceId);
    candidates.push({ entity, area: plain(device?.area ?? ''), device: plain(device?.name ?? '') });
  }
  const wanted = plain(name);
  if (wanted === '') return { match: 'none', entities: [] };
  const exact = candidates.filter((each) => namesOf(each).has(wanted));
  if (exact.length > 0) return answer(foremost(exact));
  const group = groupOf(wordsOf(wanted), candidates);
  if (group.length > 0) return { match: 'group', entities: group.map(({ entity }) => entity) };
  const words = wordsOf(wanted).filter((word) => !small.has(word));
  const loose = candidates.filter((each) => {
    const own = wordsOf(textOf(each));
    return words.every((word) =>
      own.some((mine) => mine.startsWith(word) || (isUnspaced(word) && mine.includes(word))),
    );
  });
  const ofKind = loose.filter(({ entity }) => words.includes(plain(entity.platform)));
  return answer(foremost(ofKind.length > 0 ? ofKind : loose));
}

function answer(found: readonly Candidate[]): FoundEntities {
  const entities = found.slice(0, limits.foundEntities).map(({ entity }) => entity);
  return { match: found.length === 0 ? 'none' : found.length === 1 ? 'one' : 'several', entities };
}

function namesOf({ entity, area, device }: Candidate): ReadonlySet<string> {
  const own = plain(entity.name);
  const names = [own, `${area} ${own}`, `${device} ${own}`, `${area} ${device} ${own}`];
  return new Set(names.map((each) => each.trim()));
}

function textOf({ entity, area, device }: Candidate): string {
  return `${area} ${device} ${plain(entity.name)} ${plain(entity.platform)}`;
}

/** Of several, those for daily use, where there are some. */
function foremost(found: readonly Candidate[]): readonly Candidate[] {
  const daily = found.filter(({ entity }) => entity.entityCategory === undefined && entity.hiddenByDefault !== true);
  return daily.length > 0 ? daily : found;
}

/** "hall lights", "lights in the hall", "all lights". */
function groupOf(words: readonly string[], candidates: readonly Candidate[]): readonly Candidate[] {
  const kindWord = words.find((word) => plurals.has(word));
  if (kindWord === undefined) return [];
  const room = words.filter((word) => word !== kindWord && !small.has(word)).join(' ');
  if (room === '' && !words.includes('all')) return [];
  const platform = plurals.get(kindWord);
  return foremost(
    candidates.filter(({ entity, area }) => entity.platform === platform && (room === '' || area === room)),
  );
}
