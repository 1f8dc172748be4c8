/** What goes on now, for the tray and the ongoing notification: armed alarms, tasks at work. Pure. */

import { fullName } from '../../../preload/words/names.ts';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { Entity } from '../../service/model/entities.ts';
import type { ServiceMode } from '../../service/model/service.ts';
import type { Settings } from '../../service/model/settings.ts';
import type { Task } from '../../service/model/tasks.ts';
import { sayCode } from './state-words.ts';

/** An entity with the name of its device, if it has one. */
export interface NamedEntity {
  readonly entity: Entity;
  readonly deviceName?: string | undefined;
}

export interface OngoingInput {
  readonly mode: ServiceMode;
  readonly backgroundMode: Settings['backgroundMode'];
  readonly panels: readonly NamedEntity[];
  readonly tasks: readonly Task[];
}

export interface Ongoing {
  readonly panels: readonly NamedEntity[];
  readonly tasks: readonly Task[];
}

/** States of a panel that nobody needs to be reminded of. */
const resting: ReadonlySet<string> = new Set(['disarmed', 'unknown']);

/** Nothing in silent mode, and nothing of a service that is stopped. */
export function ongoingOf({ mode, backgroundMode, panels, tasks }: OngoingInput): Ongoing {
  if (backgroundMode === 'silent' || mode === 'stopped') return { panels: [], tasks: [] };
  return {
    panels: panels.filter(({ entity }) => entity.available && !resting.has(entity.state)),
    tasks: tasks.filter((task) => task.visible && task.state === 'running'),
  };
}

/** "House alarm: Armed away". */
export function panelLine(words: SpokenWords, { entity, deviceName }: NamedEntity): string {
  return words.say('readings.labelled', { label: fullName(entity, deviceName), text: sayCode(words, entity.state) });
}

/** "Backup: 40 %". */
export function taskLine(words: SpokenWords, { name, progress }: Task): string {
  if (progress === undefined) return words.say('tray.taskRunning', { name });
  const { percent, text = '' } = progress;
  const at = words.say('tray.taskAt', { name, percent: Math.round(percent) });
  return text === '' ? at : words.list([at, words.inline(text)]);
}

export interface OngoingNotice {
  /** Which alarm states and tasks it is about: what a person closed comes back only when this changes. */
  readonly about: string;
  readonly title: string;
  readonly body: string;
  readonly percent?: number;
}

const linesShown = 4;

/** What the one notification that stays says; undefined when nothing goes on. */
export function ongoingNotice(words: SpokenWords, { panels, tasks }: Ongoing): OngoingNotice | undefined {
  const [title, ...rest] = [
    ...panels.map((panel) => panelLine(words, panel)),
    ...tasks.map((task) => taskLine(words, task)),
  ];
  if (title === undefined) return undefined;
  const percent = tasks.find((task) => task.progress !== undefined)?.progress?.percent;
  const about = [...panels.map(({ entity }) => `${entity.id} ${entity.state}`), ...tasks.map(({ id }) => id)];
  return {
    about: JSON.stringify(about),
    title,
    body: rest.slice(0, linesShown).join('\n'),
    ...(percent === undefined ? {} : { percent: Math.round(percent) }),
  };
}
