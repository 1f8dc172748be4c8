/** An open chart goes on with what happens. */
import { act, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Entity } from '../../preload/contract.ts';
import { useHistory } from '../../renderer/views/device/use-history.ts';
import { mount } from './support/mount.tsx';
import { entityOf } from './support/page.tsx';

afterEach(() => {
  vi.useRealTimers();
});

it('keeps what changed between the question and its answer', async () => {
  vi.useFakeTimers();
  let answer: (value: unknown) => void = () => undefined;
  Object.assign(window, { inglenook: { command: () => new Promise((resolve) => (answer = resolve)) } });
  let report: (entity: Entity) => void = () => undefined;
  const light = entityOf('light', { state: 'off' });
  function Shown() {
    const [entity, setEntity] = useState(light);
    report = setEntity;
    const [loaded] = useHistory(entity, { hours: 24 });
    return <p>{loaded.kind === 'ready' && loaded.value.points.map(({ state }) => state).join(' ')}</p>;
  }
  const host = await mount(<Shown />);
  vi.advanceTimersByTime(50);
  await act(async () => report(entityOf('light', { state: 'on' })));
  const point = { at: Date.now() - 60_000, state: 'off' };
  await act(async () => answer({ ok: true, value: { points: [point], gaps: [] } }));
  expect(host.textContent).toBe('off on');
});
