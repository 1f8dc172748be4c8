/** What tray and menu show, from what the service knows. Pure: no Electron, no clock. */

import type { UpdateView } from '../../../preload/contract.ts';
import { fullName } from '../../../preload/words/names.ts';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { alertText } from '../../../preload/words/say-alert.ts';
import { systemLine } from '../../service/base/system-text.ts';
import type { Alert } from '../../service/model/alerts.ts';
import type { Broker } from '../../service/model/brokers.ts';
import type { Entity } from '../../service/model/entities.ts';
import type { ServiceMode } from '../../service/model/service.ts';
import type { Settings } from '../../service/model/settings.ts';
import type { Task } from '../../service/model/tasks.ts';
import { menuControl } from './menu-control.ts';
import { type NamedEntity, type Ongoing, ongoingOf, panelLine, taskLine } from './ongoing.ts';
import { stateWords } from './state-words.ts';

export type TrayIcon = 'fine' | 'attention' | 'alarm' | 'offline';

/** What a click on an item does; carried out by compose.ts. */
export type TrayAction =
  /** Opens the panel. */
  | { readonly type: 'panel' }
  | { readonly type: 'open'; readonly view: string; readonly id?: string }
  | { readonly type: 'command'; readonly entityId: string; readonly action: string }
  | { readonly type: 'cancelTask'; readonly id: string }
  /** 0 ends the pause. */
  | { readonly type: 'pause'; readonly minutes: number }
  | { readonly type: 'service'; readonly command: 'start' | 'stop' | 'restart' }
  | { readonly type: 'backgroundMode'; readonly mode: Settings['backgroundMode'] }
  | { readonly type: 'quit' };

export type TrayItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly enabled: boolean;
      readonly checked?: boolean;
      readonly action?: TrayAction;
      readonly items?: readonly TrayItem[];
    };

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly toolTip: string;
  /** Beside the picture, on macOS: how many alerts are open, and the first pinned readings. */
  readonly title: string;
  readonly items: readonly TrayItem[];
}

export interface TrayInput {
  readonly words: SpokenWords;
  readonly mode: ServiceMode;
  readonly backgroundMode: Settings['backgroundMode'];
  readonly brokers: readonly Broker[];
  readonly deviceCount: number;
  /** Those of no device too. */
  readonly entityCount: number;
  readonly alerts: readonly Alert[];
  readonly tasks: readonly Task[];
  /** The readings that a person pinned, in order. */
  readonly pinned: readonly NamedEntity[];
  /** In the person's order; an entity of no device stands alone. */
  readonly favourites: readonly NamedEntity[];
  readonly panels: readonly NamedEntity[];
  readonly pausedUntil?: string | undefined;
  /** A newer version of the app that was found, or lies ready. */
  readonly update?: Pick<UpdateView, 'step' | 'version'> | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export const favouritesShown = 8;
export const pinnedShown = 6;
type Say = (entity: Entity) => string;

const alertsShown = 6;
const labelChars = 60;
const separator: TrayItem = { kind: 'separator' };

/** The whole tray: icon, tooltip (also said as the first menu line: an icon may not repaint), menu. */
export function trayModel(input: TrayInput): TrayModel {
  const { words } = input;
  const isSilent = input.backgroundMode === 'silent';
  const raised = input.alerts.filter((alert) => alert.state === 'raised').sort(bySeverity);
  const open = isSilent ? raised.filter((alert) => alert.severity === 'critical') : raised;
  const ongoing = ongoingOf(input);
  const status = statusLine(input, open);
  const say: Say = (entity) => stateWords(words, entity, input.now);
  const readings = input.pinned.map(({ entity }) => say(entity));
  const sections: TrayItem[][] = [
    // First, for hosts on Linux that show menus and pass no click on.
    [
      item(words.say('tray.openPanel'), { type: 'panel' }),
      item(status, { type: 'open', view: 'home' }),
      ...input.pinned.map((each) => pinnedItem(words, each, say)),
    ],
    alertItems(words, open),
    [...ongoing.panels.map((panel) => panelItem(words, panel)), ...ongoing.tasks.map((task) => taskItem(words, task))],
    favouriteItems(input, say),
    [pauseItem(input), silentItem(words, isSilent), serviceItem(input)],
    [
      ...updateItems(input),
      item(words.say('tray.openWindow'), { type: 'open', view: 'home' }),
      item(words.say('tray.settings'), { type: 'open', view: 'settings' }),
      item(words.say('tray.quit'), { type: 'quit' }),
    ],
  ];
  return {
    icon: iconOf(input, open),
    toolTip: toolTip(words, status, ongoing, readings),
    title: titleOf(open.length, readings),
    items: sections
      .filter((section) => section.length > 0)
      .flatMap((section, index) => (index === 0 ? section : [separator, ...section])),
  };
}

/** Windows cuts a tooltip at 127 characters. */
const toolTipChars = 127;

/** More would push other icons out of a menu bar. */
const titleReadings = 2;

function titleOf(openAlerts: number, readings: readonly string[]): string {
  return [...(openAlerts === 0 ? [] : [String(openAlerts)]), ...readings.slice(0, titleReadings)].join(' · ');
}

function pinnedItem(words: SpokenWords, { entity, deviceName }: NamedEntity, say: Say): TrayItem {
  const target = entity.deviceId ?? entity.id;
  return item(words.say('readings.labelled', { label: fullName(entity, deviceName), text: say(entity) }), {
    type: 'open',
    view: 'device',
    id: target,
  });
}

function toolTip(words: SpokenWords, status: string, { panels, tasks }: Ongoing, readings: readonly string[]): string {
  const [task] = tasks;
  const work =
    task === undefined
      ? []
      : [tasks.length > 1 ? words.say('tray.tasksRunning', { count: tasks.length }) : taskLine(words, task)];
  const parts = [status, ...panels.slice(0, 2).map((panel) => panelLine(words, panel)), ...work, ...readings];
  return systemLine(words.say('readings.labelled', { label: 'Inglenook', text: words.list(parts) }), toolTipChars);
}

function iconOf(input: TrayInput, open: readonly Alert[]): TrayIcon {
  // Nobody knows whether an alarm still holds that was open when the service was stopped.
  if (input.mode === 'stopped') return 'offline';
  if (open.some((alert) => alert.severity === 'critical')) return 'alarm';
  if (isOffline(input)) return 'offline';
  if (input.backgroundMode === 'silent') return 'fine';
  const isPartly = input.brokers.some((broker) => broker.state !== 'online' && broker.state !== 'idle');
  return isPartly || open.some((alert) => alert.severity === 'warning') ? 'attention' : 'fine';
}

/** There are brokers, and none can be reached. */
function isOffline({ brokers }: TrayInput): boolean {
  return brokers.length > 0 && !brokers.some((broker) => broker.state === 'online');
}

function statusLine(input: TrayInput, open: readonly Alert[]): string {
  const { words, mode, backgroundMode, brokers } = input;
  if (mode === 'stopped') return words.say('tray.serviceStopped');
  const online = brokers.filter((broker) => broker.state === 'online').length;
  const isRefused = brokers.some((broker) => broker.state === 'refused');
  const parts = open.length > 0 ? [words.say('tray.openAlerts', { count: open.length })] : [];
  if (brokers.length === 0) parts.push(words.say('tray.noBroker'));
  else if (online === 0) parts.push(words.say(isRefused ? 'tray.loginRefused' : 'readings.offline'));
  else if (online < brokers.length) {
    parts.push(words.say('tray.brokersOnline', { online, all: brokers.length }));
  }
  if (online > 0) parts.push(known(input));
  if (backgroundMode === 'silent') parts.push(words.say('tray.silentNow'));
  return words.list(parts);
}

/** Some homes have entities of no device alone. */
function known({ words, deviceCount, entityCount }: TrayInput): string {
  if (deviceCount > 0 || entityCount === 0) return words.say('tray.devices', { count: deviceCount });
  return words.say('tray.entities', { count: entityCount });
}

function alertItems(words: SpokenWords, open: readonly Alert[]): TrayItem[] {
  const items = open.slice(0, alertsShown).map((alert) => {
    const { title, body } = alertText(words, alert);
    const label = body === '' ? title : words.say('readings.labelled', { label: title, text: body });
    const target = alert.deviceId ?? alert.entityId;
    return item(
      label,
      target === undefined
        ? { type: 'open', view: 'alerts', id: alert.id }
        : { type: 'open', view: 'device', id: target },
    );
  });
  const more = open.length - items.length;
  return more > 0
    ? [...items, item(words.say('tray.moreAlerts', { count: more }), { type: 'open', view: 'alerts' })]
    : items;
}

function favouriteItems({ words, favourites, mode }: TrayInput, say: Say): TrayItem[] {
  return favourites
    .slice(0, favouritesShown)
    .map(({ entity, deviceName }) => favouriteItem(words, { entity, deviceName }, say, mode !== 'stopped'));
}

function favouriteItem(words: SpokenWords, named: NamedEntity, say: Say, isRunning: boolean): TrayItem {
  const { entity, deviceName } = named;
  const name = fullName(entity, deviceName);
  const reachable = entity.available && isRunning;
  const control = menuControl(entity);
  const act = (action: string): TrayAction => ({ type: 'command', entityId: entity.id, action });
  switch (control.kind) {
    case 'toggle':
      return {
        ...item(name, act(control.on ? control.turnOff : control.turnOn)),
        enabled: reachable,
        checked: control.on,
      };
    case 'press':
      return { ...item(name, act(control.action)), enabled: reachable };
    case 'choices':
      return {
        ...item(words.say('readings.labelled', { label: name, text: say(entity) })),
        enabled: reachable,
        items: control.actions.map((action) => item(words.say(`actions.${action}`), act(action))),
      };
    case 'none':
      return item(words.say('readings.labelled', { label: name, text: say(entity) }), {
        type: 'open',
        view: 'device',
        id: entity.deviceId ?? entity.id,
      });
  }
}

function panelItem(words: SpokenWords, panel: NamedEntity): TrayItem {
  const { id, deviceId } = panel.entity;
  return item(panelLine(words, panel), { type: 'open', view: 'device', id: deviceId ?? id });
}

function taskItem(words: SpokenWords, task: Task): TrayItem {
  return {
    ...item(taskLine(words, task)),
    items: [
      item(words.say('tray.show'), { type: 'open', view: 'tasks', id: task.id }),
      item(words.say('tray.cancel'), { type: 'cancelTask', id: task.id }),
    ],
  };
}

function pauseItem({ words, pausedUntil, now }: TrayInput): TrayItem {
  const paused = pausedUntil !== undefined && Date.parse(pausedUntil) > now;
  const pause = (label: string, minutes: number) => item(label, { type: 'pause', minutes });
  const items = [30, 120, 480].map((minutes) =>
    pause(words.say('tray.pauseFor', { duration: words.duration(minutes * 60) }), minutes),
  );
  if (!paused) return { ...item(words.say('tray.pause')), items };
  return { ...item(words.say('tray.paused')), items: [pause(words.say('tray.resume'), 0), separator, ...items] };
}

/** Silent: only records are kept, and critical alerts shown. */
function silentItem(words: SpokenWords, isSilent: boolean): TrayItem {
  const action: TrayAction = { type: 'backgroundMode', mode: isSilent ? 'visible' : 'silent' };
  return { ...item(words.say('tray.silent'), action), checked: isSilent };
}

function serviceItem({ words, mode }: TrayInput): TrayItem {
  const stopped = mode === 'stopped';
  const entry = (command: 'start' | 'stop' | 'restart', enabled: boolean) => ({
    ...item(words.say(`tray.${command}`), { type: 'service', command }),
    enabled,
  });
  return {
    ...item(words.say('tray.service')),
    items: [
      { ...item(words.say(`tray.${mode}`)), enabled: false },
      separator,
      entry('start', stopped),
      entry('stop', !stopped),
      entry('restart', !stopped),
    ],
  };
}

/** Leads to where it can be asked for: nothing is installed from the menu. */
function updateItems({ words, update }: TrayInput): TrayItem[] {
  if (update?.version === undefined) return [];
  const { step, version } = update;
  const open: TrayAction = { type: 'open', view: 'settings', id: 'about' };
  if (step === 'ready') return [item(words.say('tray.restartWith', { version }), open)];
  return step === 'available' ? [item(words.say('tray.newVersion', { version }), open)] : [];
}

function item(label: string, action?: TrayAction): TrayItem & { kind: 'item' } {
  return {
    kind: 'item',
    // Names come from devices: one line, and not wider than a menu.
    label: systemLine(label, labelChars),
    enabled: true,
    ...(action === undefined ? {} : { action }),
  };
}

const weight = { critical: 0, warning: 1, info: 2 } as const;

function bySeverity(a: Alert, b: Alert): number {
  return weight[a.severity] - weight[b.severity] || b.since.localeCompare(a.since);
}
