/** One function per command, each a call or two into the service. Split by what they concern. */
import { type AgentPorts, agentHandlers } from './agent-handlers.ts';
import { type AppPorts, appHandlers, type Surroundings } from './app-handlers.ts';
import { type BackgroundPorts, backgroundHandlers } from './background-handlers.ts';
import { type BrokerPorts, brokerHandlers } from './broker-handlers.ts';
import { type EntityPorts, entityHandlers } from './entity-handlers.ts';
import { httpHandlers } from './http-handlers.ts';
import type { Handlers } from './methods.ts';
import { type RemovalPorts, removalHandlers } from './removal-handlers.ts';
import { type SecretPorts, secretHandlers } from './secret-handlers.ts';
import { serviceHandlers, type WholeService } from './service-handlers.ts';
import { type SettingsPorts, settingsHandlers } from './settings-handlers.ts';

/** What the commands reach, all of them together. */
export type CommandedService = AgentPorts &
  AppPorts &
  BackgroundPorts &
  BrokerPorts &
  EntityPorts &
  RemovalPorts &
  SecretPorts &
  SettingsPorts &
  WholeService;

/** All handlers; a command of the contract without one does not compile. */
export function createHandlers(service: CommandedService, surroundings: Surroundings): Handlers {
  return {
    ...serviceHandlers(service),
    ...settingsHandlers(service),
    ...secretHandlers(service),
    ...appHandlers(service, surroundings),
    ...entityHandlers(service),
    ...removalHandlers(service),
    ...brokerHandlers(service),
    ...backgroundHandlers(service),
    ...agentHandlers(service),
    ...httpHandlers(surroundings.http),
  } satisfies Handlers;
}
