/** Critical alerts that nobody acknowledges. */
import { describe, expect, it } from 'vitest';
import { createEscalator } from '../../../main/service/alerts/escalator.ts';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import type { Alert } from '../../../main/service/model/alerts.ts';
import type { EscalationStep } from '../../../main/service/model/settings.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

const steps: readonly EscalationStep[] = [
  { to: 'mqtt', afterMinutes: 5, topic: 'house/alarm' },
  { to: 'http', afterMinutes: 10, url: 'https://ntfy.example/home' },
];

function world() {
  const clock = createFakeClock();
  const now = new Date(clock.now()).toISOString();
  const smoke: Alert = {
    id: 'a',
    rule: 'safety.smoke',
    cause: 'safety.smoke:x',
    severity: 'critical',
    state: 'raised',
    facts: {},
    actions: [],
    since: now,
    raisedAt: now,
    shown: 1,
  };
  const home = { alerts: [smoke] as Alert[], result: ok(null) as Result<null>, told: [] as string[], fails: '' };
  const escalator = createEscalator({
    clock,
    logger: createMemoryLogger(),
    alerts: () => home.alerts,
    steps: () => steps,
    async tell(step, alert, what) {
      home.told.push(`${step.to} ${alert.id} ${what}`);
      return step.to === home.fails ? err('broker.offline') : home.result;
    },
    taken(_id, steps) {
      home.alerts = home.alerts.map((each) => ({ ...each, escalated: steps }));
    },
  });
  const pass = async (minutes: number): Promise<void> => {
    clock.advance(minutes * 60_000);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const set = (changes: Partial<Alert>): void => {
    const changed = { ...(home.alerts[0] ?? smoke), ...changes };
    home.alerts = changed.state === 'recovered' ? [] : [changed];
    escalator.changed(changed);
  };
  return { home, escalator, pass, set };
}

describe('a critical alert that nobody acknowledges', () => {
  it('goes on step by step, and is said to be settled where it was told', async () => {
    const { home, set, pass } = world();
    set({});
    await pass(4.9);
    expect(home.told).toEqual([]);
    await pass(0.2);
    expect(home.told).toEqual(['mqtt a raised']);
    set({ shown: 2 });
    await pass(5);
    expect(home.told).toEqual(['mqtt a raised', 'http a raised']);
    set({ state: 'acknowledged' });
    await pass(60);
    expect(home.told.slice(2)).toEqual(['mqtt a settled', 'http a settled']);
  });

  it('goes nowhere once somebody acknowledged it', async () => {
    const { home, set, pass } = world();
    set({});
    set({ state: 'acknowledged' });
    await pass(60);
    expect(home.told).toEqual([]);
  });

  it.each<Partial<Alert>>([{ severity: 'warning' }, { rule: 'foreign' }])('goes nowhere as %j', async (changes) => {
    const { home, set, pass } = world();
    set(changes);
    await pass(60);
    expect(home.told).toEqual([]);
  });

  it('takes the next step where one fails, and tells of the end only where it told of the beginning', async () => {
    const { home, set, pass } = world();
    home.fails = 'mqtt';
    set({});
    await pass(10);
    expect(home.told).toContain('http a raised');
    set({ state: 'acknowledged' });
    await pass(1);
    expect(home.told.filter((each) => each.endsWith('settled'))).toEqual(['http a settled']);
  });

  it('takes no step twice over a restart, and says there that it is settled', async () => {
    const before = world();
    before.set({});
    await before.pass(5);
    before.escalator.stop();
    const after = world();
    after.set({ ...before.home.alerts[0] });
    await after.pass(5);
    expect(after.home.told).toEqual([]);
    await after.pass(5);
    expect(after.home.told).toEqual(['http a raised']);
    const [{ escalated: _taken, ...alert } = {} as Alert] = after.home.alerts;
    after.home.alerts = [];
    after.escalator.changed({ ...alert, state: 'acknowledged' });
    await after.pass(1);
    expect(after.home.told.slice(1)).toEqual(['mqtt a settled', 'http a settled']);
  });

  it('is told again after a minute where that failed', async () => {
    const { home, set, pass } = world();
    home.result = err('broker.offline');
    set({});
    await pass(5);
    home.result = ok(null);
    await pass(1);
    expect(home.told).toEqual(['mqtt a raised', 'mqtt a raised']);
    await pass(1);
    expect(home.told).toHaveLength(2);
  });
});
