/** What agents may do: what a person has allowed, risky things after a click, and drafts. */
import { describe, expect, it } from 'vitest';
import { type Agents, createAgents } from '../../../main/service/agents/agents.ts';
import { ok, type Result } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { KvStore } from '../../../main/service/history/kv-store.ts';
import type { Automation } from '../../../main/service/model/automations.ts';
import type { Entity } from '../../../main/service/model/entities.ts';
import { plainEnglish } from '../../../preload/words/outside.ts';
import { type AlertHarness, blankEntity, createAlertHarness } from '../../support/alert-harness.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

interface World {
  readonly agents: Agents;
  readonly alerts: AlertHarness;
  readonly sent: Array<{ id: string; action: string; params: object }>;
  readonly drafts: Automation[];
  readonly kv: Map<string, unknown>;
  allowed: string[];
}

function memoryKv(kept: Map<string, unknown>): KvStore {
  return {
    get: (key) => kept.get(key),
    entries: (prefix) => new Map([...kept].filter(([key]) => key.startsWith(prefix))),
    set: (key, value) => kept.set(key, structuredClone(value)),
    delete: (key) => kept.delete(key),
  };
}

function createWorld(kv = new Map<string, unknown>()): World {
  const alerts = createAlertHarness();
  const entity = (id: string, risky: readonly string[] = []): Entity => {
    const blank = blankEntity(id, alerts.clock.now());
    return { ...blank, name: `The ${id}`, capabilities: { ...blank.capabilities, risky } } as Entity;
  };
  const entities = [entity('light.hall'), entity('lock.door', ['unlock'])];
  const world: World = {
    alerts,
    kv,
    sent: [],
    drafts: [],
    allowed: [],
    agents: createAgents({
      clock: alerts.clock,
      logger: createMemoryLogger(),
      kv: memoryKv(kv),
      alerts: alerts.service,
      words: plainEnglish,
      entity: (id) => entities.find((each) => each.id === id),
      allowed: () => world.allowed,
      commands: {
        async runToEnd(id, action, params) {
          world.sent.push({ id, action, params });
          return ok({ outcome: 'confirmed', repeatable: true });
        },
      },
      automations: {
        list: () => world.drafts,
        async save(raw): Promise<Result<{ id: string }>> {
          world.drafts.push(raw as Automation);
          return ok({ id: (raw as Automation).id });
        },
      },
    }),
  };
  return world;
}

const unlock = { agent: 'helper', id: 'lock.door', action: 'unlock', params: { code: '1234' }, ticket: 't' };
const asked = ({ alerts }: World) => alerts.service.open().filter(({ rule }) => rule === 'agent');

async function press(world: World, action: string): Promise<void> {
  const [question] = asked(world);
  expect(await world.alerts.service.action(question?.id ?? '', action)).toMatchObject({ ok: true });
}

describe('a command of an agent', () => {
  it('is refused unless a person has allowed the entity, and both are written down', async () => {
    const world = createWorld();
    const command = { agent: 'helper', id: 'light.hall', action: 'turn_on' };
    expect(await world.agents.command(command)).toMatchObject({ ok: false, error: { code: 'access.denied' } });
    expect(world.sent).toEqual([]);
    world.allowed = ['light.hall'];
    expect(await world.agents.command(command)).toEqual({ ok: true, value: { outcome: 'confirmed' } });
    expect(world.sent).toEqual([{ id: 'light.hall', action: 'turn_on', params: {} }]);
    expect(world.agents.log()).toMatchObject([
      { agent: 'helper', entityId: 'light.hall', action: 'turn_on', outcome: 'allowed', result: 'confirmed' },
      { agent: 'helper', entityId: 'light.hall', outcome: 'refused', reason: 'notAllowed' },
    ]);
    expect(createWorld(world.kv).agents.log()).toEqual(world.agents.log());
  });

  it('that is risky is sent when a person allows it, and its code is shown and kept nowhere', async () => {
    const world = createWorld();
    world.allowed = ['lock.door'];
    const answer = world.agents.command(unlock);
    await world.alerts.pass(2_000);
    expect(world.sent).toEqual([]);
    const [question] = asked(world);
    expect(question?.body).toBe(
      '“helper” wants this: Unlock, The lock.door. If nobody allows it within 2 minutes, it is refused.',
    );
    const [shown] = world.alerts.notifier.visible();
    expect(shown?.buttons?.map(({ label }) => label)).toEqual(['Allow', 'Refuse']);
    await press(world, 'allow');
    expect(await answer).toEqual({ ok: true, value: { outcome: 'confirmed' } });
    expect(world.sent).toHaveLength(1);
    expect(asked(world)).toEqual([]);
    expect(JSON.stringify([...world.kv, question])).not.toContain('1234');
  });

  it('that is risky is refused when a person refuses, says nothing for two minutes, or it is taken back', async () => {
    const world = createWorld();
    world.allowed = ['lock.door'];
    const refused = world.agents.command(unlock);
    await press(world, 'refuse');
    expect(await refused).toMatchObject({ ok: false, error: { code: 'access.denied' } });
    const unanswered = world.agents.command(unlock);
    await world.alerts.pass(119_000);
    expect(asked(world)).toHaveLength(1);
    await world.alerts.pass(1_000);
    expect(await unanswered).toMatchObject({ ok: false, error: { code: 'access.denied' } });
    const withdrawn = world.agents.command(unlock);
    world.agents.withdraw('t');
    expect(await withdrawn).toMatchObject({ ok: false });
    const late = world.agents.command(unlock);
    world.allowed = [];
    await press(world, 'allow');
    expect(await late).toMatchObject({ ok: false });
    expect(world.sent).toEqual([]);
    expect(asked(world)).toEqual([]);
    expect(world.agents.log().map(({ reason }) => reason)).toEqual(['notAllowed', 'withdrawn', 'timeout', 'person']);
  });

  it('to acknowledge the question is no answer', async () => {
    const world = createWorld();
    world.allowed = ['lock.door'];
    const answer = world.agents.command(unlock);
    world.alerts.service.acknowledge(asked(world)[0]?.id ?? '');
    await world.alerts.pass(limits.agentAnswerMs);
    expect(await answer).toMatchObject({ ok: false });
    expect(world.sent).toEqual([]);
  });

  it('is asked of a person five at a time, and made thirty times a minute, at most', async () => {
    const world = createWorld();
    world.allowed = ['lock.door', 'light.hall'];
    const answers = Array.from({ length: 6 }, () => world.agents.command(unlock));
    expect(await answers[5]).toMatchObject({ ok: false, error: { code: 'request.tooMany' } });
    expect(asked(world)).toHaveLength(5);
    world.agents.clear();
    expect(await answers[0]).toMatchObject({ ok: false, error: { code: 'service.stopped' } });
    const command = { agent: 'helper', id: 'light.hall', action: 'turn_on' };
    for (let index = 0; index < 100; index += 1) await world.agents.command(command);
    expect(world.sent).toHaveLength(limits.agentActsPerMinute - 6);
    expect(world.agents.log().filter(({ reason }) => reason === 'tooMany')).toHaveLength(2);
    await world.alerts.pass(60_000);
    expect(await world.agents.command(command)).toMatchObject({ ok: true });
  });

  it('is told under a name on one line, whatever the agent calls itself', async () => {
    const world = createWorld();
    await world.agents.command({ ...unlock, agent: `a\n\u202eb${'c'.repeat(500)}` });
    await world.agents.command({ ...unlock, agent: '\u0000' });
    expect(world.agents.log().map(({ agent }) => agent)).toEqual(['?', `a b${'c'.repeat(57)}`]);
  });
});

describe('a draft of an agent', () => {
  it('is switched off, marked, and takes the place of nothing', async () => {
    const world = createWorld();
    const automation = { id: 'evening', name: 'Evening', enabled: true, draftedBy: 'a person', triggers: [] };
    const saved = await world.agents.draft({ agent: 'helper', automation });
    expect(world.drafts).toMatchObject([{ name: 'Evening', enabled: false, draftedBy: 'helper' }]);
    expect(world.drafts[0]?.id).toMatch(/^draft-/);
    expect(saved).toEqual({ ok: true, value: { id: world.drafts[0]?.id } });
    expect(world.agents.log()).toMatchObject([{ what: 'draft', name: 'Evening', outcome: 'allowed' }]);
  });

  it('is refused while twenty wait for a person', async () => {
    const world = createWorld();
    for (let index = 0; index < 21; index += 1) await world.agents.draft({ agent: 'helper', automation: {} });
    expect(world.drafts).toHaveLength(limits.agentDrafts);
    expect(world.agents.log(1)).toMatchObject([{ what: 'draft', outcome: 'refused', reason: 'tooMany' }]);
  });
});

it('what agents were refused is kept to so many, and washes away nothing that they did', async () => {
  const world = createWorld();
  world.allowed = ['light.hall'];
  await world.agents.command({ agent: 'a', id: 'light.hall', action: 'turn_off' });
  world.allowed = [];
  for (let index = 0; index < limits.agentEntries + 30; index += 1) {
    await world.agents.command({ agent: `a${index}`, id: 'light.hall', action: 'turn_on' });
    world.alerts.clock.advance(60_000);
  }
  expect(world.kv.size).toBe(limits.agentEntries + 1);
  expect(world.agents.log().at(-1)).toMatchObject({ action: 'turn_off', outcome: 'allowed' });
  expect(world.agents.log()[0]?.agent).toBe(`a${limits.agentEntries + 29}`);
});
