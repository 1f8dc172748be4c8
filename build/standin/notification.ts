/** Notifications: noted, and pressed by whoever holds the record. */
import type {
  ActivationArguments,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
} from 'electron';
import { type RecordedNotification, record } from './record.ts';
import { StrictEmitter, strict } from './strict.ts';
import { system } from './system.ts';

let nextKey = 1;

class StandInNotification extends StrictEmitter implements Pick<ElectronNotification, 'show' | 'close'> {
  readonly #record: RecordedNotification;
  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification');
    // As on Windows; elsewhere Electron takes any.
    for (const name of [options.id, options.groupId]) if ((name ?? '').length > 64) throw new Error('id is too long');
    this.#record = { key: nextKey++, options: { ...options }, emitter: this, open: false };
  }
  static isSupported(): boolean {
    return true;
  }
  static handleActivation(callback: (details: ActivationArguments) => void): void {
    record.activate = callback;
  }
  static remove(id: string): void {
    record.removed.push(id);
  }
  show(): void {
    const reason = system.failNotifications;
    if (reason !== undefined) {
      setImmediate(() => this.emit('failed', {}, reason));
      return;
    }
    this.#record.open = true;
    record.notifications.push(this.#record);
    setImmediate(() => this.emit('show', {}));
  }
  close(): void {
    if (!this.#record.open) return;
    this.#record.open = false;
    setImmediate(() => this.emit('close', { reason: 'applicationHidden' }));
  }
}

export const Notification = strict('Notification', StandInNotification);
