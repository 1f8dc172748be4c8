/** Carries out what was chosen in the tray's menu. */
import type { Api } from '../../api/api.ts';
import type { Logger } from '../../service/base/ports.ts';
import type { NavigationTarget } from '../window/window.ts';
import type { TrayAction } from './model.ts';

export interface TrayActionsOptions {
  readonly api: Api;
  readonly show: (target: NavigationTarget) => void;
  /** Whether a person is asked before this action of this entity is sent. */
  readonly asks: (entityId: string, action: string) => boolean;
  readonly quit: () => void;
  readonly logger: Logger;
}

/** Every command takes the same way as the page's; one that is refused leads to where its reason is shown. */
export function createTrayActions(options: TrayActionsOptions): (action: TrayAction) => void {
  const log = options.logger.child('tray');
  const call = async (name: string, request: unknown, onRefusal?: NavigationTarget): Promise<void> => {
    const result = await options.api.call(name, request);
    if (result.ok) return;
    log.warn('action.refused', { name, code: result.error.code });
    if (onRefusal !== undefined) options.show(onRefusal);
  };
  return (action) => {
    switch (action.type) {
      case 'open':
        return options.show(action.id === undefined ? { view: action.view } : { view: action.view, id: action.id });
      case 'command':
        // A menu cannot be held: the window asks.
        if (options.asks(action.entityId, action.action)) {
          return options.show({ view: 'device', id: action.entityId, ask: action.action });
        }
        return void call(
          'entity.command',
          { id: action.entityId, action: action.action },
          { view: 'device', id: action.entityId },
        );
      case 'cancelTask':
        return void call('task.cancel', { id: action.id, runOnly: true });
      case 'pause':
        return void call('alert.pause', { minutes: action.minutes });
      case 'service':
        return void call(`service.${action.command}`, action.command === 'stop' ? { stayStopped: true } : {});
      case 'backgroundMode':
        return void call('settings.update', { patch: { backgroundMode: action.mode } });
      case 'quit':
        return options.quit();
    }
  };
}
