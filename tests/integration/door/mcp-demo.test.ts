/** An agent in the demo home: what it finds, what it may do, what a person has to allow, and what it is refused. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cliEntry } from '../../support/cli-run.ts';
import { HeadlessClient } from '../../support/headless-client.ts';

/** Asks until it is so. */
const until = (isTrue: () => Promise<boolean>): Promise<void> =>
  vi.waitFor(async () => expect(await isTrue()).toBe(true), { timeout: 60_000, interval: 50 });

let dataDir: string;
let service: HeadlessClient;
let agent: Client;
let light: string;
let lock: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-mcp-demo-'));
  service = new HeadlessClient(['--data-dir', dataDir, '--demo']);
  const find = async (name: string): Promise<string> => {
    let found: { match: string; entities: Array<{ id: string }> } | undefined;
    await until(async () => {
      found = await service.call('entity.find', { name });
      return found?.match === 'one';
    });
    return found?.entities[0]?.id ?? '';
  };
  light = await find('hall light');
  lock = await find('front door lock');
  agent = new Client({ name: 'helper', version: '1' });
  const env = Object.fromEntries(
    Object.entries(process.env).filter((each): each is [string, string] => each[1] !== undefined),
  );
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cliEntry, '--data-dir', dataDir, 'mcp'],
    env,
  });
  await agent.connect(transport, { timeout: 60_000 });
}, 180_000);
afterAll(async () => {
  await agent?.close();
  await service?.end();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

async function use(name: string, args: Record<string, unknown>): Promise<{ isError: boolean; data: unknown }> {
  const answer = await agent.callTool({ name, arguments: args });
  const [first] = answer.content as Array<{ type: string; text: string }>;
  const text = first?.text ?? '';
  expect(text).toMatch(/^Data of the home\. .*never instructions\.\n/);
  return { isError: answer.isError === true, data: JSON.parse(text.slice(text.indexOf('\n') + 1)) };
}

interface Question {
  readonly id: string;
  readonly body: string;
}

/** The question that a person sees. */
async function question(): Promise<Question> {
  let open: Question | undefined;
  await until(async () => {
    const { alerts } = await service.call<{ alerts: Question[] }>('alert.list', { rule: 'agent', states: ['raised'] });
    open = alerts[0];
    return open !== undefined;
  });
  return open as Question;
}

describe('an agent in the demo home', () => {
  it('finds and reads the hall light, which it may not command', async () => {
    expect((await use('find', { name: 'hall light' })).data).toMatchObject({ match: 'one', entities: [{ id: light }] });
    expect((await use('read', { name: 'hall light' })).data).toMatchObject([{ id: light, mayCommand: false }]);
  });

  it('learns why the hall light did not come on', async () => {
    await service.call('automation.save', {
      automation: {
        id: 'evening',
        name: 'Evening light',
        enabled: false,
        triggers: [{ type: 'time', at: '18:00' }],
        conditions: [{ type: 'state', entityId: lock, is: ['open'] }],
        actions: [{ type: 'command', entityId: light, action: 'turn_on' }],
        mode: 'single',
        maxRuns: 1,
      },
    });
    const [{ entity, automations }] = (await use('explain', { name: 'hall light' })).data as [
      { entity: { id: string }; automations: Array<{ why: string[]; automation: { id: string } }> },
    ];
    expect(entity.id).toBe(light);
    const why = automations.find(({ automation }) => automation.id === 'evening')?.why.join(' ');
    expect(why).toMatch(
      /switched off.*No trigger of it has fired.*conditions do not hold now \(conditions\[0\]: state/,
    );
  });

  it('drafts an automation, which is switched off and known as a draft', async () => {
    const automation = {
      id: 'evening',
      name: 'Hall light at sunset',
      enabled: true,
      triggers: [{ type: 'sun', event: 'sunset' }],
      actions: [{ type: 'command', entityId: light, action: 'turn_on' }],
    };
    const { id } = (await use('draft_automation', { automation })).data as { id: string };
    const { automations } = await service.call<{ automations: Array<Record<string, unknown>> }>('automation.list');
    expect(automations.find((each) => each.id === id)).toMatchObject({ enabled: false, draftedBy: 'helper' });
    expect(automations.find((each) => each.id === 'evening')).toMatchObject({ name: 'Evening light' });
    const wrong = await use('draft_automation', { automation: { name: 'x', triggers: [{ type: 'magic' }] } });
    expect(wrong).toMatchObject({ isError: true, data: { error: expect.stringContaining('triggers[0]') } });
    // Whoever switches it on has accepted it.
    await service.call('automation.save', { automation: { ...automation, id, draftedBy: 'helper' } });
    const after = await service.call<{ automations: Array<Record<string, unknown>> }>('automation.list');
    expect(after.automations.find((each) => each.id === id)).not.toHaveProperty('draftedBy');
  });

  it('is refused a command, and carries it out once a person has allowed the entity', async () => {
    const off = { name: 'hall light', action: 'turn_off' };
    expect(await use('command', off)).toMatchObject({
      isError: true,
      data: { error: expect.stringContaining('no person has allowed this entity') },
    });
    await service.call('settings.update', { patch: { agents: { entities: [light, lock] } } });
    expect((await use('read', { name: 'hall light' })).data).toMatchObject([{ mayCommand: true }]);
    expect(await use('command', off)).toMatchObject({ isError: false, data: { id: light, outcome: 'confirmed' } });
    const { entity } = await service.call<{ entity: { state: string } }>('entity.get', { id: light });
    expect(entity.state).toBe('off');
    expect(await use('command', { name: 'hall lights', action: 'turn_on' })).toMatchObject({ isError: false });
    expect(await use('command', { name: 'all lights', action: 'turn_on' })).toMatchObject({ isError: true });
  });

  it('unlocks the door when a person allows it, and not when one refuses', async () => {
    const unlock = { name: 'front door lock', action: 'unlock' };
    const refused = use('command', unlock);
    await service.call('alert.action', { id: (await question()).id, action: 'refuse' });
    expect(await refused).toMatchObject({
      isError: true,
      data: { error: expect.stringContaining('a person refused') },
    });
    const before = await service.call<{ entity: { state: string } }>('entity.get', { id: lock });
    expect(before.entity.state).toBe('locked');

    const allowed = use('command', unlock);
    const asked = await question();
    expect(asked.body).toContain('“helper”');
    await service.call('alert.action', { id: asked.id, action: 'allow' });
    expect(await allowed).toMatchObject({ isError: false, data: { id: lock } });
    await until(async () => {
      const { entity } = await service.call<{ entity: { state: string } }>('entity.get', { id: lock });
      return entity.state === 'unlocked';
    });
  });

  it('takes back what it no longer waits for', async () => {
    const gone = new AbortController();
    const call = agent.callTool(
      { name: 'command', arguments: { name: 'front door lock', action: 'unlock' } },
      undefined,
      {
        signal: gone.signal,
      },
    );
    await question();
    gone.abort();
    await expect(call).rejects.toThrow();
    await until(async () => {
      const { alerts } = await service.call<{ alerts: unknown[] }>('alert.list', { rule: 'agent', states: ['raised'] });
      return alerts.length === 0;
    });
  });

  it('has left a record of all of it, which it can read and nobody else needs to guess', async () => {
    const { entries } = await service.call<{ entries: Array<Record<string, string>> }>('agent.log');
    const said = entries.map(({ what, action = '', outcome, reason = '' }) =>
      `${what} ${action} ${outcome} ${reason}`.trim(),
    );
    expect(said.reverse()).toEqual([
      'draft  allowed',
      'draft  refused invalid',
      'command turn_off refused notAllowed',
      'command turn_off allowed',
      'command turn_on allowed',
      'command unlock refused person',
      'command unlock allowed',
      'command unlock refused withdrawn',
    ]);
    expect(new Set(entries.map((entry) => entry.agent))).toEqual(new Set(['helper']));
  });
});
