/** A critical alert that nobody acknowledges, told over MQTT and to a web address, and acknowledged from there. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { readMail, startSmtp } from '../../support/smtp-server.ts';
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

it('is shown louder and on top, and goes out as an e-mail with the password that was kept', async () => {
  const smtp = await startSmtp({ password: 'post-secret' });
  const mail = { host: '127.0.0.1', port: smtp.port, security: 'none', username: 'home', from: 'home@house.example' };
  const address = 'Anna <anna@house.example>';
  try {
    expect(await home.api.call('alert.testMail', { address })).toMatchObject({ error: { code: 'mail.unreachable' } });
    expect(await home.api.call('alert.setMail', { mail, password: 'wrong' })).toMatchObject({ ok: true });
    expect(await home.api.call('alert.testMail', { address })).toMatchObject({ error: { code: 'mail.login' } });
    expect(await home.api.call('alert.setMail', { mail, password: 'post-secret' })).toMatchObject({ ok: true });
    expect(await home.api.call('alert.testMail', { address })).toEqual({ ok: true, value: {} });
    expect(smtp.mails).toMatchObject([{ to: 'anna@house.example', login: 'home post-secret' }]);
    const view = await home.api.call('settings.get', {});
    expect(view).toMatchObject({ value: { alerts: { mail, hasMailPassword: true } } });
    expect(JSON.stringify(view)).not.toContain('post-secret');

    const escalation = [
      { to: 'loud', afterMinutes: 0 },
      { to: 'mail', afterMinutes: 0, address },
    ];
    expect(await home.api.call('settings.update', { patch: { alerts: { escalation } } })).toMatchObject({ ok: true });
    const config = { name: 'Smoke', unique_id: 's', object_id: 'smoke', device_class: 'smoke', state_topic: 'smoke' };
    await peer.publish('homeassistant/binary_sensor/smoke/config', config, { retain: true });
    await waitUntil('it is mailed', () => {
      void peer.publish('smoke', 'ON');
      return smtp.mails.length === 2;
    });
    expect(readMail(smtp.mails[1]?.text ?? '')).toEqual({ subject: 'Smoke detected', body: 'Smoke reports smoke.' });
    await waitUntil('it is loud', () => home.notifications.some(({ loud }) => loud === true));
    expect(home.notifications.find(({ loud }) => loud === true)).toMatchObject({ urgency: 'critical', silent: false });
    const [alert] = home.service.background.alerts.open();
    expect(alert).toMatchObject({ loud: true, escalated: [0, 1] });
    // As window and command line do it: it is quiet everywhere.
    expect(await home.api.call('alert.acknowledge', { id: alert?.id ?? '' })).toMatchObject({ ok: true });
    await waitUntil('it is said to be settled', () => smtp.mails.length === 3);
    expect(readMail(smtp.mails[2]?.text ?? '').subject).toBe('Settled: Smoke detected');
    const now = home.service.background.alerts.open()[0];
    expect(now).toMatchObject({ state: 'acknowledged' });
    expect(now?.loud).toBeUndefined();
  } finally {
    await smtp.stop();
  }
});

it('takes no address that holds a password, and no topic with a wildcard', async () => {
  for (const step of [
    { to: 'http', afterMinutes: 1, url: 'https://me:secret@ntfy.example/x' },
    { to: 'mqtt', afterMinutes: 1, topic: 'house/#' },
    { to: 'mail', afterMinutes: 1, address: 'nobody' },
  ]) {
    const answer = await home.api.call('settings.update', { patch: { alerts: { escalation: [step] } } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  }
});
