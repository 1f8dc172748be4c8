/** Notifications through Electron: macOS and Windows, and Linux desktops without a notification service of their own. */
import { createHash } from 'node:crypto';
import { Notification, nativeImage, shell } from 'electron';
import { limits } from '../../service/base/limits.ts';
import type { NotificationButton, NotificationOutcome, NotificationRequest } from '../../service/base/ports.ts';
import type { BackendAction, NotificationBackend } from './notifier.ts';
import type { ShownLog } from './shown.ts';

/** `show` tells within this time whether it worked; Linux never says so. */
const answerWithinMs = 1_000;

export interface ElectronNotificationOptions {
  readonly platform: NodeJS.Platform;
  readonly shown: Pick<ShownLog, 'list'>;
  /** Takes notifications of an earlier run out of Windows' Action Center, by their ids as the system knows them. */
  removeOld(systemIds: readonly string[]): void;
}

/** undefined where the system has no notifications. */
export async function createElectronNotifications(
  action: BackendAction,
  { platform, shown, removeOld }: ElectronNotificationOptions,
): Promise<NotificationBackend | undefined> {
  if (!Notification.isSupported()) return undefined;
  // Kept until they are closed: a collected notification loses its click.
  const open = new Map<string, Notification>();

  const drop = (id: string): void => {
    open.get(id)?.removeAllListeners();
    open.delete(id);
  };
  const listen = (request: NotificationRequest, notification: Notification): void => {
    const isCurrent = () => open.get(request.id) === notification;
    notification.on('click', () => action(request.id, 'open'));
    notification.on('action', (details) => {
      const pressed = buttonsOf(request, platform)[details.actionIndex];
      if (pressed !== undefined) action(request.id, pressed.id);
    });
    notification.on('reply', (details) => {
      const asking = replyOf(request, platform);
      if (asking !== undefined) action(request.id, asking.id, details.reply.slice(0, limits.alertBodyChars));
    });
    notification.on('close', (details) => {
      if (!isCurrent()) return;
      // Windows: it is in the Action Center now, where it can be pressed and from where it can be withdrawn.
      if (details.reason === 'timedOut') return action(request.id, 'expired');
      open.delete(request.id);
      action(request.id, 'closed');
    });
  };
  // Those of this run tell it themselves.
  if (platform === 'win32') {
    Notification.handleActivation((details) => {
      const tag = /(?:^|&)tag=([^&]*)/.exec(details.arguments)?.[1];
      const old = shown.list().find(({ id }) => systemId(id) === tag);
      if (old === undefined || open.has(old.id)) return;
      const key = details.type === 'action' ? old.buttons[details.actionIndex ?? -1]?.key : 'open';
      if (key !== undefined) action(old.id, key);
    });
  }

  return {
    name: 'electron',
    async show(request) {
      const before = open.get(request.id);
      const notification = new Notification(optionsOf(request, platform));
      open.delete(request.id);
      open.set(request.id, notification);
      const [oldest] = open.keys();
      if (open.size > limits.shownNotifications && oldest !== undefined) drop(oldest);
      // Windows and macOS replace by id; closing the old one there would take the new one away.
      before?.removeAllListeners();
      if (platform === 'linux') before?.close();
      listen(request, notification);
      const outcome = outcomeOf(notification);
      notification.show();
      // The notification's own sound is for macOS and Windows only.
      const isMute = platform === 'linux' && request.urgency === 'critical' && request.silent !== true;
      if (isMute || request.loud === true) shell.beep();
      const result = await outcome;
      if (result.kind === 'failed' && open.get(request.id) === notification) open.delete(request.id);
      return result;
    },
    withdraw(id) {
      const notification = open.get(id);
      open.delete(id);
      notification?.close();
      if (notification !== undefined) return;
      // One of an earlier run is still in the system's list.
      if (platform === 'darwin') Notification.remove(systemId(id));
      else if (platform === 'win32') removeOld([systemId(id)]);
    },
    end() {
      // Elsewhere they go on in the system's list, and another start knows them.
      if (platform === 'linux') for (const notification of open.values()) notification.close();
    },
    dispose() {
      for (const id of [...open.keys()]) drop(id);
    },
  };
}

function outcomeOf(notification: Notification): Promise<NotificationOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'shown' }), answerWithinMs);
    const settle = (outcome: NotificationOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    notification.once('show', () => settle({ kind: 'shown' }));
    // On real systems the reason may be an empty text.
    notification.once('failed', (_event, reason) => settle({ kind: 'failed', reason: reason || 'no-reason' }));
  });
}

/** Windows throws at ids and groups over 64 characters, and its activation names them between signs of an address. */
function systemId(id: string): string {
  const isPlain = id.length <= limits.notificationIdChars && /^[\w.:-]+$/.test(id);
  return isPlain ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/** The button that a text is written for: it is a field there. */
function replyOf({ buttons }: NotificationRequest, platform: NodeJS.Platform): NotificationButton | undefined {
  return platform !== 'linux' ? buttons?.find(({ input }) => input !== undefined) : undefined;
}

function buttonsOf(request: NotificationRequest, platform: NodeJS.Platform): readonly NotificationButton[] {
  const reply = replyOf(request, platform);
  return (request.buttons ?? []).filter((button) => button !== reply);
}

function replyOptions(
  reply: NotificationButton | undefined,
): Pick<Electron.NotificationConstructorOptions, 'hasReply' | 'replyPlaceholder'> {
  return reply === undefined ? {} : { hasReply: true, replyPlaceholder: reply.input?.placeholder ?? reply.label };
}

function optionsOf(request: NotificationRequest, platform: NodeJS.Platform): Electron.NotificationConstructorOptions {
  return {
    id: systemId(request.id),
    title: request.title,
    body: request.body,
    urgency: request.urgency,
    silent: request.silent === true,
    timeoutType: request.urgency === 'critical' || request.stays === true ? 'never' : 'default',
    actions: buttonsOf(request, platform).map(({ label }) => ({ type: 'button', text: label })),
    ...replyOptions(replyOf(request, platform)),
    ...(request.group === undefined ? {} : { groupId: systemId(request.group) }),
    ...(request.image === undefined ? {} : { icon: nativeImage.createFromDataURL(request.image) }),
  };
}
