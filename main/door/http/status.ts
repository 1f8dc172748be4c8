/** Which status of HTTP an error of the contract has. Pure. */
import type { ErrorCode } from '../../service/base/errors.ts';

/** 4xx: the request is to be changed; 5xx: the same request may go well later, or elsewhere. */
export const statuses = {
  'request.invalid': 400,
  'request.tooLarge': 413,
  'request.tooMany': 429,
  'request.sender': 403,
  'access.unknown': 401,
  'access.denied': 403,
  'answer.tooLarge': 422,
  internal: 500,
  'entity.unknown': 404,
  'entity.unavailable': 503,
  'device.unknown': 404,
  'command.unsupported': 422,
  'command.invalid': 422,
  'command.template': 422,
  'command.timeout': 504,
  'broker.unknown': 404,
  'broker.offline': 503,
  'broker.refused': 502,
  'broker.unreachable': 502,
  'broker.timeout': 504,
  'broker.tls': 502,
  'broker.url': 422,
  'task.unknown': 404,
  'task.invalid': 422,
  'task.running': 409,
  'automation.unknown': 404,
  'automation.invalid': 422,
  'alert.unknown': 404,
  'mail.unreachable': 502,
  'mail.timeout': 504,
  'mail.tls': 502,
  'mail.login': 502,
  'mail.refused': 502,
  'settings.invalid': 422,
  'settings.readOnly': 503,
  'secrets.locked': 409,
  'history.unavailable': 503,
  'service.stopped': 503,
  'clock.real': 409,
} as const satisfies Readonly<Record<ErrorCode, number>>;

/** How a command ended: confirmed by the device; sent, and nothing came back in time; failed on its way. */
export const outcomeStatuses = { confirmed: 200, unconfirmed: 202, failed: 502 } as const;
