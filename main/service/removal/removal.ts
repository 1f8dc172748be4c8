/** Takes devices away, and back: asks, clears and keeps what was cleared, so that it can be published again. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Timers } from '../base/ports.ts';
import type { KvStore } from '../history/kv-store.ts';
import type { Device } from '../model/entities.ts';
import type { RemovalPreview, RemovedDevice } from '../model/removal.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import { parsePlainJson } from '../python/json.ts';
import { type BridgeRequest, type Item, planRemoval, type RemovalPlan } from './plan.ts';

/** What is asked of a broker's connection. */
export interface RemovalBroker {
  readonly online: boolean;
  listen(filter: string, listener: (message: IncomingMessage) => void, qos?: 0 | 1 | 2): () => void;
  /** All that was subscribed is acknowledged. */
  settled(): Promise<void>;
  publish(message: { topic: string; payload: string; qos: 0 | 1 | 2; retain: boolean }): Promise<Result<unknown>>;
}

/** What is asked of the registry. */
export interface RemovalHome {
  device(id: string): Device | undefined;
  brokerOf(deviceId: string): string | undefined;
  itemsOf(deviceId: string): readonly Item[];
  /** Whether a topic announces something that does not hang on the device. */
  isShared(brokerId: string, topic: string, deviceId: string): boolean;
}

export interface RemovalOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly kv: KvStore;
  readonly home: RemovalHome;
  broker(id: string): RemovalBroker | undefined;
}

export interface Removals {
  /** What `remove` would do. */
  preview(deviceId: string): Result<RemovalPreview>;
  /**
   * Takes a device away where it lives. `command.unsupported`: it can only be forgotten here; `broker.refused` with the
   * bridge's words; `broker.timeout`: the bridge did not answer, and nothing was cleared.
   * @param force a bridge forgets a device that cannot be reached
   */
  remove(deviceId: string, force?: boolean): Promise<Result<{ readonly removal: string }>>;
  /** What can be brought back, newest first. */
  list(): readonly RemovedDevice[];
  /** Publishes again what was cleared. */
  restore(id: string): Promise<Result<null>>;
}

const prefix = 'removed/';
const recordSchema = z.object({
  id: z.string(),
  at: z.number(),
  brokerId: z.string(),
  name: z.string(),
  messages: z.array(z.object({ topic: z.string(), payload: z.string() })),
});
type Record = z.infer<typeof recordSchema>;

const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  transaction: z.union([z.string(), z.number()]).optional(),
});

export function createRemovals(options: RemovalOptions): Removals {
  const { clock, timers, kv, home } = options;

  const planOf = (device: Device, brokerId: string): RemovalPlan =>
    planRemoval(home.itemsOf(device.id), device.identifiers, (topic) => home.isShared(brokerId, topic, device.id));

  /** What the broker keeps of these topics; once it has answered the subscription nothing else comes for long. */
  const retainedOf = async (broker: RemovalBroker, topics: readonly string[]): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    const stops: Array<() => void> = [];
    await new Promise<void>((resolve) => {
      const done = (): void => {
        stop();
        resolve();
      };
      const stop = timers.after(limits.removalWaitMs, done);
      for (const topic of topics) {
        stops.push(
          broker.listen(
            topic,
            (message) => {
              if (message.retained) found.set(message.topic, message.text);
              if (found.size === topics.length) done();
            },
            1,
          ),
        );
      }
    });
    for (const stop of stops) stop();
    return found;
  };

  const ask = async (broker: RemovalBroker, request: BridgeRequest, force: boolean): Promise<Result<null>> => {
    const transaction = `inglenook-${clock.now().toString(36)}`;
    let stopListening: (() => void) | undefined;
    let stopWaiting: (() => void) | undefined;
    const answered = new Promise<Result<null>>((resolve) => {
      stopWaiting = timers.after(limits.bridgeAnswerMs, () =>
        resolve(err('broker.timeout', 'the bridge did not answer')),
      );
      stopListening = broker.listen(request.answer, (message) => {
        const answer = answerSchema.safeParse(parsePlainJson(message.text));
        if (message.retained || !answer.success || answer.data.transaction !== transaction) return;
        const { status, error = '' } = answer.data;
        resolve(status === 'ok' ? ok(null) : err('broker.refused', error.slice(0, limits.nameChars)));
      });
    });
    await broker.settled();
    const payload = JSON.stringify({ id: request.id, ...(force ? { force: true } : {}), transaction });
    const sent = await broker.publish({ topic: request.topic, payload, qos: 1, retain: false });
    const result = sent.ok ? await answered : sent;
    stopWaiting?.();
    stopListening?.();
    return result;
  };

  const records = (): Record[] => {
    const since = clock.now() - limits.removedKeptMs;
    return [...kv.entries(prefix)].flatMap(([key, value]) => {
      const parsed = recordSchema.safeParse(value);
      if (parsed.success && parsed.data.at >= since) return [parsed.data];
      kv.delete(key);
      return [];
    });
  };

  const keep = (record: Record): void => {
    const older = records().sort((a, b) => a.at - b.at);
    for (const { id } of older.slice(0, Math.max(0, older.length + 1 - limits.removedKept))) kv.delete(prefix + id);
    kv.set(prefix + record.id, record);
  };

  return {
    preview(deviceId) {
      const device = home.device(deviceId);
      const brokerId = home.brokerOf(deviceId);
      if (device === undefined || brokerId === undefined) return err('device.unknown', deviceId);
      const { clear, request, obstacle } = planOf(device, brokerId);
      return ok({
        clear,
        ...(request === undefined ? {} : { request: request.topic }),
        ...(obstacle === undefined ? {} : { obstacle }),
      });
    },
    async remove(deviceId, force = false) {
      const device = home.device(deviceId);
      const brokerId = home.brokerOf(deviceId);
      const broker = brokerId === undefined ? undefined : options.broker(brokerId);
      if (device === undefined || brokerId === undefined || broker === undefined)
        return err('device.unknown', deviceId);
      const plan = planOf(device, brokerId);
      if (plan.obstacle !== undefined) return err('command.unsupported', plan.obstacle);
      if (!broker.online) return err('broker.offline', brokerId);
      const kept = plan.clear.length === 0 ? new Map<string, string>() : await retainedOf(broker, plan.clear);
      if (plan.request !== undefined) {
        const asked = await ask(broker, plan.request, force);
        if (!asked.ok) return asked;
      }
      const id = `${clock.now().toString(36)}-${deviceId.slice(-8)}`;
      const messages = [...kept].map(([topic, payload]) => ({ topic, payload }));
      if (messages.length > 0) keep({ id, at: clock.now(), brokerId, name: device.name, messages });
      for (const topic of plan.clear) {
        const sent = await broker.publish({ topic, payload: '', qos: 1, retain: true });
        if (!sent.ok) return sent;
      }
      return ok({ removal: id });
    },
    list: () =>
      records()
        .sort((a, b) => b.at - a.at)
        .map(({ id, at, brokerId, name, messages }) => ({
          id,
          name,
          brokerId,
          at: new Date(at).toISOString(),
          topics: messages.map(({ topic }) => topic),
        })),
    async restore(id) {
      const record = records().find((each) => each.id === id);
      if (record === undefined) return err('device.unknown', id);
      const broker = options.broker(record.brokerId);
      if (broker === undefined) return err('broker.unknown', record.brokerId);
      if (!broker.online) return err('broker.offline', record.brokerId);
      for (const { topic, payload } of record.messages) {
        const sent = await broker.publish({ topic, payload, qos: 1, retain: true });
        if (!sent.ok) return sent;
      }
      kv.delete(prefix + id);
      return ok(null);
    },
  };
}
