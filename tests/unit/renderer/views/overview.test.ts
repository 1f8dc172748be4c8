import { describe, expect, it } from 'vitest';
import { stateLines, timeline } from '../../../../renderer/views/overview/activity.ts';
import { outlookOf } from '../../../../renderer/views/overview/batteries.ts';
import { type DeviceRow, filterRows, sortRows } from '../../../../renderer/views/overview/devices.ts';
import { addBars, homeMeters, meterBars } from '../../../../renderer/views/overview/energy.ts';

const dayMs = 86_400_000;

describe('how long a battery lasts', () => {
  const levels = (...list: readonly (number | string)[]) =>
    list.map((level, day) => ({ at: day * dayMs, state: String(level) }));

  it('is said by its own slope', () => {
    expect(outlookOf(levels(100, 99, 98, 97, 96))).toEqual({ kind: 'days', days: 96 });
    expect(outlookOf(levels(20, 15, 10, 5))).toEqual({ kind: 'days', days: 1 });
  });

  it('counts from the last charge on', () => {
    expect(outlookOf(levels(30, 20, 10, 100, 98, 96, 94))).toEqual({ kind: 'days', days: 47 });
  });

  it('is not said of what does not fall, nor of what is hardly known', () => {
    expect(outlookOf(levels(80, 80, 80, 80))).toEqual({ kind: 'steady' });
    expect(outlookOf(levels(80, 79))).toEqual({ kind: 'unknown' });
    expect(outlookOf(levels('unknown'))).toEqual({ kind: 'unknown' });
    expect(outlookOf([])).toEqual({ kind: 'unknown' });
  });
});

describe('the table of devices', () => {
  const row = (name: string, part: Partial<DeviceRow> = {}): DeviceRow => ({
    id: name,
    name,
    room: undefined,
    maker: '',
    lastSeen: 0,
    isAway: false,
    signal: undefined,
    signalText: '',
    battery: undefined,
    version: '',
    source: '',
    ...part,
  });
  const compare = (a: string, b: string): number => a.localeCompare(b);
  const names = (rows: readonly DeviceRow[]): string => rows.map(({ name }) => name).join(' ');

  it('is sorted by any column, with what is not known at its end', () => {
    const rows = [row('c', { battery: 10 }), row('a'), row('b', { battery: 0 }), row('d', { battery: 90 })];
    expect(names(sortRows(rows, { by: 'battery', isDown: false }, compare))).toBe('b c d a');
    expect(names(sortRows(rows, { by: 'battery', isDown: true }, compare))).toBe('d c b a');
    expect(names(sortRows(rows, { by: 'name', isDown: true }, compare))).toBe('d c b a');
  });

  it('is searched by name, room, maker, version and where a device comes from', () => {
    const rows = [row('Lamp', { room: 'Küche', maker: 'IKEA' }), row('Plug', { source: 'Cellar' })];
    expect(names(filterRows(rows, 'kuche ikea'))).toBe('Lamp');
    expect(names(filterRows(rows, 'cell'))).toBe('Plug');
    expect(names(filterRows(rows, ' '))).toBe('Lamp Plug');
  });
});

describe('energy', () => {
  it('counts a meter that measures the others once', () => {
    const sums = new Map([
      ['grid', 10],
      ['oven', 4],
      ['fridge', 2],
    ]);
    expect(homeMeters(sums)).toEqual(['grid']);
    expect([...homeMeters(new Map([...sums, ['car', 8]]))].sort()).toEqual(['car', 'fridge', 'grid', 'oven']);
    expect(homeMeters(new Map())).toEqual([]);
  });

  it('is added up in kWh, whatever each meter counts in', () => {
    const points = [
      { at: 0, state: '1000' },
      { at: 10, state: '3000' },
    ];
    const bars = (factor: number) => meterBars({ id: 'a', factor, mayFall: false }, points, 0, 100, 'hour');
    expect(addBars([bars(0.001), bars(1)]).map(({ value }) => value)).toEqual([2_002]);
    expect(addBars([])).toEqual([]);
  });
});

describe('the timeline', () => {
  it('has changes, not what held before, nor what was not known', () => {
    const points = [
      { at: 0, state: 'off' },
      { at: 5, state: 'on' },
      { at: 6, state: 'unknown' },
      { at: 7, state: 'on' },
      { at: 9, state: 'off' },
    ];
    expect(stateLines('light.a', points, 0).map(({ at }) => at)).toEqual([5, 9]);
  });

  it('is one list, the newest first', () => {
    const run = { id: 'r', taskId: 't', taskName: 'T', trigger: 'manual', dueAt: '', attempt: 1 } as const;
    const lines = timeline(
      {
        states: stateLines(
          'light.a',
          [
            { at: 0, state: 'off' },
            { at: 5, state: 'on' },
          ],
          0,
        ),
        alerts: [],
        runs: [
          { ...run, startedAt: new Date(8).toISOString() },
          { ...run, id: 'old', startedAt: new Date(-1).toISOString() },
        ],
        automations: [],
        agents: [
          {
            id: '000000001',
            at: new Date(7).toISOString(),
            agent: 'helper',
            what: 'command',
            name: 'Hall light',
            entityId: 'light.a',
            action: 'turn_on',
            outcome: 'refused',
            reason: 'notAllowed',
          },
        ],
      },
      0,
    );
    expect(lines.map(({ kind, at }) => [kind, at])).toEqual([
      ['tasks', 8],
      ['agents', 7],
      ['states', 5],
    ]);
  });
});
