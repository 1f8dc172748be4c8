/** What the alert service offers, and what it needs. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { Editing } from '../base/editing.ts';
import type { Result } from '../base/errors.ts';
import type { Dispose, Listenable } from '../base/events.ts';
import type { Clock, Logger, Notifier, Timers } from '../base/ports.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { AlertFilter, AlertStore } from '../history/alert-store.ts';
import type { Alert, PendingAlert } from '../model/alerts.ts';
import type { Broker } from '../model/brokers.ts';
import type { Device, Entity, PlatformName } from '../model/entities.ts';
import type { Settings } from '../model/settings.ts';
import type { Delivery as Sent } from '../mqtt/model.ts';
import type { AlertActions } from './actions.ts';
import type { AlertChoices } from './choices.ts';
import type { ForeignMessage, MessageInput } from './messages.ts';
import type { Change } from './policy.ts';
import type { Placed } from './root-cause.ts';
import type { SilentSensor } from './silence.ts';

export interface AlertEvents {
  'alert.raised': { readonly alert: Alert };
  'alert.changed': { readonly alert: Alert };
  /** A button of a question of the app's own was pressed. */
  'alert.answered': { readonly alert: Alert; readonly action: string };
}

export interface AlertServiceOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly store: AlertStore;
  /** Without it alerts have no pictures. */
  readonly pictures?: AlertPictures;
  readonly notifier: Notifier;
  words(): SpokenWords;
  settings(): Settings['alerts'];
  /** Silent mode: only critical alerts are shown. The service is told of a change by `onSettingsChanged`. */
  isSilent(): boolean;
  /** The service is told of a change by `onSettingsChanged`. */
  readonly edit: Editing<Settings['alerts']>;
  timeZone(): string | undefined;
  entity(id: string): Entity | undefined;
  readonly place?: ((id: string) => Placed | undefined) | undefined;
  readonly gateway?: ((deviceId: string) => string | undefined) | undefined;
  device(id: string): Device | undefined;
  /** All of them: looked through when a rule changes. */
  entities(): Iterable<Entity>;
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Sent>>;
  followReports?(entityId: string, listener: (live: boolean) => void): Dispose;
  /** For answers to foreign notifications. */
  publish?(topic: string, payload: string, brokerId?: string): Promise<Result<Sent>>;
}

export interface AlertService extends Listenable<AlertEvents>, Omit<AlertActions, 'pressed'>, AlertChoices {
  start(): void;
  stop(): void;
  onEntityChanged(change: Change): void;
  /** Its room or its labels may be others now. */
  onDeviceChanged(id: string): void;
  /** @param leftWith the broker that it went away with: its alerts then stay until the broker tells more. */
  onEntityRemoved(id: string, leftWith?: string): void;
  onBrokerChanged(broker: Broker): void;
  /** @param returns it is set up anew, or the service rests: its alerts stay as they are. */
  onBrokerRemoved(id: string, returns: boolean): void;
  /** The brokers that there are after a start: nobody waits for others any more. */
  onBrokersKnown(ids: ReadonlySet<string>): void;
  /** The service rests, or works again: meanwhile open alerts stay as they are, unrepeated. */
  setResting(rests: boolean): void;
  onSettingsChanged(): void;
  /** The wall clock was set: quiet hours may have begun or ended. */
  onClockSet(): void;
  onSuspend(): void;
  onResume(): void;
  /** All sensors that are silent now. */
  onSilent(sensors: readonly SilentSensor[]): void;
  /** Whether what came of an entity at this time (ms since the epoch) was only what its gateway remembered. */
  isEcho(entity: Pick<Entity, 'deviceId'>, atMs: number): boolean;
  onForeignMessage(message: ForeignMessage): Result<null>;
  /** Answers the alert's id. */
  raise(input: MessageInput): string;
  /** What was raised for this cause is over, if it is open. */
  end(cause: string): void;
  /** Steps of the escalation were taken; `loud`: it is shown again, louder and on top. */
  escalated(id: string, steps: readonly number[], loud: boolean): void;
  /** Everything open, without what is pending: for the snapshot. */
  open(): readonly Alert[];
  list(filter: AlertFilter): readonly Alert[];
  /** A picture by the name that alerts carry, as a data URL; undefined when it is not kept any more. */
  picture(name: string): Promise<string | undefined>;
  /** What will be alerted of if it holds, the next first. */
  pending(): readonly PendingAlert[];
  /** Can a change of this entity's state concern a rule or an open alert? Availability and first sight always can. */
  concerns(entityId: string, platform: PlatformName, deviceClass: string | undefined): boolean;
  /** What raised alerts under this rule is gone: they end. */
  onRuleGone(rule: string): void;
}
