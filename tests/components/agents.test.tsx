/** Agents in the window: what they may control, and the question before something risky. */
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../preload/contract.ts';
import { AgentQuestions } from '../../renderer/app/agent-questions.tsx';
import { AgentsPage } from '../../renderer/views/settings/agents-page.tsx';
import { fakeSettings } from '../support/fake-records.ts';
import { showPart } from './support/part.tsx';

const done = () => ({ ok: true, value: {} }) as const;
const withAgents = (...entities: string[]) => ({ settings: { ...fakeSettings, agents: { entities } } });

describe('the page of agents', () => {
  it('says that agents only look, while nothing is allowed', async () => {
    const { host } = await showPart(<AgentsPage />, withAgents(), done);
    expect(host.textContent).toContain('agents only look');
    expect(host.textContent).toContain('inglenook mcp');
  });

  it('lists what is allowed, and takes it back', async () => {
    const part = await showPart(<AgentsPage />, withAgents('light.gone', 'lock.gone'), done);
    expect(part.host.textContent).toContain('light.gone');
    const [first] = [...part.host.querySelectorAll('button')].filter((each) =>
      each.getAttribute('aria-label')?.startsWith('Remove '),
    );
    await part.click(first as Element);
    expect(part.asked).toContainEqual(['settings.update', { patch: { agents: { entities: ['lock.gone'] } } }]);
  });
});

const question: Alert = {
  id: 'q',
  rule: 'agent',
  cause: 'agent:1',
  severity: 'warning',
  state: 'raised',
  facts: {},
  title: 'An agent asks',
  body: '“helper” wants this: Unlock, Front door.',
  actions: [
    { id: 'allow', label: 'Allow' },
    { id: 'refuse', label: 'Refuse' },
  ],
  since: '2026-01-01T00:00:00Z',
  shown: 0,
};

describe('the question of an agent', () => {
  it('stands on every page with its two answers', async () => {
    const part = await showPart(<AgentQuestions />, { alerts: [question] }, done);
    expect(part.host.textContent).toContain('“helper” wants this: Unlock, Front door.');
    await part.click(part.button('Allow'));
    expect(part.asked).toEqual([['alert.action', { id: 'q', action: 'allow' }]]);
  });

  it('also when somebody has acknowledged it, and not once it is over; other alerts are no questions', async () => {
    const acknowledged = await showPart(<AgentQuestions />, { alerts: [{ ...question, state: 'acknowledged' }] }, done);
    expect(acknowledged.host.textContent).toContain('Refuse');
    const others: Alert[] = [
      { ...question, state: 'recovered' },
      { ...question, id: 'other', rule: 'foreign' },
    ];
    expect((await showPart(<AgentQuestions />, { alerts: others }, done)).host.textContent).toBe('');
  });
});
