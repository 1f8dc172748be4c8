import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../../main/service/base/events.ts';
import { limits } from '../../../../main/service/base/limits.ts';
import type { Alert } from '../../../../main/service/model/alerts.ts';
import type { ServiceEvents } from '../../../../main/service/model/service.ts';
import { defaultSettings } from '../../../../main/service/settings/schema.ts';
import { followCritical } from '../../../../main/shell/window/alarm-window.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const shown: NonNullable<Alert['delivery']> = { kind: 'shown', at: '2026-01-15T11:00:00Z' };
const smoke: Alert = {
  id: 'a',
  rule: 'safety.smoke',
  cause: 'x',
  severity: 'critical',
  state: 'raised',
  facts: {},
  actions: [],
  since: '2026-01-15T11:00:00Z',
  shown: 1,
  delivery: shown,
};

function setup(openWindow = true) {
  const events = new Emitter<ServiceEvents>(() => undefined);
  const defaults = defaultSettings('test');
  const settings = { ...defaults, alerts: { ...defaults.alerts, openWindow } };
  let windows = 0;
  const on = events.on.bind(events);
  const timers = createFakeClock();
  const stop = followCritical({ on, settings: { get: () => settings }, ports: { timers } }, () => {
    windows += 1;
  });
  return {
    timers,
    stop,
    change: (changes: Partial<Alert>) => events.emit('alert.changed', { alert: { ...smoke, ...changes } }),
    windows: () => windows,
  };
}

describe('a critical alert', () => {
  it('brings the window up when it is first shown, not when it is repeated', () => {
    const { change, timers, windows } = setup();
    const { delivery: _none, ...unshown } = smoke;
    change({ ...unshown, shown: 0 });
    change({});
    change({ shown: 2 });
    expect(windows()).toBe(1);
    change({ state: 'recovered' });
    timers.advance(limits.alarmWindowEveryMs);
    change({ id: 'b' });
    expect(windows()).toBe(2);
  });
  it('brings it up once more for all that follow in a burst', () => {
    const { change, stop, timers, windows } = setup();
    for (let index = 0; index < 500; index++) change({ id: `a${index}` });
    expect(windows()).toBe(1);
    timers.advance(limits.alarmWindowEveryMs);
    expect(windows()).toBe(2);
    timers.advance(10 * limits.alarmWindowEveryMs);
    expect(windows()).toBe(2);
    stop();
    expect(timers.pending).toBe(0);
  });
  it('leaves it alone when what followed is over by then', () => {
    const { change, timers, windows } = setup();
    change({});
    change({ id: 'b' });
    change({ id: 'b', state: 'acknowledged' });
    timers.advance(limits.alarmWindowEveryMs);
    expect(windows()).toBe(1);
  });
  it('does so too when the system could not show it', () => {
    const { change, windows } = setup();
    change({ delivery: { ...shown, kind: 'failed' } });
    expect(windows()).toBe(1);
  });
  it.each<[string, Partial<Alert>]>([
    ['held back by a mute', { delivery: { ...shown, kind: 'suppressed' } }],
    ['acknowledged', { state: 'acknowledged' }],
    ['a warning', { severity: 'warning' }],
  ])('leaves the window alone when it is %s', (_what, changes) => {
    const { change, windows } = setup();
    change(changes);
    expect(windows()).toBe(0);
  });
  it('brings it up once more, whatever the setting, when a step of the escalation makes it loud', () => {
    const { change, windows } = setup(false);
    change({});
    change({ loud: true });
    change({ loud: true, shown: 2 });
    expect(windows()).toBe(1);
    change({ state: 'acknowledged' });
    change({ loud: true });
    expect(windows()).toBe(2);
  });
  it('leaves the window alone where the person wants that', () => {
    const { change, windows } = setup(false);
    change({});
    expect(windows()).toBe(0);
  });
});
