import { describe, expect, it } from 'vitest';
import { releaseNotes, versionOf } from '../../../build/release-notes.ts';

const changelog = `# Changelog

Newest first.

## Unreleased

- Not yet.

## 1.10.0, 2026-03-01

### Added
- A thing.

### Fixed
- Another.

## 1.1.0

- The first.

## 1.0.0
`;

describe('the notes of a release', () => {
  it('are the section of its version, with whatever stands below its heading', () => {
    expect(releaseNotes(changelog, '1.10.0')).toBe('### Added\n- A thing.\n\n### Fixed\n- Another.');
    expect(releaseNotes(changelog, '1.1.0')).toBe('- The first.');
  });

  it('are missing where nobody wrote the section, or wrote nothing into it', () => {
    expect(() => releaseNotes(changelog, '1.1')).toThrow('CHANGELOG.md has no section "## 1.1"');
    expect(() => releaseNotes(changelog, '2.0.0')).toThrow('has no section');
    expect(() => releaseNotes(changelog, '1.0.0')).toThrow('says nothing of 1.0.0');
    expect(() => releaseNotes('', '1.0.0')).toThrow('has no section');
  });

  it('belong to the tag that has the version of package.json', () => {
    expect(versionOf('v1.10.0', '1.10.0')).toBe('1.10.0');
    expect(() => versionOf('v1.10.1', '1.10.0')).toThrow('the tag is v1.10.1, and package.json says 1.10.0');
    expect(() => versionOf('1.10.0', '1.10.0')).toThrow();
  });
});
