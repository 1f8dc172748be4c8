/** SECURITY.md names limits: each of them is one that the code knows. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { brokerLimits } from '../../main/service/base/broker-limits.ts';
import { limits } from '../../main/service/base/limits.ts';

const known = { ...limits, ...brokerLimits };

it('names only limits that there are', () => {
  const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## Limits'), page.indexOf('## How to report'));
  const named = [...table.matchAll(/`([a-z]\w+)(\.{3})?`/g)]
    .filter(([, , more]) => more === undefined)
    .map(([, name]) => name ?? '')
    .filter((name) => /[A-Z]/.test(name) || name in known);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !(name in known))).toEqual([]);
});
