/**
 * What is said of a release: the section of its version in CHANGELOG.md. `node build/release-notes.ts [TAG]` prints it, and
 * fails when there is none, or when the tag names another version than package.json.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The text below `## 1.2.0` or `## 1.2.0, 2026-01-31`, up to the next version. Throws when there is none, or it is empty. */
export function releaseNotes(changelog: string, version: string): string {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split(/[\s,]/, 1)[0] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version}"`);
  const notes = section.slice(section.indexOf('\n') + 1).trim();
  if (notes === '' || !section.includes('\n')) throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return notes;
}

/** The version that a tag releases: `v1.2.0`. Throws when package.json has another. */
export function versionOf(tag: string, version: string): string {
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, and package.json says ${version}`);
  return version;
}

if (import.meta.main) {
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  try {
    console.log(releaseNotes(read('CHANGELOG.md'), versionOf(process.argv[2] ?? `v${version}`, version)));
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 1;
  }
}
