/** The page that the sources cite: it has a word on every platform, and every section that a comment names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSupportedComponent } from '../../../main/service/platforms/table.ts';
import { under } from '../../support/imports.ts';

const page = readFileSync('build/reference/home-assistant-mqtt.md', 'utf8');
const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name);
const table = readFileSync('main/service/platforms/table.ts', 'utf8');
const names = [...table.matchAll(/^ {2}(\w+): \w+Platform,$/gm)].map(([, name = '']) => name);

describe('the reference of discovery', () => {
  it('describes the platforms of the table, and no others', () => {
    expect(names.every(isSupportedComponent)).toBe(true);
    expect(headings).toEqual(names.toSorted());
  });

  it('has every section that a comment cites', () => {
    const cited = under('main').flatMap(({ text }) => [...text.matchAll(/ha-mqtt-discovery, sections? (\d+)/g)]);
    expect(cited.length).toBeGreaterThan(30);
    for (const [, section] of cited) expect(page).toContain(`\n## ${section}. `);
  });
});
