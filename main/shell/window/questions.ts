/** What menus and notifications may not do by themselves: a risky action is asked about in the window. */

import { asksFirst } from '../../../preload/risk.ts';
import type { NotificationRequest } from '../../service/base/ports.ts';
import { agentRule, allowButton } from '../../service/model/agents.ts';
import type { Alert } from '../../service/model/alerts.ts';
import type { Entity } from '../../service/model/entities.ts';
import type { NavigationTarget } from './window.ts';

/** What is read of the home for it. */
export interface AskedHome {
  entity(id: string): Entity | undefined;
  alerts(): readonly Alert[];
  trustedDevices(): readonly string[];
}

export interface Questions {
  /** Whether a person is asked before this action of this entity is sent. */
  asks(entityId: string, action: string): boolean;
  /** Where a button of a notification leads instead, because it would do something risky. */
  ofButton(notificationId: NotificationRequest['id'], buttonId: string): NavigationTarget | undefined;
}

export function createQuestions(home: AskedHome): Questions {
  const asks = (entityId: string, action: string): boolean => {
    const entity = home.entity(entityId);
    return entity !== undefined && asksFirst(entity, action, home.trustedDevices());
  };
  return {
    asks,
    ofButton(notificationId, buttonId) {
      const alert = home.alerts().find(({ id }) => id === notificationId);
      // Whether an agent may is decided where it is told in full.
      if (alert?.rule === agentRule && buttonId === allowButton) return { view: 'alerts' };
      const command = alert?.actions.find(({ id }) => id === buttonId)?.command;
      if (command === undefined || !asks(command.entityId, command.action)) return undefined;
      return { view: 'device', id: command.entityId, ask: command.action };
    },
  };
}
