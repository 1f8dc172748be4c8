/**
 * The rooms of the service, from the ground up. A room knows what is below it: no arrow goes up, and files are in no
 * circle. Imports of types count.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { under } from '../../support/imports.ts';

const home = 'main/service';

/** What stands on one floor does not know each other. */
const floors: ReadonlyArray<readonly string[]> = [
  ['base'],
  ['model', 'files', 'log', 'loop', 'time'],
  ['schema', 'templates'],
  ['platforms'],
  ['mqtt'],
  ['demo', 'discovery'],
  ['entities'],
  ['history'],
  ['tasks', 'automations', 'alerts'],
  ['settings'],
  ['brokers'],
  ['views'],
  ['background'],
  ['service'],
];

/** Files that are still in a circle. */
const circling: readonly string[] = [
  'entities/cross-reads.ts',
  'entities/home-states.ts',
  'entities/identity.ts',
  'entities/live-entity.ts',
  'entities/reader-binding.ts',
  'entities/reading.ts',
  'entities/turns.ts',
  'tasks/book.ts',
  'tasks/built-in/digest.ts',
  'tasks/built-in/health.ts',
  'tasks/engine.ts',
  'tasks/service.ts',
  'tasks/services.ts',
  'templates/callable.ts',
  'templates/context.ts',
  'templates/meter.ts',
  'templates/template.ts',
];

const sources = under(home);
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor])));

/** A folder of the service, or a file that lies loose. */
function roomOf(name: string): string {
  const [first = ''] = path.posix.relative(home, name).split('/');
  return first.replace(/\.ts$/, '');
}

function targetsOf(imports: (typeof sources)[number]['imports']): string[] {
  return imports.map(({ target }) => target).filter((target) => target.startsWith(`${home}/`));
}

/** Files that reach themselves. */
function circles(): string[] {
  const next = new Map(sources.map(({ name, imports }) => [name, targetsOf(imports)]));
  const reaches = (from: string): boolean => {
    const seen = new Set<string>();
    const waiting = [...(next.get(from) ?? [])];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (name === from) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(...(next.get(name) ?? []));
    }
    return false;
  };
  return [...next.keys()].filter(reaches).map((name) => path.posix.relative(home, name));
}

describe('the rooms of the service', () => {
  it('each has its floor', () => {
    const rooms = new Set(sources.map(({ name }) => roomOf(name)));
    expect([...rooms].sort()).toEqual([...floorOf.keys()].sort());
  });

  it('know only what is below them', () => {
    const up = sources.flatMap(({ name, imports }) =>
      targetsOf(imports).flatMap((target) => {
        const [from, to] = [roomOf(name), roomOf(target)];
        return from === to || (floorOf.get(to) ?? 0) < (floorOf.get(from) ?? 0) ? [] : [`${from} -> ${to}`];
      }),
    );
    expect([...new Set(up)].sort()).toEqual([]);
  });

  it('have no files in a circle', () => {
    expect(circles().sort()).toEqual(circling);
  });
});
