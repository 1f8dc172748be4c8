import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash } from '../../../../renderer/app/route.ts';
import { stateSpans } from '../../../../renderer/components/chart/state-spans.ts';

describe('routes', () => {
  it.each(['Living room', 'a/b', '100 %', 'ключ', '#?&'])('carry %j', (id) => {
    expect(parseRoute(routeHash('room', id))).toEqual({ view: 'room', id, query: {} });
  });

  it('carry presets', () => {
    const hash = routeHash('automations', 'new', { entity: 'light.a', kind: 'notify' });
    expect(parseRoute(hash)).toEqual({ view: 'automations', id: 'new', query: { entity: 'light.a', kind: 'notify' } });
  });

  it.each(['', '#', '#/nowhere', '#/room/%E0%A4%A'])('lead home or nowhere worse: %j', (hash) => {
    expect(['home', 'room']).toContain(parseRoute(hash).view);
  });
});

describe('stateSpans', () => {
  it('joins equal states, and stays inside the window', () => {
    const points = [
      { at: 0, state: 'off' },
      { at: 50, state: 'on' },
      { at: 60, state: 'on' },
      { at: 80, state: 'off' },
    ];
    expect(stateSpans(points, 10, 100)).toEqual([
      { state: 'off', from: 10, to: 50 },
      { state: 'on', from: 50, to: 80 },
      { state: 'off', from: 80, to: 100 },
    ]);
  });
});
