/** What an automation tells, as a message of the alerts. */
import type { MessageInput } from '../alerts/messages.ts';
import type { AutomationEngineOptions } from '../automations/engine.ts';
import { holdingOf } from '../automations/holding.ts';
import type { Entity } from '../model/entities.ts';

/** One alert per state that is told of: the same again is the same alert. */
export function messageOf(
  message: Parameters<AutomationEngineOptions['notify']>[0],
  entity: (id: string) => Entity | undefined,
): MessageInput {
  const { automationId, title, message: body, severity, path, trigger } = message;
  const rule = `automation:${automationId}`;
  const until = holdingOf(trigger);
  if (until === undefined) return { rule, severity, title, body };
  const { entityId } = until;
  const deviceId = entity(entityId)?.deviceId;
  const cause = `${rule}:${path}:${entityId}`;
  return { rule, cause, severity, title, body, entityId, ...(deviceId === undefined ? {} : { deviceId }), until };
}
