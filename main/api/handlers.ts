/** One function per command, each a call or two into the service. Split by what they concern. */
import type { Service } from '../service/service.ts';
import { backgroundHandlers } from './background-handlers.ts';
import { brokerHandlers } from './broker-handlers.ts';
import { entityHandlers } from './entity-handlers.ts';
import type { Handlers } from './methods.ts';
import { removalHandlers } from './removal-handlers.ts';
import { serviceHandlers } from './service-handlers.ts';

/** All handlers; a command of the contract without one does not compile. */
export function createHandlers(service: Service): Handlers {
  return {
    ...serviceHandlers(service),
    ...entityHandlers(service),
    ...removalHandlers(service),
    ...brokerHandlers(service),
    ...backgroundHandlers(service),
  } satisfies Handlers;
}
