/** The configuration of the packages that cannot be made here, against electron-builder's own schema. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { load }: { load(text: string): unknown } = require('js-yaml');
const schema: object = require('app-builder-lib/scheme.json');
const file = fileURLToPath(new URL('../../../build/electron-builder.yml', import.meta.url));
const text = readFileSync(file, 'utf8');

// Without electron-builder's own lenience: it would make a text of a number, and a list of a text.
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

function problems(yaml: string): string[] {
  if (validate(load(yaml))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the configuration of the packages', () => {
  it('is what electron-builder expects of AppImage, nsis, dmg and zip', () => {
    expect(problems(text)).toEqual([]);
    expect(load(text)).toMatchObject({
      linux: { target: ['AppImage'] },
      mac: { target: ['dmg', 'zip'] },
      win: { target: ['nsis'] },
    });
  });

  it.each([
    ['deleteAppDataOnUninstall', 'deleteAppDataOnUninstal'],
    ['oneClick: false', 'oneClick: sometimes'],
    ['hardenedRuntime: true', 'hardenedRuntim: true'],
    ['appimage: 1.0.3', 'appimage: 9.9.9'],
    ['runAsNode', 'runAsNod'],
    ['    - dmg', '    - dmgg'],
  ])('would not be with %s written as %s', (right, wrong) => {
    expect(text).toContain(right);
    expect(problems(text.replace(right, wrong))).not.toEqual([]);
  });

  it('starts an AppImage in the sandbox: older tools than 1.0.3 write --no-sandbox into its entry', () => {
    const config = load(text) as { toolsets: { appimage: string }; linux: { executableArgs?: string[] } };
    const [major = 0, minor = 0, patch = 0] = config.toolsets.appimage.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(1_000_003);
    expect(config.linux.executableArgs ?? []).toEqual([]);
  });

  it('calls an AppImage the same in each version, so that an update takes the old one’s place', () => {
    const { appImage, nsis, productName } = load(text) as Record<'appImage' | 'nsis', { artifactName: string }> & {
      productName: string;
    };
    expect(appImage.artifactName).not.toContain('version');
    // Servers rename files with spaces, and the others' names begin with the product's.
    expect(`${appImage.artifactName}${nsis.artifactName}${productName}`).not.toContain(' ');
  });

  it('states every fuse that the schema knows of safety, and registers links and files', () => {
    expect(load(text)).toMatchObject({
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
        enableCookieEncryption: true,
      },
      protocols: [{ schemes: ['inglenook'] }],
      fileAssociations: [{ ext: 'inglenook', mimeType: 'application/vnd.inglenook+json' }],
    });
  });
});
