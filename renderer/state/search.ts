/** What the command palette can find, and in which order. Pure. */
import type { Entity } from '../../preload/contract.ts';
import { fullName } from '../../preload/words/names.ts';
import { wordsIn } from '../../preload/words/split.ts';
import type { ViewName } from '../app/route.ts';
import { alertText } from '../format/alert.ts';
import { platformLabel, sayState } from '../format/entity.ts';
import { saySchedule } from '../format/schedule.ts';
import { say } from '../words/words.ts';
import type { PageModel } from './model.ts';
import { foldText } from './names.ts';
import type { Home } from './selectors.ts';

export type SearchTarget =
  | { readonly type: 'go'; readonly view: ViewName; readonly id?: string }
  | {
      readonly type: 'command';
      readonly entityId: string;
      readonly action: string;
      readonly params?: Readonly<Record<string, unknown>>;
    }
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
    words: `${entity.id} ${sayState(entity, now)} ${entity.state} ${entity.available ? '' : say('search.away')} ${entity.discoveryTopic}`,
  });
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

/** The best matches first; every word of the query must match somewhere. */
export function rankItems(query: string, items: readonly SearchItem[], limit: number): readonly SearchItem[] {
  const text = foldText(query);
  const tokens = wordsIn(text);
  if (tokens.length === 0) return [];
  const scored: Array<{ readonly candidate: SearchItem; readonly score: number }> = [];
  for (const candidate of items) {
    let score =
      kindWeight[candidate.kind] + (candidate.titleText === text ? 100 : candidate.titleText.startsWith(text) ? 40 : 0);
    for (const token of tokens) {
      const part = scoreToken(candidate, token);
      score = part === 0 ? Number.NEGATIVE_INFINITY : score + part;
    }
    if (score > 0) scored.push({ candidate, score });
  }
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      a.candidate.title.length - b.candidate.title.length ||
      (a.candidate.titleText < b.candidate.titleText ? -1 : 1),
  );
  return scored.slice(0, limit).map(({ candidate }) => candidate);
}
