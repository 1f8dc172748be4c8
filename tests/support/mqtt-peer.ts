/** A peer on the broker: what a device or another program would publish and hear. Plain mqtt.js. */
import { connectAsync, type IClientOptions } from 'mqtt';
import { waitUntil } from './wait-until.ts';

export interface Heard {
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly retain: boolean;
}

export interface MqttPeer {
  readonly heard: Heard[];
  /** Objects go out as JSON. Resolves when the broker has acknowledged it. */
  publish(topic: string, payload: unknown, options?: { retain?: boolean; qos?: 0 | 1 | 2 }): Promise<void>;
  subscribe(filter: string, qos?: 0 | 1 | 2): Promise<void>;
  /** Waits for a message on a topic, and answers the last one that fits. */
  hears(topic: string, payload?: string, deadlineMs?: number): Promise<Heard>;
  /** Answers each message on a topic as a device would. */
  answer(topic: string, reply: (payload: string) => void): void;
  stop(): Promise<void>;
}

export async function connectPeer(url: string, options: IClientOptions = {}): Promise<MqttPeer> {
  const client = await connectAsync(url, { reconnectPeriod: 0, ...options });
  client.on('error', () => undefined);
  const heard: Heard[] = [];
  const answers = new Map<string, (payload: string) => void>();
  client.on('message', (topic, payload, { qos, retain }) => {
    const text = payload.toString();
    heard.push({ topic, payload: text, qos, retain });
    answers.get(topic)?.(text);
  });
  const find = (topic: string, payload: string | undefined) =>
    heard.findLast((each) => each.topic === topic && (payload === undefined || each.payload === payload));
  return {
    heard,
    async publish(topic, payload, { retain = false, qos = 1 } = {}) {
      const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : (JSON.stringify(payload) ?? '');
      await client.publishAsync(topic, bytes, { retain, qos }).catch((error: unknown) => {
        // What a device was about to say when its connection ended is lost, as it is in a home.
        if (client.connected) throw error;
      });
    },
    async subscribe(filter, qos = 2) {
      await client.subscribeAsync(filter, { qos });
    },
    async hears(topic, payload, deadlineMs) {
      await waitUntil(`${topic} ${payload ?? ''} is heard`, () => find(topic, payload) !== undefined, deadlineMs);
      const found = find(topic, payload);
      if (found === undefined) throw new Error('unreachable');
      return found;
    },
    answer: (topic, reply) => {
      answers.set(topic, reply);
    },
    async stop() {
      await client.endAsync(true);
    },
  };
}
