/** One saving protocol: whatever keeps something does it in the same way, and a new method must say that it does. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { methods } from '../../../main/api/methods.ts';
import { buildDefinition } from '../../../main/service/discovery/build.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createFakeBroker } from '../../support/registry-harness.ts';
import {
  type Any,
  type KeptFile,
  type SavingMethod,
  savingMethods,
  seededSecrets,
  seededSettings,
} from '../../support/saving-methods.ts';
import { savingNothing } from '../../support/saving-nothing.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const files: readonly KeptFile[] = ['settings.json', 'registry.json', 'secrets.json'];
let folder: string;
let clock: FakeClock;
let home: ServiceHarness;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-saving-'));
  await writeFile(join(folder, 'settings.json'), JSON.stringify(seededSettings));
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(seededSecrets));
  clock = createFakeClock();
  home = await startService({ dataDir: folder, clock, timers: clock });
  // With all their defaults, as each write has them.
  await home.api.call('settings.update', { patch: {} });
  const { registry } = home.service;
  const origin = { source: 'homeassistant', component: 'sensor', discoveryId: 'm', objectId: 'm' } as const;
  const device = { identifiers: ['d'], name: 'Box' };
  const built = buildDefinition(
    { ...origin, discoveryTopic: 'homeassistant/sensor/m/config' },
    { name: 'Meter', unique_id: 'm', state_topic: 'm', device },
  );
  if (!built.ok) throw new Error(built.error.detail);
  registry.upsert(createFakeBroker('b'), built.value);
  await waitUntil('the entity', () => {
    clock.advance(1_000);
    return [...registry.entities()].length === 1;
  });
  await settled();
  said = [];
  const { service } = home;
  service.on('settings.changed', ({ changed }) => said.push(`settings ${[...changed].sort()}`));
  service.on('task.changed', ({ task }) => said.push(`task ${task.id}`));
  service.on('task.removed', ({ id }) => said.push(`task ${id} removed`));
  service.on('automation.changed', ({ automation }) => {
    // A draft has an id that nobody can foresee.
    said.push(`automation ${automation.id.replace(/^draft-[\w-]{36}$/, 'drafted')}`);
  });
  service.on('automation.removed', ({ id }) => said.push(`automation ${id} removed`));
  service.on('device.changed', ({ device: record }) => said.push(`device ${record.name}`));
  service.on('entity.changed', ({ entity }) => said.push(`entity ${entity.name}`));
  await settled();
  said.length = 0;
});
afterEach(async () => {
  await home.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What follows from a change has happened: brokers were set up, merged events sent, ids written. */
async function settled(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await home.service.brokers.apply(home.service.settings.get());
    await home.service.memory.flush();
    clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const read = async (name: KeptFile): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, name), 'utf8').catch(() => 'null'));

/** All that can be seen of what is kept, in memory and on disk. */
async function everything(): Promise<unknown> {
  const { service } = home;
  const calls = await Promise.all(
    ['settings.get', 'task.list', 'automation.list', 'alert.rules', 'device.list', 'entity.list'].map((name) =>
      home.api.call(name, {}),
    ),
  );
  const passwords = await Promise.all(
    ['home', 'builtin', 'mail'].map((id) => service.ports.secrets.get(`broker.${id}.password`)),
  );
  return { calls, passwords, disk: await Promise.all(files.map(read)) };
}

/** In the place of the file there is something that no file can replace. */
async function whileRefused<T>(name: KeptFile, work: () => Promise<T>): Promise<T> {
  const path = join(folder, name);
  await rename(path, `${path}.away`);
  await mkdir(join(path, 'x'), { recursive: true });
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true });
    await rename(`${path}.away`, path);
  }
}

const requestOf = async ({ good }: SavingMethod): Promise<object> => (typeof good === 'function' ? good(home) : good);

it('is followed by every method that changes something, or is none of a definition', () => {
  const changing = Object.entries(methods).filter(([, { scope }]) => scope !== 'read');
  const listed = [...Object.keys(savingMethods), ...savingNothing];
  expect(listed.toSorted()).toEqual(changing.map(([name]) => name).toSorted());
});

describe.each(Object.entries(savingMethods))('%s', (name, method) => {
  const isKept = async (): Promise<boolean> => method.onDisk((await read(method.files[0])) as Any);

  it('is on disk when it is answered, and announced once', async () => {
    const request = await requestOf(method);
    await settled();
    said.length = 0;
    expect(await isKept()).toBe(false);
    const answer = await home.api.call(name, request);
    expect([answer, await isKept()]).toEqual([{ ok: true, value: expect.anything() }, true]);
    await settled();
    expect(said.toSorted()).toEqual(method.says.toSorted());
  });

  it('changes nothing when it is refused', async () => {
    await settled();
    const before = await everything();
    expect(await home.api.call(name, method.bad)).toMatchObject({ ok: false });
    await settled();
    expect([said, await everything()]).toEqual([[], before]);
  });

  it.each(method.files)('changes nothing when the disk does not take %s, and hurts nobody else', async (refused) => {
    const request = await requestOf(method);
    await settled();
    said.length = 0;
    const before = await everything();
    const other = refused === 'registry.json' ? 'layout.arrange' : 'entity.label';
    const [entity] = home.service.registry.entities();
    const otherRequest =
      other === 'entity.label' ? { id: entity?.id, labels: ['Beside'] } : { rooms: { beside: { hidden: true } } };
    const answers = await whileRefused(refused, () =>
      Promise.all([home.api.call(name, request), home.api.call(other, otherRequest)]),
    );
    expect(answers).toEqual([
      { ok: false, error: expect.objectContaining({ code: 'settings.readOnly' }) },
      { ok: true, value: expect.anything() },
    ]);
    await home.api.call(other, other === 'entity.label' ? { id: entity?.id, labels: [] } : { rooms: { beside: null } });
    await settled();
    const own = said.filter((each) => !(each.startsWith('entity') || each === 'settings layout'));
    expect([own, await everything()]).toEqual([[], before]);
    // And the next one is as if nothing had been.
    expect(await home.api.call(name, request)).toMatchObject({ ok: true });
    expect(await isKept()).toBe(true);
  });
});

describe('changes at the same moment', () => {
  it('of one list undo nothing of each other', async () => {
    const broker = { name: 'B', url: 'mqtt://127.0.0.1:9', enabled: false };
    const saves = ['a', 'b', 'c'].map((id) =>
      home.api.call('broker.save', { broker: { ...broker, id }, password: `of ${id}` }),
    );
    expect((await Promise.all(saves)).every(({ ok }) => ok)).toBe(true);
    expect(home.service.settings.get().brokers.map(({ id }) => id)).toEqual(['home', 'a', 'b', 'c']);
    expect(home.service.settingsView().brokers.every(({ hasPassword }) => hasPassword)).toBe(true);
  });

  it('a password alone is announced, for there is one now', async () => {
    const [broker] = home.service.settings.get().brokers;
    expect(await home.api.call('broker.save', { broker, password: null })).toMatchObject({ ok: true });
    await settled();
    expect(said).toEqual(['settings brokers']);
    expect(home.service.settingsView().brokers[0]?.hasPassword).toBe(false);
  });
});
