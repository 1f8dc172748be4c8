/** The chart of a thermostat: what it measured, what it was to come to, and what it did. */
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { TemperatureHistory } from '../../renderer/views/device/temperature-history.tsx';
import { mount } from './support/mount.tsx';
import { entityOf } from './support/page.tsx';

const drawn = vi.hoisted(() => [] as Array<readonly unknown[]>);
vi.mock('../../renderer/components/chart/plot.ts', async (original) => {
  const real = await original<typeof import('../../renderer/components/chart/plot.ts')>();
  return {
    ...real,
    makePlot: () => ({ setData: (data: readonly unknown[]) => drawn.push(data), destroy() {}, setSize() {} }),
  };
});

it('has the target as a second line, and what was done as bands with their words', async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const to = Date.now();
  const from = to - 86_400_000;
  const points: Record<string, ReadonlyArray<readonly [number, string]>> = {
    current_temperature: [
      [from, '19.5'],
      [from + 7_200_000, '20.5'],
    ],
    temperature: [[from, '21']],
    hvac_action: [
      [from, 'heating'],
      [from + 7_200_000, 'idle'],
    ],
  };
  const command = vi.fn(async (_name: string, { attribute = '' }: { attribute?: string }) => ({
    ok: true,
    value: { points: (points[attribute] ?? []).map(([at, state]) => ({ at, state })), gaps: [] },
  }));
  Object.assign(window, { inglenook: { command } });
  const entity = entityOf('climate', {
    state: 'heat',
    attributes: { current_temperature: 20.5, temperature: 21, hvac_action: 'idle' },
  });
  const history = { from, to, points: [{ at: from, state: 'heat' }], gaps: [] };
  const host = await mount(
    <TemperatureHistory
      entity={entity}
      history={history}
      stretch={{ hours: 24 }}
      box={{ current: null }}
      onZoom={() => undefined}
    />,
  );
  await act(async () => undefined);
  expect(command.mock.calls.map(([, { attribute }]) => attribute)).toEqual([
    'current_temperature',
    'temperature',
    'target_temp_low',
    'target_temp_high',
    'hvac_action',
  ]);
  expect(drawn.at(-1)).toHaveLength(3);
  expect(host.querySelector('figcaption')?.textContent).toMatch(/Low.*19.5 °C.*dashed: target temperature/);
  expect([...host.querySelectorAll('ol li')].map((line) => line.textContent)).toEqual([
    expect.stringContaining('Idle'),
    expect.stringContaining('Heating'),
  ]);
  const [first, second] = [...host.querySelectorAll('figure [title^="Heating"], figure [title^="Idle"]')];
  expect([first?.className, second?.className].map((name) => name?.includes('active'))).toEqual([true, false]);
});
