import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { load }: { load(text: string): unknown } = require('js-yaml');
const folder = fileURLToPath(new URL('../../../.github/workflows', import.meta.url));
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: ReadonlyArray<{ readonly run?: string; readonly uses?: string; readonly with?: { path?: string } }>;
}
const jobsOf = (name: string) => (load(read(name)) as { readonly jobs: Readonly<Record<string, Job>> }).jobs;

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  it('takes others’ actions by commit, and keeps no credentials in a checkout', () => {
    for (const job of Object.values(jobsOf(name))) {
      for (const { uses } of job.steps) if (uses !== undefined) expect(uses).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
    }
    const checkouts = read(name).match(/actions\/checkout@/g)?.length;
    expect(read(name).match(/persist-credentials: false/g)?.length).toBe(checkouts);
  });
});

describe('the release', () => {
  const { notes, package: packages, publish } = jobsOf('release.yml');
  const commands = (job: Job | undefined) => job?.steps.flatMap(({ run }) => run ?? []).join('\n') ?? '';

  it('begins with the notes, and is published last', () => {
    expect(commands(notes)).toContain('build/release-notes.ts "$GITHUB_REF_NAME"');
    expect(packages?.needs).toBe('notes');
    expect(publish?.needs).toBe('package');
  });

  it('has what running apps look for beside the packages', () => {
    const paths = packages?.steps.flatMap((step) => step.with?.path?.split('\n') ?? []);
    for (const kind of ['AppImage', 'deb', 'dmg', 'zip', 'exe', 'blockmap'])
      expect(paths).toContain(`release/*.${kind}`);
    expect(paths).toContain('release/latest*.yml');
  });

  it('has checksums, a list of what it is made of, and a proof of where it was made', () => {
    expect(commands(publish)).toContain('npm sbom');
    expect(commands(publish)).toContain('sha256sum');
    expect(publish?.steps.map(({ uses }) => uses?.split('@')[0])).toContain('actions/attest-build-provenance');
    // Only this job may write.
    expect(publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(packages?.permissions).toBeUndefined();
  });
});
