/** The page that the sources cite: it has a word on every platform, and every section that a comment names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  deviceAbbreviations,
  entityAbbreviations,
  originAbbreviations,
} from '../../../main/service/discovery/homeassistant/abbreviations.ts';
import {
  commonKeys,
  describedVersion,
  otherKeys,
  ownKeys,
  platformKeys,
} from '../../../main/service/discovery/homeassistant/keys.ts';
import { type ComponentName, isSupportedComponent } from '../../../main/service/platforms/table.ts';
import { under } from '../../support/imports.ts';
import { keysReadBy } from '../../support/read-keys.ts';

const page = readFileSync('build/reference/home-assistant-mqtt.md', 'utf8');
const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name);
const names = Object.keys(platformKeys);
const listed = Object.entries(platformKeys) as Array<[ComponentName, readonly string[]]>;

describe('the reference of discovery', () => {
  it('describes the platforms of the table, and no others', () => {
    expect(names.every(isSupportedComponent)).toBe(true);
    expect(headings).toEqual(names.toSorted());
  });

  it('says which version it describes', () => {
    expect(page).toContain(`Home Assistant Core ${describedVersion}`);
  });

  it.each(listed)('%s reads the keys that it has there, and no others', (component, keys) => {
    expect(keysReadBy(component)).toEqual([...keys, ...(ownKeys[component] ?? [])].toSorted());
  });

  it('names each key of our own', () => {
    const rows = [...page.matchAll(/^\| (\w+)[^|]*\| `(\w+)` \|/gm)].map(([, component, key]) => [component, key]);
    expect(rows).toEqual(Object.entries(ownKeys).flatMap(([component, keys]) => keys.map((key) => [component, key])));
  });

  it('has a short key for nothing but keys that there are, or once were', () => {
    const known = new Set([...commonKeys, ...Object.values(platformKeys).flat()]);
    const unknown = [...entityAbbreviations].filter(([, key]) => !known.has(key)).map(([, key]) => key);
    expect(unknown.toSorted()).toEqual(otherKeys);
    expect(deviceAbbreviations.size).toBeGreaterThan(9);
    expect(originAbbreviations.size).toBeGreaterThan(1);
  });

  it('has every section that a comment cites', () => {
    const cited = under('main').flatMap(({ text }) => [...text.matchAll(/ha-mqtt-discovery, sections? (\d+)/g)]);
    expect(cited.length).toBeGreaterThan(30);
    for (const [, section] of cited) expect(page).toContain(`\n## ${section}. `);
  });
});
