import { describe, expect, it } from 'vitest';
import { type DemoRun, runDemo } from '../../support/demo-simulation.ts';

const hour = 3_600;
const lock = 'front-lock/lock/state';
const lockCommand = 'front-lock/lock/command';
const panel = 'house-alarm/panel/state';
const panelCommand = 'house-alarm/panel/command';
const door = 'zigbee2mqtt/Front door';

function json(run: DemoRun, topic: string): Record<string, unknown> {
  return JSON.parse(run.last(topic) ?? '{}');
}

const texts = (run: DemoRun): string[] => run.messages.map(({ topic, payload }) => `${topic} ${Buffer.from(payload)}`);

describe('life', () => {
  it('is the same for the same seed, and another for another', () => {
    const [first, second, other] = [runDemo(7), runDemo(7), runDemo(8)];
    for (const run of [first, second, other]) run.pass(600);
    expect(texts(first)).toEqual(texts(second));
    expect(texts(first)).not.toEqual(texts(other));
  });

  it('shows something every few seconds', () => {
    const run = runDemo();
    let longest = 0;
    let quiet = 0;
    for (let second = 0; second < hour; second += 1) {
      const before = run.messages.length;
      run.pass(1);
      quiet = run.messages.length === before ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }
    expect(longest).toBeLessThanOrEqual(10);
    expect(run.messages.length).toBeLessThan(2 * hour);
  });

  it.each([1, 2])(
    'alarms nobody in the first minutes, and seldom later (seed %i)',
    (seed) => {
      const run = runDemo(seed);
      const jams = () => run.all(lock).filter((state) => state === 'JAMMED').length;
      const doors = () => run.all(door).filter((text) => text.includes('"contact":false')).length;
      run.pass(120);
      expect(jams() + doors()).toBe(0);
      run.pass(4 * hour);
      expect(jams()).toBeGreaterThan(0);
      expect(jams()).toBeLessThanOrEqual(8);
      expect(doors()).toBeGreaterThan(8);
      expect(run.all(panel)).toEqual(['disarmed']);
      expect(run.all('zigbee2mqtt/Smoke alarm').length).toBe(1);
      expect(run.all('zigbee2mqtt/Dishwasher leak').length).toBe(1);
    },
    20_000,
  );

  it('closes the front door within a minute, and never leaves the lock open for long', () => {
    const run = runDemo();
    let openFor = 0;
    let unlockedFor = 0;
    let [longestOpen, longestUnlocked] = [0, 0];
    for (let second = 0; second < 2 * hour; second += 1) {
      run.pass(1);
      run.messages.splice(0, Math.max(0, run.messages.length - 4_000));
      openFor = (run.last(door) ?? '').includes('"contact":false') ? openFor + 1 : 0;
      unlockedFor = run.last(lock) === 'UNLOCKED' ? unlockedFor + 1 : 0;
      longestOpen = Math.max(longestOpen, openFor);
      longestUnlocked = Math.max(longestUnlocked, unlockedFor);
    }
    expect(longestOpen).toBeGreaterThan(0);
    expect(longestOpen).toBeLessThan(60);
    expect(longestUnlocked).toBeLessThan(120);
  }, 20_000);

  it('wears a battery down slowly, from above the alert threshold', () => {
    const run = runDemo();
    const battery = (): number => Number(json(run, door).battery);
    const first = battery();
    expect(first).toBeGreaterThan(20);
    run.pass(hour);
    expect(battery()).toBeLessThan(first);
    expect(battery()).toBeGreaterThan(15);
  });
});

describe('commands', () => {
  it('moves the garage door in about twelve seconds, telling where it is', () => {
    const run = runDemo();
    run.command('garage-door/cover/door/command', 'OPEN');
    expect(run.last('garage-door/cover/door/state')).toBe('opening');
    run.pass(11);
    expect(run.last('garage-door/cover/door/state')).toBe('opening');
    run.pass(2);
    expect(run.last('garage-door/cover/door/state')).toBe('open');
    const positions = run.all('garage-door/cover/door/position/state').map(Number);
    expect(positions.length).toBeGreaterThan(8);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it('stops where it is', () => {
    const run = runDemo();
    run.command('zigbee2mqtt/Window blinds/set', '{"position": 0}');
    run.pass(3);
    run.command('zigbee2mqtt/Window blinds/set', 'STOP');
    run.pass(5);
    expect(json(run, 'zigbee2mqtt/Window blinds')).toMatchObject({ position: 50, motor_state: 'stopped' });
  });

  it('locks within a second or two', () => {
    const run = runDemo();
    run.command(lockCommand, 'UNLOCK');
    run.pass(2);
    run.command(lockCommand, 'LOCK');
    run.pass(2);
    expect(run.all(lock)).toEqual(['LOCKED', 'UNLOCKING', 'UNLOCKED', 'LOCKING', 'LOCKED']);
  });

  it('installs an update over about ten seconds', () => {
    const run = runDemo();
    run.command('zigbee2mqtt/bridge/request/device/ota_update/update', '{"id": "0x001788010d3f5a21"}');
    run.pass(5);
    expect(json(run, 'zigbee2mqtt/Reading lamp').update).toMatchObject({ state: 'updating', progress: 50 });
    run.pass(6);
    expect(json(run, 'zigbee2mqtt/Reading lamp').update).toMatchObject({ state: 'idle' });
  });

  it('answers what asks for a state', () => {
    const run = runDemo();
    const before = run.all('zigbee2mqtt/Radiator').length;
    run.command('zigbee2mqtt/Radiator/get', '{"state": ""}');
    expect(run.all('zigbee2mqtt/Radiator').length).toBe(before + 1);
    run.command('cmnd/coffee-machine/STATUS', '0');
    expect(json(run, 'stat/coffee-machine/STATUS11')).toMatchObject({ StatusSTS: { POWER: 'ON' } });
  });

  it('says so when nothing had to change', () => {
    const run = runDemo();
    const before = run.all('front-lock/lock/state').length;
    run.command(lockCommand, 'LOCK');
    expect(run.all('front-lock/lock/state').slice(before)).toEqual(['LOCKED']);
  });

  it.each([
    ['zigbee2mqtt/Reading lamp/set', '{"brightness": "a lot", "color": 5, "color_temp": null}'],
    ['zigbee2mqtt/Reading lamp/set', ''],
    ['zigbee2mqtt/Reading lamp/set/effect', '{'],
    ['cmnd/bedside-lamp/HSBColor', 'red'],
    ['cmnd/desk-strip/POWER9', 'ON'],
    ['shellyduobulbg3-8cbfea9d2f10/rpc', '[1]'],
    ['house-alarm/siren/command', '{"state": 1, "volume_level": 7e999}'],
    ['alarm-clock/time/command', 'soon'],
    ['garden-irrigation/valve/drip/command', 'NaN'],
  ])('is not upset by %s %s', (topic, payload) => {
    const [run, twin] = [runDemo(), runDemo()];
    run.command(topic, payload);
    run.pass(1);
    twin.pass(1);
    for (const [last, lastOfTwin] of [[run.simulation.states(run.now()), twin.simulation.states(twin.now())]]) {
      expect(last).toEqual(lastOfTwin);
    }
  });
});

describe('the alarm', () => {
  const sirenOn = (run: DemoRun): boolean => (run.last('house-alarm/siren/state') ?? '').includes('"ON"');

  it('arms after ten seconds', () => {
    const run = runDemo();
    run.command(panelCommand, 'ARM_AWAY');
    expect(run.last(panel)).toBe('arming');
    run.pass(10);
    expect(run.last(panel)).toBe('armed_away');
  });

  it('is triggered by a door that opens while it is armed, and the siren with it', () => {
    const run = runDemo();
    run.command(panelCommand, 'ARM_HOME');
    run.pass(11);
    run.trigger('door');
    expect(run.last(panel)).toBe('pending');
    run.pass(10);
    expect(run.last(panel)).toBe('triggered');
    expect(sirenOn(run)).toBe(true);
    run.command(panelCommand, 'DISARM');
    expect(run.last(panel)).toBe('disarmed');
    expect(sirenOn(run)).toBe(false);
  });

  it('does not mind a door while it is disarmed', () => {
    const run = runDemo();
    run.trigger('door');
    run.pass(30);
    expect(run.last(panel)).toBe('disarmed');
  });
});

describe('what can be made to happen', () => {
  it('takes a device away and brings it back', () => {
    const run = runDemo();
    run.trigger('offline');
    expect(run.last('tele/desk-strip/LWT')).toBe('Offline');
    const before = run.all('stat/desk-strip/RESULT').length;
    run.command('cmnd/desk-strip/POWER1', 'OFF');
    expect(run.all('stat/desk-strip/RESULT').length).toBe(before);
    run.pass(180);
    expect(run.last('tele/desk-strip/LWT')).toBe('Online');
    expect(run.all('stat/desk-strip/RESULT').length).toBe(before + 1);
  });

  it('jams the lock until somebody locks it', () => {
    const run = runDemo();
    run.trigger('jam');
    expect(run.last(lock)).toBe('JAMMED');
    run.command(lockCommand, 'LOCK');
    run.pass(2);
    expect(run.last(lock)).toBe('LOCKED');
  });

  it.each([
    ['smoke', 'zigbee2mqtt/Smoke alarm', 'smoke'],
    ['leak', 'zigbee2mqtt/Dishwasher leak', 'water_leak'],
  ] as const)('raises %s for a while', (what, topic, property) => {
    const run = runDemo();
    run.trigger(what);
    expect(json(run, topic)[property]).toBe(true);
    run.pass(91);
    expect(json(run, topic)[property]).toBe(false);
  });
});
