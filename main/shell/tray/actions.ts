/** Carries out what was chosen in the tray's menu. */
import type { Api } from '../../api/api.ts';
import type { Listenable } from '../../service/base/events.ts';
import type { Logger, NotificationRequest } from '../../service/base/ports.ts';
import { systemLine } from '../../service/base/system-text.ts';
import type { Registry } from '../../service/entities/registry.ts';
import type { ServiceEvents } from '../../service/model/service.ts';
import type { WordsHolder } from '../../service/settings/words.ts';
import type { Panel } from '../panel/panel.ts';
import type { NavigationTarget } from '../window/window.ts';
import type { TrayAction } from './model.ts';

export interface TrayActionsOptions {
  readonly api: Api;
  readonly service: Listenable<ServiceEvents> & {
    readonly registry: Pick<Registry, 'get'>;
    readonly words: Pick<WordsHolder, 'get'>;
  };
  /** Says how a command ended that no device confirmed: the menu is closed by then. */
  readonly notify: (request: NotificationRequest) => Promise<unknown>;
  readonly show: (target: NavigationTarget) => void;
  /** Whether a person is asked before this action of this entity is sent. */
  readonly asks: (entityId: string, action: string) => boolean;
  readonly panel: Pick<Panel, 'show' | 'toggle'>;
  readonly quit: () => void;
  readonly logger: Logger;
}

/** Every command takes the same way as the page's; one that is refused leads to where its reason is shown. */
export function createTrayActions(options: TrayActionsOptions): (action: TrayAction) => void {
  const log = options.logger.child('tray');
  const call = async (name: string, request: unknown, onRefusal?: NavigationTarget): Promise<unknown> => {
    const result = await options.api.call(name, request);
    if (result.ok) return result.value;
    log.warn('action.refused', { name, code: result.error.code });
    if (onRefusal !== undefined) options.show(onRefusal);
    return undefined;
  };
  /** Commands on their way, by id: the entity that each is for. */
  const open = new Map<string, string>();
  options.service.on('command.settled', ({ commandId, outcome }) => {
    const entityId = open.get(commandId);
    if (entityId === undefined || !open.delete(commandId) || outcome === 'confirmed') return;
    const name = options.service.registry.get(entityId)?.record().name ?? entityId;
    void options.notify({
      id: `tray:${entityId}`,
      title: systemLine(name, 60),
      body: options.service.words.get().say(outcome === 'failed' ? 'tray.notDone' : 'tray.notConfirmed'),
      urgency: 'low',
      silent: true,
      open: { view: 'device', id: entityId },
    });
  });
  const command = async (entityId: string, action: string): Promise<void> => {
    const result = await call('entity.command', { id: entityId, action }, { view: 'device', id: entityId });
    if (typeof result === 'object' && result !== null && 'commandId' in result) {
      open.set(String(result.commandId), entityId);
    }
  };
  return (action) => {
    switch (action.type) {
      case 'panel':
        return options.panel.toggle();
      case 'open':
        return options.show(action.id === undefined ? { view: action.view } : { view: action.view, id: action.id });
      case 'command':
        // A menu cannot be held: the window asks.
        if (options.asks(action.entityId, action.action)) {
          return options.show({ view: 'device', id: action.entityId, ask: action.action });
        }
        return void command(action.entityId, action.action);
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
