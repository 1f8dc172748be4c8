/** Each file of the data folder, damaged in each way: the service starts, answers, and ends cleanly. */
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Campaign, createChance, type Findings, Target, worstOf } from './campaign.ts';

type Damage = (file: string, chance: () => number) => Promise<void>;

const damages: Readonly<Record<string, Damage>> = {
  empty: (file) => truncate(file, 0),
  cut: async (file, chance) => truncate(file, Math.floor(chance() * (await stat(file)).size)),
  spoilt: async (file, chance) => {
    const bytes = await readFile(file);
    for (let count = 0; count < 20 && bytes.length > 0; count += 1) {
      bytes.writeUInt8(Math.floor(chance() * 256), Math.floor(chance() * bytes.length));
    }
    await writeFile(file, bytes);
  },
  noise: (file, chance) => writeFile(file, Buffer.from(Array.from({ length: 9_000 }, () => chance() * 256))),
  zeros: (file) => writeFile(file, Buffer.alloc(8_192)),
  marked: async (file) => writeFile(file, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await readFile(file)])),
  otherJson: (file) => writeFile(file, '[null, {"version": 1e9}]'),
  newer: (file) => writeFile(file, '{"version": 999, "theme": "blue", "unknown": true}'),
  folder: async (file) => {
    await rm(file);
    await mkdir(file);
  },
  readOnly: (file) => chmod(file, 0o400),
  missing: (file) => rm(file),
  dangling: async (file) => {
    await rm(file);
    await symlink(`${file}.nowhere`, file);
  },
};

/** What a home of its own leaves behind when it has run for a moment. */
async function makeHome(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-files-'));
  const target = new Target(['--data-dir', dataDir]);
  await target.ready;
  await target.client.call('broker.setBuiltin', { enabled: true, port: 0, lan: false }).catch(() => undefined);
  const task = { id: 'kept', name: 'Kept', kind: 'refresh', schedule: { type: 'manual' } };
  await target.client.call('task.save', { task });
  await target.client
    .call('task.setToken', { name: 'token', token: 'secret', url: 'https://home.example/' })
    .catch(() => undefined);
  await target.end();
  return dataDir;
}

export const attackFiles: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const home = await makeHome();
  const targets: Target[] = [];
  const faults: string[] = [];
  let starts = 0;
  try {
    const names = (await readdir(home, { withFileTypes: true }))
      .filter((each) => each.isFile())
      .map(({ name }) => name);
    for (const name of names.filter((each) => !each.endsWith('.log'))) {
      for (const [damage, make] of Object.entries(damages)) {
        if (chance() > scale) continue;
        const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-damaged-'));
        await cp(home, dataDir, { recursive: true });
        await make(join(dataDir, name), chance);
        const target = new Target(['--data-dir', dataDir]);
        targets.push(target);
        starts += 1;
        try {
          await target.ready;
          target.watch();
          await target.client.call('service.snapshot');
          await target.client.call('settings.get');
          const status = await target.end();
          if (status !== 0) faults.push(`${name} ${damage}: ended with ${status}`);
          if (/"secret"/.test(target.client.stderr)) faults.push(`${name} ${damage}: a secret is in the log`);
        } catch (error) {
          faults.push(`${name} ${damage}: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500));
          if (target.isRunning()) await target.kill();
        }
        await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts: { starts }, faults, ...worstOf(targets) };
};
