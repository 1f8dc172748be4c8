/** What the command palette can find, and in which order. Pure. */
import type { Entity } from '../../preload/contract.ts';
import { fullName } from '../../preload/words/names.ts';
import { wordsIn } from '../../preload/words/split.ts';
import type { ViewName } from '../app/route.ts';
import { alertText } from '../format/alert.ts';
import { platformLabel, sayState } from '../format/entity.ts';
import { saySchedule } from '../format/schedule.ts';
import { overviewOf, pagesWith } from '../views/overview/sources.ts';
import { say } from '../words/words.ts';
import type { PageModel } from './model.ts';
import { foldText } from './names.ts';
import { type Pattern, parsePattern } from './pattern.ts';
import type { RemoteCommand } from './remote.ts';
import type { Home } from './selectors.ts';

export type SearchTarget =
  | { readonly type: 'go'; readonly view: ViewName; readonly id?: string }
  | {
      readonly type: 'command';
      readonly entityId: string;
      readonly action: string;
      readonly params?: Readonly<Record<string, unknown>>;
    }
  /** What a sentence says. */
  | { readonly type: 'commands'; readonly commands: readonly RemoteCommand[] }
  | { readonly type: 'run-task' | 'run-automation'; readonly id: string };

export type SearchKind =
  | 'action'
  | 'view'
  | 'room'
  | 'device'
  | 'entity'
  | 'task'
  | 'automation'
  | 'alert'
  | 'settings';

export interface SearchItem {
  readonly key: string;
  readonly kind: SearchKind;
  readonly title: string;
  readonly detail: string;
  readonly target: SearchTarget;
  /** Folded: matched first, and in second place. */
  readonly titleText: string;
  readonly otherText: string;
  /** The entity whose icon and live state are shown. */
  readonly entityId?: string;
}

/** Between equal matches the kind decides. */
const kindWeight: Readonly<Record<SearchKind, number>> = {
  action: 6,
  view: 5,
  room: 5,
  device: 4,
  entity: 3,
  task: 3,
  automation: 3,
  settings: 2,
  alert: 1,
};

export const settingsPages = [
  'general',
  'brokers',
  'discovery',
  'notifications',
  'http',
  'agents',
  'history',
  'backup',
  'about',
] as const;

type Draft = Omit<SearchItem, 'titleText' | 'otherText'> & { readonly words?: string };

/** Longer texts are cut: names and states come from devices. */
const textChars = 300;

/** Makes an item, with its texts cut and folded. */
export function item({ words = '', ...draft }: Draft): SearchItem {
  return {
    ...draft,
    title: draft.title.slice(0, textChars),
    titleText: foldText(draft.title.slice(0, textChars)),
    otherText: foldText(`${draft.detail} ${words}`.slice(0, textChars * 2)),
  };
}

const views = ['home', 'alerts', 'tasks', 'automations', 'settings'] as const;

/** Everything that can be found; actions are in search-actions.ts. `now` is in milliseconds. */
export function buildIndex(model: PageModel, home: Home, now: number): readonly SearchItem[] {
  return [...indexItems(model, home, now)];
}

/** The items of the index one by one, the pages first: whoever takes them decides how many at a time. */
export function* indexItems(model: PageModel, home: Home, now: number): Generator<SearchItem, void> {
  for (const view of views) {
    const title = say(`common.${view}`);
    yield item({ key: `view:${view}`, kind: 'view', title, detail: say('search.page'), target: { type: 'go', view } });
  }
  const entityOf = (id: string): Entity | undefined => model.entities.get(id);
  for (const id of pagesWith(overviewOf(home, entityOf))) {
    const target = { type: 'go', view: 'overview', id } as const;
    const title = say(`overviewPages.${id}`);
    yield item({ key: `overview:${id}`, kind: 'view', title, detail: say('home.overview'), target });
  }
  for (const id of settingsPages) {
    const target = { type: 'go', view: 'settings', id } as const;
    const [title, words] = [say(`settingsPages.${id}`), say(`settingsPageWords.${id}`)];
    yield item({ key: `settings:${id}`, kind: 'settings', title, detail: say('common.settings'), target, words });
  }
  for (const { name, cards } of home.rooms) {
    if (name === undefined) continue;
    const target = { type: 'go', view: 'room', id: name } as const;
    const detail = say('search.roomOf', { count: cards.length });
    yield item({ key: `room:${name}`, kind: 'room', title: name, detail, target });
  }
  for (const { id, name, area, manufacturer, model: type } of model.devices.values()) {
    const detail = [area, manufacturer, type].filter((part) => part !== undefined).join(' · ') || say('common.device');
    const target = { type: 'go', view: 'device', id } as const;
    yield item({ key: `device:${id}`, kind: 'device', title: name, detail, target, words: id });
  }
  for (const entity of model.entities.values()) {
    if (entity.deviceSetting !== true) yield entityItem(entity, model, now);
  }
  yield* recordItems(model, now);
}

function entityItem(entity: Entity, model: PageModel, now: number): SearchItem {
  const device = entity.deviceId === undefined ? undefined : model.devices.get(entity.deviceId);
  return item({
    key: `entity:${entity.id}`,
    kind: 'entity',
    title: fullName(entity, device?.name),
    detail: [platformLabel(entity.platform), device?.area].filter((part) => part !== undefined).join(' · '),
    target: { type: 'go', view: 'device', id: entity.deviceId ?? entity.id },
    entityId: entity.id,
    words: `${entity.id} ${sayState(entity, now)} ${entity.state} ${entity.available ? '' : say('search.away')} ${entity.discoveryTopic} ${attributeWords(entity)}`,
  });
}

/** Attributes as `name value`, as far as they are plain: what is found by search, and no more than that of it. */
function attributeWords({ attributes }: Entity): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (text.length > textChars) break;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      text += `${name} ${value} `;
    else if (Array.isArray(value)) text += `${name} ${value.slice(0, 20).join(' ')} `;
  }
  return text;
}

function* recordItems(model: PageModel, now: number): Generator<SearchItem, void> {
  for (const { id, name, schedule, tags } of model.tasks.values()) {
    const detail = say('search.taskOf', { schedule: saySchedule(schedule, now) });
    const target = { type: 'go', view: 'tasks', id } as const;
    yield item({ key: `task:${id}`, kind: 'task', title: name, detail, target, words: tags.join(' ') });
  }
  for (const { id, name } of model.automations.values()) {
    const target = { type: 'go', view: 'automations', id } as const;
    yield item({ key: `automation:${id}`, kind: 'automation', title: name, detail: say('search.automation'), target });
  }
  for (const alert of model.alerts.values()) {
    const { title, body } = alertText(alert);
    const target = { type: 'go', view: 'alerts' } as const;
    yield item({
      key: `alert:${alert.id}`,
      kind: 'alert',
      title,
      detail: say('search.alertOf', { state: say(`alertStates.${alert.state}`) }),
      target,
      words: body,
    });
  }
}

function startsWord(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at !== -1; at = text.indexOf(token, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** How well one word of the query matches; 0 = not at all. */
function scoreToken(candidate: SearchItem, token: string): number {
  const { titleText, otherText } = candidate;
  if (titleText === token) return 100;
  if (titleText.startsWith(token)) return 60;
  if (startsWord(titleText, token)) return 40;
  if (titleText.includes(token)) return 18;
  if (startsWord(otherText, token)) return 10;
  return otherText.includes(token) ? 4 : 0;
}

/** What is to be said where nothing was found: why a regular expression was not tried. */
export function sayNothingFound(query: string): string {
  const pattern = parsePattern(query);
  if (pattern === undefined || pattern.ok) return say('panel.nothingFound', { query });
  return say(pattern.problem === 'invalid' ? 'search.patternInvalid' : 'search.patternCostly');
}

/** A page must not stand still for what somebody types. */
const patternMs = 150;

/** Those that a regular expression matches, in their names before anywhere else. */
function matchPattern(pattern: Pattern, items: readonly SearchItem[], limit: number): readonly SearchItem[] {
  if (!pattern.ok) return [];
  const end = performance.now() + patternMs;
  const [named, others]: [SearchItem[], SearchItem[]] = [[], []];
  for (const candidate of items) {
    if (performance.now() > end) break;
    const { title, titleText, otherText } = candidate;
    if (pattern.test(title) || pattern.test(titleText)) named.push(candidate);
    else if (others.length < limit && pattern.test(otherText)) others.push(candidate);
  }
  named.sort((a, b) => kindWeight[b.kind] - kindWeight[a.kind] || (a.titleText < b.titleText ? -1 : 1));
  return [...named, ...others].slice(0, limit);
}

/** The best matches first; every word of the query must match somewhere, or the regular expression between slashes. */
export function rankItems(query: string, items: readonly SearchItem[], limit: number): readonly SearchItem[] {
  const pattern = parsePattern(query);
  if (pattern !== undefined) return matchPattern(pattern, items, limit);
  const text = foldText(query);
  const tokens = wordsIn(text);
  if (tokens.length === 0) return [];
  const best: Scored[] = [];
  for (const candidate of items) {
    // Most match nothing, and are left before anything is weighed: a large home is searched at each key.
    if (!tokens.every((token) => candidate.titleText.includes(token) || candidate.otherText.includes(token))) continue;
    let score =
      kindWeight[candidate.kind] + (candidate.titleText === text ? 100 : candidate.titleText.startsWith(text) ? 40 : 0);
    for (const token of tokens) score += scoreToken(candidate, token);
    keepBest(best, { candidate, score }, limit);
  }
  return best.map(({ candidate }) => candidate);
}

interface Scored {
  readonly candidate: SearchItem;
  readonly score: number;
}

/** Negative where `a` comes first. */
function compareScored(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    a.candidate.title.length - b.candidate.title.length ||
    (a.candidate.titleText < b.candidate.titleText ? -1 : a.candidate.titleText > b.candidate.titleText ? 1 : 0)
  );
}

/** Puts one in its place among the best so far; thousands that match are not sorted to show forty. */
function keepBest(best: Scored[], scored: Scored, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last !== undefined && compareScored(scored, last) >= 0) return;
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other !== undefined && compareScored(other, scored) <= 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, scored);
  if (best.length > limit) best.pop();
}
