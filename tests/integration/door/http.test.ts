/** The home over HTTP, as a program asks for it: routes, rights, outcomes, and the document that describes them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '../../../main/api/methods.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { askHttp, type HttpHarness, openHttp } from '../../support/http-door.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { freePort } from '../../support/ports.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
let http: HttpHarness;
let read: string;
let control: string;
let admin: string;

const light = (name: string, deviceName: string): string =>
  JSON.stringify({
    name: null,
    unique_id: name,
    command_topic: `${name}/set`,
    state_topic: `${name}/state`,
    device: { identifiers: [deviceName], name: deviceName },
  });

beforeAll(async () => {
  broker = await startAedes();
  home = await startService({ brokers: [broker.url] });
  await home.reach('online');
  device = await connectPeer(broker.url);
  // One lamp obeys, the other hears nothing.
  device.answer('lamp/set', (payload) => void device.publish('lamp/state', payload));
  await device.subscribe('lamp/set');
  for (const name of ['lamp', 'deaf']) {
    await device.publish(`homeassistant/light/${name}/config`, light(name, name), { retain: true });
    await device.publish(`${name}/state`, 'OFF', { retain: true });
  }
  await device.publish(
    'homeassistant/scene/film/config',
    JSON.stringify({ name: 'Film', unique_id: 'film', command_topic: 'film/set' }),
    { retain: true },
  );
  await home.shows('light.lamp', 'off');
  await home.shows('light.deaf', 'off');
  await waitUntil('the scene is known', () => home.entity('scene.film') !== undefined);
  http = await openHttp(home);
  [read, control, admin] = [await http.token('read'), await http.token('control'), await http.token('admin')];
}, 60_000);
afterAll(async () => {
  await http?.close();
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});

describe('reading', () => {
  it('lists what there is, and each of it by its id', async () => {
    const { status, json } = await http.ask('/api/v1/entities', { token: read });
    expect(status).toBe(200);
    expect(json).toMatchObject({ more: false, entities: expect.arrayContaining([home.entity('light.lamp')]) });
    const first = await http.ask('/api/v1/entities?limit=1', { token: read });
    expect(first.json).toMatchObject({ more: true, entities: [{ id: expect.any(String) }] });
    expect((await http.ask('/api/v1/entities/light.lamp', { token: read })).json).toEqual(home.entity('light.lamp'));
    const { json: devices } = await http.ask('/api/v1/devices', { token: read });
    const [one] = (devices as { devices: Array<{ id: string }> }).devices;
    expect((await http.ask(`/api/v1/devices/${one?.id}`, { token: read })).json).toEqual(one);
    expect((await http.ask('/api/v1/scenes', { token: read })).json).toMatchObject({ scenes: [{ id: 'scene.film' }] });
    expect((await http.ask('/api/v1/scenes/scene.film', { token: read })).status).toBe(200);
    expect((await http.ask('/api/v1/scenes/light.lamp', { token: read })).status).toBe(404);
    const { json: tasks } = await http.ask('/api/v1/tasks', { token: read });
    const [task] = (tasks as { tasks: Array<{ id: string }> }).tasks;
    expect((await http.ask(`/api/v1/tasks/${task?.id}`, { token: read })).json).toMatchObject({ id: task?.id });
    expect((await http.ask('/api/v1/automations', { token: read })).json).toEqual({ automations: [] });
    expect((await http.ask('/api/v1/alerts', { token: read })).status).toBe(200);
    for (const kind of ['devices', 'entities', 'scenes', 'tasks', 'automations', 'alerts']) {
      const unknown = await http.ask(`/api/v1/${kind}/none`, { token: read });
      expect(unknown.status, kind).toBe(404);
      expect(unknown.json, kind).toMatchObject({ error: { code: expect.stringMatching(/\.unknown$/) } });
    }
  });

  it('names the field of a query that is wrong', async () => {
    const { status, json } = await http.ask('/api/v1/entities?limit=x', { token: read });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: 'request.invalid', detail: expect.stringContaining('limit') } });
    expect((await http.ask('/api/v1/entities?wat=1', { token: read })).status).toBe(400);
  });

  it('answers earlier states', async () => {
    const { status, json } = await http.ask('/api/v1/history/light.lamp', { token: read });
    expect(status).toBe(200);
    expect(json).toMatchObject({ points: expect.any(Array) });
    expect((await http.ask('/api/v1/history/light.lamp?from=yesterday', { token: read })).status).toBe(400);
  });
});

describe('acting', () => {
  it('answers how a command ended: confirmed, unconfirmed, refused', async () => {
    const on = await http.ask('/api/v1/entities/light.lamp/turn_on', { method: 'POST', token: control });
    expect(on).toMatchObject({ status: 200, json: { outcome: 'confirmed' } });
    expect(home.entity('light.lamp')?.state).toBe('on');
    const deaf = await http.ask('/api/v1/entities/light.deaf/turn_on', { method: 'POST', token: control, body: {} });
    expect(deaf).toMatchObject({ status: 202, json: { outcome: 'unconfirmed' } });
    const odd = await http.ask('/api/v1/entities/light.lamp/fly', { method: 'POST', token: control });
    expect(odd).toMatchObject({ status: 422, json: { error: { code: 'command.unsupported' } } });
    const none = await http.ask('/api/v1/entities/light.none/turn_on', { method: 'POST', token: control });
    expect(none).toMatchObject({ status: 404, json: { error: { code: 'entity.unknown' } } });
  }, 20_000);

  it('shows a message, which can be acknowledged and put off', async () => {
    const told = await http.ask('/api/v1/notify', { method: 'POST', token: control, body: { message: 'Tea' } });
    expect(told.status).toBe(201);
    const { id } = told.json as { id: string };
    const path = `/api/v1/alerts/${encodeURIComponent(id)}`;
    expect((await http.ask(path, { token: read })).json).toMatchObject({ id, body: 'Tea' });
    const snooze = { method: 'POST', token: control, body: { minutes: 5 } };
    expect((await http.ask(`${path}/snooze`, snooze)).status).toBe(200);
    expect((await http.ask(path, { token: read })).json).toMatchObject({ state: 'snoozed' });
    expect((await http.ask(`${path}/acknowledge`, { method: 'POST', token: control })).status).toBe(200);
    // A message that was read is over.
    expect((await http.ask(path, { token: read })).json).toMatchObject({ state: 'recovered' });
  });

  it('runs a task; with input of its own it takes admin', async () => {
    const task = { id: 'say', name: 'Say', kind: 'publish', input: { topic: 'said', payload: 'x' } };
    const saved = await http.ask('/api/v1/call/task.save', {
      method: 'POST',
      token: admin,
      body: { task: { ...task, schedule: { type: 'once', at: '2099-01-01T00:00:00Z' } } },
    });
    expect(saved, saved.text).toMatchObject({ status: 200 });
    const run = (token: string, body: unknown) => http.ask('/api/v1/tasks/say/run', { method: 'POST', token, body });
    expect(await run(control, {})).toMatchObject({ status: 202, json: { runId: expect.any(String) } });
    await waitUntil('the run ends', () => home.heard('task.run').some(({ run: { result } }) => result === 'done'));
    expect(await run(control, { input: { topic: 'other' } })).toMatchObject({
      status: 403,
      json: { error: { code: 'access.denied', detail: expect.stringContaining('input') } },
    });
    expect(await run(admin, { input: { payload: 'y' } })).toMatchObject({ status: 202 });
  });

  it('fires the web hooks of automations, with what came', async () => {
    const automation = {
      id: 'bell',
      name: 'Bell',
      enabled: true,
      triggers: [{ type: 'webhook', id: 'bell', methods: ['POST', 'GET'] }],
      conditions: [],
      actions: [{ type: 'publish', topic: 'rang', payload: '{{ trigger.json.who }} by {{ trigger.method }}' }],
      mode: 'queued',
      maxRuns: 10,
    };
    const saved = await http.ask('/api/v1/call/automation.save', {
      method: 'POST',
      token: admin,
      body: { automation },
    });
    expect(saved, saved.text).toMatchObject({ status: 200 });
    await device.subscribe('rang');
    const posted = await http.ask('/api/v1/hooks/bell', { method: 'POST', token: control, body: { who: 'Ann' } });
    expect(posted).toMatchObject({ status: 202, json: { triggered: 1 } });
    await device.hears('rang', 'Ann by POST');
    await http.ask('/api/v1/hooks/bell?who=Bob', { token: control });
    await device.hears('rang', 'Bob by GET');
    expect((await http.ask('/api/v1/hooks/bell', { method: 'PUT', token: control, raw: 'x' })).status).toBe(405);
    expect((await http.ask('/api/v1/hooks/none', { method: 'POST', token: control })).status).toBe(404);
    expect((await http.ask('/api/v1/hooks/bell', { method: 'POST', token: read })).status).toBe(403);
  });
});

describe('tokens', () => {
  it('are needed, also on this computer', async () => {
    for (const path of ['/', '/api/v1/entities', '/api/v1/openapi.json', '/api/v1/events', '/metrics', '/none']) {
      const { status, json, headers } = await http.ask(path);
      expect(status, path).toBe(401);
      expect(headers['www-authenticate'], path).toContain('Bearer');
      expect(json, path).toEqual({ error: { code: 'access.unknown' } });
    }
    for (const authorization of ['', 'Bearer', 'Bearer ', `Basic ${read}`, `Bearer ${read}x`, `bearer${read}`]) {
      expect((await http.ask('/api/v1/tasks', { headers: { authorization } })).status).toBe(401);
    }
  });

  it('have the rights of their scope, for every command of the contract', async () => {
    const order = ['read', 'control', 'admin'];
    const tokens = { read, control };
    for (const [name, { scope }] of Object.entries(methods)) {
      if (['service.limit', 'service.watch'].includes(name)) continue;
      for (const [own, token] of Object.entries(tokens)) {
        // What is for agents is for none of these.
        if (scope !== 'agent' && order.indexOf(own) >= order.indexOf(scope)) continue;
        const { status } = await http.ask(`/api/v1/call/${name}`, { method: 'POST', token, body: {} });
        // What is not allowed is not done; what is not even a request may be said to be none.
        expect([400, 403, 429], `${name} with ${own}`).toContain(status);
      }
    }
    const renamed = { method: 'POST', token: control, body: { id: 'light.lamp', name: 'Mine' } };
    expect((await http.ask('/api/v1/call/entity.rename', renamed)).status).toBe(403);
    expect((await http.ask('/api/v1/call/entity.rename', { ...renamed, token: admin })).status).toBe(200);
    expect(home.entity('light.lamp')?.name).toBe('Mine');
  }, 30_000);

  it('of some things control these alone', async () => {
    const deviceId = home.entity('light.lamp')?.deviceId ?? '';
    const some = await http.token('control', { devices: [deviceId] });
    const on = (id: string) => http.ask(`/api/v1/entities/${id}/turn_off`, { method: 'POST', token: some });
    expect((await on('light.lamp')).status).toBe(200);
    expect((await on('light.deaf')).status).toBe(403);
    expect((await http.ask('/api/v1/notify', { method: 'POST', token: some, body: { message: 'x' } })).status).toBe(
      403,
    );
    expect((await http.ask('/api/v1/entities/light.deaf', { token: some })).status).toBe(200);
  });

  it('are made and removed by commands; a removed one is refused from then on', async () => {
    const made = await http.ask('/api/v1/call/http.addToken', {
      method: 'POST',
      token: admin,
      body: { name: 'Panel', scope: 'read' },
    });
    const { id, token } = made.json as { id: string; token: string };
    expect((await http.ask('/api/v1/tasks', { token })).status).toBe(200);
    const { json } = await http.ask('/api/v1/call/http.tokens', { method: 'POST', token: admin });
    expect(json).toMatchObject({ tokens: expect.arrayContaining([expect.objectContaining({ id, name: 'Panel' })]) });
    expect(JSON.stringify(json)).not.toContain(token);
    expect((await http.ask('/api/v1/call/http.tokens', { method: 'POST', token: control })).status).toBe(403);
    await http.ask('/api/v1/call/http.removeToken', { method: 'POST', token: admin, body: { id } });
    expect((await http.ask('/api/v1/tasks', { token })).status).toBe(401);
  });

  it('are in no line of the log', () => {
    const text = JSON.stringify(home.lines);
    for (const token of [read, control, admin]) expect(text).not.toContain(token);
  });
});

describe('the document', () => {
  it('is OpenAPI 3.1, names every route and command, and is found valid', async () => {
    const { json } = await http.ask('/api/v1/openapi.json', { token: read });
    const document = json as { openapi: string; paths: Record<string, Record<string, unknown>> } & Record<
      string,
      unknown
    >;
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate(document);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    for (const name of Object.keys(methods).filter((each) => !['service.limit', 'service.watch'].includes(each))) {
      expect(document.paths[`/api/v1/call/${name}`]?.post, name).toBeDefined();
    }
    for (const path of ['/api/v1/entities/{id}/{action}', '/api/v1/events', '/api/v1/hooks/{id}', '/metrics']) {
      expect(document.paths[path], path).toBeDefined();
    }
  });
});

describe('metrics', () => {
  it('are text that a Prometheus reads', async () => {
    const { status, headers, text } = await http.ask('/metrics', { token: read });
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toMatch(/^inglenook_broker_connected\{broker="cli",name="[^"]+"\} 1$/m);
    expect(text).toMatch(/^inglenook_entities \d+$/m);
    expect(text).toMatch(/^inglenook_messages_received_total \d+$/m);
    expect(text).toMatch(/^inglenook_memory_bytes\{kind="resident"\} \d+$/m);
    expect(text).toMatch(/^inglenook_event_loop_delay_seconds\{quantile="0.99"\} /m);
    expect(text).toMatch(/^inglenook_tasks\{state="\w+"\} \d+$/m);
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(
      lines.filter((line) => !/^[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? -?[\d.e+-]+$/.test(line)),
    ).toEqual([]);
  });
});

describe('the door', () => {
  it('follows the settings: off and on, another port, and says why it cannot', async () => {
    await home.service.settings.update({ http: { enabled: false } });
    await waitUntil('it is closed', () => http.door.state().url === undefined);
    await expect(http.ask('/api/v1/tasks', { token: read })).rejects.toThrow();
    const port = Number(new URL(broker.url).port);
    await home.service.settings.update({ http: { enabled: true, port } });
    await waitUntil('it says why', () => http.door.state().problem === 'EADDRINUSE');
    await home.service.settings.update({ http: { port: await freePort() } });
    await waitUntil('it listens', () => http.door.state().url !== undefined);
    expect((await http.ask('/api/v1/tasks', { token: read })).status).toBe(200);
  });

  it('opens to others only with a certificate and a token, and then speaks TLS', async () => {
    const { settings } = home.service;
    expect(await settings.update({ http: { lan: true } })).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringContaining('certFile') },
    });
    const made = await makeCertificate({ name: 'den.home' });
    const [certFile, keyFile] = [join(home.dataDir, 'http.crt'), join(home.dataDir, 'http.key')];
    await writeFile(certFile, made.cert);
    await writeFile(keyFile, made.key);
    await settings.update({ http: { certFile: keyFile, keyFile: certFile } });
    await waitUntil('it says that it cannot', () => http.door.state().problem === 'certificate.unreadable');
    await settings.update({ http: { certFile, keyFile, lan: true, names: ['den.home'] } });
    await waitUntil('it listens', () => http.door.state().url?.startsWith('https:') === true);
    const url = new URL(http.door.state().url ?? '');
    const at = `https://127.0.0.1:${url.port}/api/v1/tasks`;
    expect((await askHttp(at, { token: read })).status).toBe(200);
    expect((await askHttp(at, { token: read, headers: { host: 'den.home' } })).status).toBe(200);
    expect((await askHttp(at, { token: read, headers: { host: 'evil.example' } })).status).toBe(421);
    await expect(askHttp(at.replace('https:', 'http:'), { token: read })).rejects.toThrow();
    const gone = http.tokens.list().map(({ id }) => http.tokens.remove(id));
    await Promise.all(gone);
    await waitUntil('nobody could ask', () => http.door.state().problem === 'token.missing');
  });
});
