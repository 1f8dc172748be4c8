/**
 * A lamp as a program of its own, for tests in which a device is another machine: announces itself on the broker of
 * `BROKER_URL` (login in `BROKER_USER` and `BROKER_PASSWORD`), obeys, and prints each command that it got.
 */
import { connectAsync } from 'mqtt';

const { BROKER_URL = '', BROKER_USER = '', BROKER_PASSWORD = '' } = process.env;
const client = await connectAsync(BROKER_URL, {
  username: BROKER_USER,
  password: BROKER_PASSWORD,
  connectTimeout: 10_000,
});
client.on('message', (topic, payload) => {
  process.stdout.write(`${topic} ${payload.toString()}\n`);
  void client.publishAsync('desk-lamp/state', payload, { retain: true });
});
await client.subscribeAsync('desk-lamp/set');
const config = {
  unique_id: 'desk-lamp',
  name: null,
  state_topic: 'desk-lamp/state',
  command_topic: 'desk-lamp/set',
  device: { identifiers: ['desk-lamp'], name: 'Desk lamp' },
};
await client.publishAsync('homeassistant/switch/desk-lamp/config', JSON.stringify(config), { retain: true });
await client.publishAsync('desk-lamp/state', 'OFF', { retain: true });
process.stdout.write('announced\n');
