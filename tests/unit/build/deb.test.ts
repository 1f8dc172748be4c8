import { describe, expect, it } from 'vitest';
import { controlFile, debianVersion, desktopEntry } from '../../../build/deb.ts';

const product = {
  name: 'inglenook',
  version: '1.2.0-beta.1',
  description: 'A companion.',
  homepage: 'https://home.example',
  author: { name: 'Some People', email: 'people@home.example' },
};

describe('the Debian package', () => {
  it('sorts a pre-release before its release', () => {
    expect(debianVersion('1.2.0-beta.1')).toBe('1.2.0~beta.1');
    expect(debianVersion('1.2.0')).toBe('1.2.0');
  });

  it('says in its control file what Debian asks for', () => {
    const control = controlFile(product, 'amd64', 1_234);
    for (const line of [
      'Package: inglenook',
      'Version: 1.2.0~beta.1',
      'Architecture: amd64',
      'Maintainer: Some People <people@home.example>',
      'Installed-Size: 1234',
      'Homepage: https://home.example',
    ]) {
      expect(control.split('\n')).toContain(line);
    }
    expect(control).toMatch(/\nDescription: .+\n A companion\.\n$/);
  });

  it('names no homepage where there is none', () => {
    const { homepage: _none, ...rest } = product;
    expect(controlFile(rest, 'amd64', 1)).not.toContain('Homepage');
  });

  it('has a menu entry that takes the links and files of the app', () => {
    const entry = desktopEntry();
    expect(entry).toContain('\nExec=/opt/Inglenook/inglenook %U\n');
    expect(entry).toContain('x-scheme-handler/inglenook;');
  });
});
