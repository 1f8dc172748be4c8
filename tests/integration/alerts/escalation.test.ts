/** A critical alert that nobody acknowledges, told over MQTT and to a web address, and acknowledged from there. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let peer: MqttPeer;
let home: ServiceHarness;
let server: Server;
const posted: Array<{ readonly priority: unknown; readonly body: string }> = [];

beforeEach(async () => {
  posted.length = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      posted.push({ priority: request.headers.priority, body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  broker = await startAedes();
  peer = await connectPeer(broker.url);
  home = await startService({ brokers: [broker.url] });
  await home.reach('online');
});
afterEach(async () => {
  await home.stop();
  await peer.stop();
  await broker.stop();
  await new Promise((resolve) => server.close(resolve));
});

it('is told there, and quiet everywhere once it was acknowledged there', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/home`;
  const escalation = [
    { to: 'mqtt', afterMinutes: 0, topic: 'house/alarm' },
    { to: 'http', afterMinutes: 0, url },
  ];
  expect(await home.api.call('settings.update', { patch: { alerts: { escalation } } })).toMatchObject({ ok: true });
  await peer.subscribe('house/#');
  const config = { name: 'Smoke', unique_id: 's', object_id: 'smoke', device_class: 'smoke', state_topic: 'smoke' };
  await peer.publish('homeassistant/binary_sensor/smoke/config', config, { retain: true });
  await waitUntil('it is told there', () => {
    void peer.publish('smoke', 'ON');
    return posted.length === 1;
  });
  expect(posted).toEqual([{ priority: 'urgent', body: 'Smoke reports smoke.' }]);
  const raised: unknown = JSON.parse((await peer.hears('house/alarm')).payload);
  const id = home.service.background.alerts.open()[0]?.id ?? '';
  expect(raised).toMatchObject({ id, rule: 'safety.smoke', severity: 'critical', state: 'raised' });
  await peer.publish('house/alarm/acknowledge', id);
  await waitUntil('it is acknowledged', () => home.service.background.alerts.open()[0]?.state === 'acknowledged');
  await waitUntil('and said to be', () => posted.length === 2);
  expect(posted[1]).toMatchObject({ priority: 'low' });
});

it('takes no address that holds a password, and no topic with a wildcard', async () => {
  for (const step of [
    { to: 'http', afterMinutes: 1, url: 'https://me:secret@ntfy.example/x' },
    { to: 'mqtt', afterMinutes: 1, topic: 'house/#' },
  ]) {
    const answer = await home.api.call('settings.update', { patch: { alerts: { escalation: [step] } } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  }
});
