/** Sensors that the health check found silent, as alerts: one begins with a finding, and is over when its sensor speaks. */
import { randomUUID } from 'node:crypto';
import type { Dispose } from '../base/events.ts';
import type { AlertRule } from '../model/alerts.ts';
import type { Entity } from '../model/entities.ts';
import { commonActions } from './common-actions.ts';
import type { Ledger } from './ledger.ts';

export const silentRule = 'sensor.silent';

export interface SilentSensor {
  readonly entityId: string;
  readonly name: string;
  readonly silentMs: number;
}

export interface SilenceOptions {
  readonly ledger: Ledger;
  rule(): AlertRule | undefined;
  entity(id: string): Entity | undefined;
  isReachable(entity: Entity): boolean;
  /** Whether what comes of it now is only what its gateway remembered. */
  isEcho(entity: Entity): boolean;
  /** Calls `listener` after each report; `live` = no echo of a restart. */
  followReports?(entityId: string, listener: (live: boolean) => void): Dispose;
}

export interface Silence {
  /** All that are silent now: others are silent no more. */
  found(sensors: readonly SilentSensor[]): void;
  /** Open alerts of before the start listen for their sensors again. */
  restore(): void;
  stop(): void;
}

const prefix = `${silentRule}:`;

export function createSilence(options: SilenceOptions): Silence {
  const { ledger } = options;
  const heard = new Map<string, Dispose>();

  const unfollow = (entityId: string): void => {
    heard.get(entityId)?.();
    heard.delete(entityId);
  };
  const end = (entityId: string, silently: boolean): void => {
    unfollow(entityId);
    const id = ledger.openId(prefix + entityId);
    if (id !== undefined) ledger.apply(id, { type: 'ended', silently });
  };
  const follow = (entityId: string): void => {
    if (heard.has(entityId) || options.followReports === undefined) return;
    // What the broker had kept, or a state that was only rendered again, is no word of the sensor.
    const stop = options.followReports(entityId, (live) => {
      const entity = options.entity(entityId);
      if (live && (entity === undefined || !options.isEcho(entity))) end(entityId, false);
    });
    heard.set(entityId, stop);
  };
  const open = (): readonly string[] =>
    ledger.alerts().flatMap(({ cause }) => (cause.startsWith(prefix) ? [cause.slice(prefix.length)] : []));

  /** Of what cannot be heard, no silence is nothing new. */
  const isHeard = (entityId: string): boolean => {
    const entity = options.entity(entityId);
    return entity === undefined || (entity.available && options.isReachable(entity));
  };

  return {
    found(sensors) {
      const rule = options.rule();
      const silent = new Map(sensors.map((sensor) => [sensor.entityId, sensor]));
      for (const entityId of open()) if (!silent.has(entityId) && isHeard(entityId)) end(entityId, false);
      if (rule === undefined || !rule.enabled) return;
      for (const { entityId, name, silentMs } of sensors) {
        const entity = options.entity(entityId);
        // Whose broker or gateway is away cannot be heard: the alert of that says it.
        if (entity === undefined || !options.isReachable(entity)) continue;
        const facts = { name, minutes: Math.round(silentMs / 60_000) };
        const id = ledger.openId(prefix + entityId);
        follow(entityId);
        if (id !== undefined) {
          ledger.apply(id, { type: 'began', facts });
          continue;
        }
        const about = entity.deviceId === undefined ? { entityId } : { entityId, deviceId: entity.deviceId };
        const alert = { id: randomUUID(), rule: rule.id, cause: prefix + entityId, severity: rule.severity, facts };
        ledger.begin({ ...alert, ...about, actions: commonActions }, rule, false);
      }
    },
    restore() {
      for (const entityId of open()) follow(entityId);
    },
    stop() {
      for (const entityId of [...heard.keys()]) unfollow(entityId);
    },
  };
}
