/** A broker in the test's process with a house on it: devices obey, and everything the app sends to them is noted. */
import type { Page } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { expect } from './fixtures.ts';

export interface House {
  readonly url: string;
  readonly broker: AedesBroker;
  /** `topic payload` of each message to a topic `<device>/set`. */
  readonly sent: string[];
  /** Publishes a retained message. */
  publish(topic: string, payload: string | object): Promise<void>;
  /** Publishes a message that is not retained: an event. */
  say(topic: string, payload: object): Promise<void>;
  /** Announces an entity by Home Assistant MQTT Discovery; its unique id is its object id. */
  announce(platform: string, objectId: string, config: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startHouse(): Promise<House> {
  const broker = await startAedes();
  const client = await connectAsync(broker.url);
  const sent: string[] = [];
  client.on('message', (topic, payload) => {
    sent.push(`${topic} ${payload}`);
    client.publish(topic.replace(/set$/, 'state'), payload, { retain: true });
  });
  await client.subscribeAsync('+/set');
  const publish = async (topic: string, payload: string | object): Promise<void> => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    await client.publishAsync(topic, text, { retain: true });
  };
  return {
    url: broker.url,
    broker,
    sent,
    publish,
    say: async (topic, payload) => {
      await client.publishAsync(topic, JSON.stringify(payload));
    },
    announce: (platform, objectId, config) =>
      publish(`homeassistant/${platform}/${objectId}/config`, { unique_id: objectId, ...config }),
    async stop() {
      await client.endAsync(true);
      await broker.stop();
    },
  };
}

/** Passes the first-run page over. */
export async function finishSetup(page: Page, patch: object = {}): Promise<void> {
  const answer = await page.evaluate(
    (changes) => window.inglenook.command('settings.update', { patch: { setupDone: true, ...changes } }),
    patch,
  );
  expect(answer).toMatchObject({ ok: true });
}
