/** Lines that no client would send: each gets one answer or none, as JSON-RPC says, and the service goes on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { limits } from '../../main/service/base/limits.ts';
import { type Campaign, createChance, type Findings, pick, Target, worstOf } from './campaign.ts';

const methods = [
  'service.snapshot',
  'service.watch',
  'settings.get',
  'settings.update',
  'settings.import',
  'entity.command',
  'entity.rename',
  'entity.picture',
  'device.rename',
  'device.remove',
  'device.forget',
  'device.restore',
  'broker.save',
  'broker.test',
  'discovery.saveManual',
  'discovery.preview',
  'task.save',
  'task.run',
  'task.import',
  'automation.save',
  'automation.check',
  'automation.import',
  'alert.list',
  'alert.saveRule',
  'alert.snooze',
  'history.query',
  'constructor',
  '__proto__',
  'toString',
];

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** A value that is no plain one, as JSON. */
function oddValue(chance: () => number): string {
  return pick(chance, [
    'null',
    'true',
    '-1',
    '1e999',
    '""',
    '"\\u0000"',
    '"\\ud800"',
    '{}',
    '[]',
    '{"__proto__": {"polluted": true}}',
    '{"constructor": {"prototype": {"polluted": true}}}',
    `"${'x'.repeat(Math.floor(chance() * 70_000))}"`,
    nested(Math.floor(chance() * 2_000)),
    // Sent as a line of its own it is answered with its id, which must not be one of the client's.
    '{"id": 9000007, "action": [], "params": {"a": {"b": {"c": {}}}}}',
    '{"id": "light.x", "action": "turn_on", "params": {"brightness": "1e309"}}',
    '{"task": {"id": "a", "kind": "publish", "input": {"topic": "#", "payload": 7}}}',
    '{"patch": {"brokers": [{"url": "javascript:alert(1)"}], "theme": "blue"}}',
    '{"json": "{\\"version\\": 1e99}"}',
    '{"entities": ["__proto__", ""]}',
    '{"entityIds": ["sensor.x"], "from": "yesterday", "to": "-1"}',
  ]);
}

interface Line {
  readonly text: string;
  /** The id that has to be answered, if any. */
  readonly id: number | undefined;
}

function line(chance: () => number, id: number): Line {
  const method = pick(chance, methods);
  const kind = Math.floor(chance() * 10);
  const request = `{"jsonrpc": "2.0", "id": ${id}, "method": "${method}", "params": ${oddValue(chance)}}`;
  if (kind === 0) return { text: request.slice(0, Math.floor(chance() * request.length)), id: undefined };
  if (kind === 1) return { text: oddValue(chance), id: undefined };
  if (kind === 2) return { text: `[${request}, ${request.replace(`${id}`, `${id + 0.5}`)}]`, id };
  if (kind === 3) return { text: request.replace('"2.0"', '1'), id: undefined };
  if (kind === 4)
    return { text: String.fromCharCode(...Array.from({ length: 40 }, () => 32 + chance() * 1_000)), id: undefined };
  return { text: request, id };
}

export const attackRpc: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const count = Math.round(6_000 * scale);
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-rpc-'));
  const target = new Target(['--data-dir', dataDir]);
  const faults: string[] = [];
  const due = new Set<number>();
  const answers = new Map<number, number>();
  try {
    await target.ready;
    target.watch();
    const { stdout } = target.client.process;
    if (stdout === null) throw new Error('the service has no stdout');
    createInterface({ input: stdout }).on('line', (text) => {
      const message: unknown = JSON.parse(text);
      for (const each of Array.isArray(message) ? message : [message]) {
        const id = typeof each?.id === 'number' ? each.id : undefined;
        if (id !== undefined) answers.set(id, (answers.get(id) ?? 0) + 1);
      }
    });
    for (let index = 0; index < count && target.isRunning(); index += 1) {
      const { text, id } = line(chance, 1_000_000 + index);
      target.client.send(text.replaceAll(/[\r\n]/g, ' '));
      if (id !== undefined) due.add(id);
      // In step with the service: a client that never reads is another attack.
      if (index % 100 === 99) await target.client.call('service.watch', { entities: 'all' });
    }
    // One that is longer than any may be, and a batch of what is expensive.
    target.client.send(
      `{"jsonrpc": "2.0", "id": 1, "method": "settings.get", "params": "${'x'.repeat(limits.rpcLineBytes)}"}`,
    );
    const snapshots = Array.from({ length: 5_000 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'service.snapshot' }));
    target.client.send(JSON.stringify(snapshots));
    await target.client.call('settings.get');
    const silent = [...due].filter((id) => !answers.has(id));
    if (silent.length > 0) faults.push(`${silent.length} of ${due.size} requests got no answer`);
    const twice = [...answers].filter(([id, times]) => due.has(id) && times > 1);
    if (twice.length > 0) faults.push(`${twice.length} requests got several answers`);
    if ((await target.end()) !== 0) faults.push('it did not end cleanly');
  } catch (error) {
    faults.push(
      `it ended: ${error instanceof Error ? error.message : String(error)} ${target.client.stderr.slice(-500)}`,
    );
  } finally {
    if (target.isRunning()) await target.kill();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts: { lines: count, requests: due.size }, faults, ...worstOf([target]) };
};
