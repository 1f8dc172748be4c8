/** Notifications through Electron: macOS and Windows, and Linux desktops without a notification service of their own. */
import { Notification, nativeImage, shell } from 'electron';
import type { NotificationOutcome, NotificationRequest } from '../service/ports.ts';
import type { BackendAction, NotificationBackend } from './notifier.ts';

/** `show` tells within this time whether it worked; Linux never says so. */
const answerWithinMs = 1_000;

/** undefined where the system has no notifications. */
export async function createElectronNotifications(action: BackendAction): Promise<NotificationBackend | undefined> {
  if (!Notification.isSupported()) return undefined;
  // Kept until they are closed: a collected notification loses its click.
  const open = new Map<string, Notification>();

  const listen = (request: NotificationRequest, notification: Notification): void => {
    const isCurrent = () => open.get(request.id) === notification;
    notification.on('click', () => action(request.id, 'open'));
    notification.on('action', (details) => {
      const pressed = request.buttons?.[details.actionIndex];
      if (pressed !== undefined) action(request.id, pressed.id);
    });
    notification.on('close', () => {
      if (!isCurrent()) return;
      open.delete(request.id);
      action(request.id, 'closed');
    });
  };

  return {
    name: 'electron',
    async show(request) {
      const before = open.get(request.id);
      const notification = new Notification(optionsOf(request));
      open.set(request.id, notification);
      // Windows and macOS replace by id; closing the old one there would take the new one away.
      before?.removeAllListeners();
      if (process.platform === 'linux') before?.close();
      listen(request, notification);
      const outcome = outcomeOf(notification);
      notification.show();
      // The notification's own sound is for macOS and Windows only.
      if (process.platform === 'linux' && request.urgency === 'critical' && request.silent !== true) shell.beep();
      const result = await outcome;
      if (result.kind === 'failed') open.delete(request.id);
      return result;
    },
    withdraw(id) {
      const notification = open.get(id);
      open.delete(id);
      // One of an earlier run is still in the Notification Center.
      if (notification === undefined && process.platform === 'darwin') Notification.remove(id);
      notification?.close();
    },
    dispose() {
      for (const notification of open.values()) notification.removeAllListeners();
      open.clear();
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
    notification.once('failed', (_event, reason) => settle({ kind: 'failed', reason: reason || 'no-reason' }));
  });
}

function optionsOf(request: NotificationRequest): Electron.NotificationConstructorOptions {
  return {
    id: request.id,
    title: request.title,
    body: request.body,
    urgency: request.urgency,
    silent: request.silent === true,
    timeoutType: request.urgency === 'critical' || request.stays === true ? 'never' : 'default',
    actions: (request.buttons ?? []).map(({ label }) => ({ type: 'button', text: label })),
    ...(request.group === undefined ? {} : { groupId: request.group }),
    ...(request.image === undefined ? {} : { icon: nativeImage.createFromDataURL(request.image) }),
  };
}
