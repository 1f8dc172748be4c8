import type { Broker, BrokerSettings, BrokerState } from '../../main/service/model/brokers.ts';
import { createLink, type Link, type LinkOptions } from '../../main/service/mqtt/connection.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import { createMemoryLogger, type LoggedLine } from './memory-logger.ts';
import { waitUntil } from './wait-until.ts';

export interface Received {
  readonly topic: string;
  readonly text: string;
  readonly retained: boolean;
  readonly qos: number;
}

export interface TestLink {
  readonly link: Link;
  readonly received: Received[];
  readonly records: Broker[];
  readonly failed: string[];
  readonly oversized: string[];
  readonly lines: readonly LoggedLine[];
  /** Waits until the link is in the state. */
  reach(state: BrokerState, deadlineMs?: number): Promise<void>;
  /** Waits until a message with this text came on the topic, and answers it. */
  receive(topic: string, text: string): Promise<Received>;
}

export type TestLinkOptions = Partial<BrokerSettings> &
  Partial<Pick<LinkOptions, 'clientId' | 'timers' | 'keepaliveSeconds' | 'password'>>;

/** A link as the service makes it, that remembers all it hears. It is not started. Stop it at the test's end. */
export function createTestLink(url: string, options: TestLinkOptions = {}): TestLink {
  const { clientId = 'inglenook-test', timers = systemClock, keepaliveSeconds, password, ...settings } = options;
  const received: Received[] = [];
  const records: Broker[] = [];
  const failed: string[] = [];
  const oversized: string[] = [];
  const logger = createMemoryLogger();
  const link = createLink({
    settings: testSettings(url, settings),
    password: password ?? (() => Promise.resolve(undefined)),
    clientId,
    availabilityTopic: `inglenook/${clientId}/status`,
    timers,
    logger,
    random: () => 0.5,
    ...(keepaliveSeconds === undefined ? {} : { keepaliveSeconds }),
    onMessage: (topic, payload, retained, qos) => {
      received.push({ topic, text: Buffer.from(payload).toString(), retained, qos });
    },
    onOversized: (topic) => oversized.push(topic),
  });
  link.on('changed', (record) => records.push(record));
  link.on('failed', ({ filter }) => failed.push(filter));
  return {
    link,
    received,
    records,
    failed,
    oversized,
    lines: logger.lines,
    reach: (state, deadlineMs) => waitUntil(`the link is ${state}`, () => link.record().state === state, deadlineMs),
    async receive(topic, text) {
      const find = () => received.find((message) => message.topic === topic && message.text === text);
      await waitUntil(`${topic} = ${text}`, () => find() !== undefined);
      const message = find();
      if (message === undefined) throw new Error('unreachable');
      return message;
    },
  };
}

/** Settings of one broker. */
export function testSettings(url: string, settings: Partial<BrokerSettings> = {}): BrokerSettings {
  return {
    id: 'test',
    name: 'Test',
    url,
    enabled: true,
    protocolVersion: 4,
    discoveryPrefix: 'homeassistant',
    ...settings,
  };
}
