import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../../main/service/model/alerts.ts';
import type { Entity } from '../../../../main/service/model/entities.ts';
import { createQuestions } from '../../../../main/shell/window/questions.ts';

const panel: Pick<Entity, 'id' | 'deviceId' | 'capabilities'> = {
  id: 'alarm_control_panel.house',
  deviceId: 'house',
  capabilities: { actions: ['alarm_arm_away', 'alarm_disarm'], risky: ['alarm_disarm'] },
};
const alert: Pick<Alert, 'id' | 'actions'> = {
  id: 'a1',
  actions: [
    { id: 'disarm', label: 'Disarm', command: { entityId: panel.id, action: 'alarm_disarm' } },
    { id: 'arm', label: 'Arm', command: { entityId: panel.id, action: 'alarm_arm_away' } },
    { id: 'acknowledge', label: 'Acknowledge' },
  ],
};

function questions(trusted: readonly string[] = []) {
  return createQuestions({
    entity: (id) => (id === panel.id ? (panel as Entity) : undefined),
    alerts: () => [alert as Alert],
    trustedDevices: () => trusted,
  });
}

describe('what menus and notifications may not do by themselves', () => {
  it('is what the platform says is risky, and nothing else', () => {
    expect(questions().asks(panel.id, 'alarm_disarm')).toBe(true);
    expect(questions().asks(panel.id, 'alarm_arm_away')).toBe(false);
    expect(questions().asks('lock.unknown', 'unlock')).toBe(false);
  });

  it('is asked about in the window when a button of a notification would do it', () => {
    expect(questions().ofButton('a1', 'disarm')).toEqual({ view: 'device', id: panel.id, ask: 'alarm_disarm' });
    expect(questions().ofButton('a1', 'arm')).toBeUndefined();
    expect(questions().ofButton('a1', 'acknowledge')).toBeUndefined();
    expect(questions().ofButton('another', 'disarm')).toBeUndefined();
  });

  it('is to let an agent do something risky: refusing needs no window', () => {
    const actions = ['allow', 'refuse'].map((id) => ({ id, label: id }));
    const asked = { id: 'q', rule: 'agent', actions } as unknown as Alert;
    const { ofButton } = createQuestions({ entity: () => undefined, alerts: () => [asked], trustedDevices: () => [] });
    expect(ofButton('q', 'allow')).toEqual({ view: 'alerts' });
    expect(ofButton('q', 'refuse')).toBeUndefined();
  });

  it('is done without a question where a person trusts the device', () => {
    expect(questions(['house']).asks(panel.id, 'alarm_disarm')).toBe(false);
    expect(questions(['house']).ofButton('a1', 'disarm')).toBeUndefined();
  });
});
