import { expect, it } from 'vitest';
import { keepRecent, readRecents } from '../../../../renderer/state/recents.ts';
import { item } from '../../../../renderer/state/search.ts';

function storage(text?: string) {
  let kept: string | null = text ?? null;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

const page = (id: string) =>
  item({ key: `device:${id}`, kind: 'device', title: id, detail: '', target: { type: 'go', view: 'device', id } });

it('what was chosen last comes first, each once, six of them', () => {
  const store = storage();
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g']) keepRecent(store, page(id));
  expect(readRecents(store).map(({ title }) => title)).toEqual(['g', 'f', 'e', 'd', 'a', 'c']);
  expect(readRecents(store)[0]).toEqual(page('g'));
});

it('whatever else is stored there counts as nothing', () => {
  const good = { key: 'k', kind: 'view', title: 't', detail: 'd' };
  for (const text of [
    '',
    '{',
    '7',
    '[null, 1, {}]',
    JSON.stringify([{ ...good, target: { type: 'go', view: 'x' } }]),
  ]) {
    expect(readRecents(storage(text))).toEqual([]);
  }
  const targets = [
    { type: 'go', view: 'alerts' },
    { type: 'command', entityId: 'light.a', action: 'turn_on', params: { brightness: 3 } },
    { type: 'run-task', id: 't' },
  ];
  const stored = JSON.stringify(targets.map((target, index) => ({ ...good, key: String(index), target })));
  expect(readRecents(storage(stored)).map(({ target }) => target)).toEqual(targets);
});
