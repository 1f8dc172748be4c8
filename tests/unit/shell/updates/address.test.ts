import { describe, expect, it } from 'vitest';
import { updateAddressProblem } from '../../../../main/service/settings/update-address.ts';
import { bakedAddress } from '../../../../main/shell/updates/package-facts.ts';

describe('the address of new versions', () => {
  it.each([
    'https://releases.example/inglenook',
    'https://releases.example:8443/',
    'http://127.0.0.1:8080/releases',
    'http://localhost:8080',
    'http://[::1]:8080',
  ])('may be %s', (address) => {
    expect(updateAddressProblem(address)).toBeUndefined();
  });

  it.each([
    ['http://releases.example', 'https://'],
    ['http://192.168.1.5/releases', 'https://'],
    ['http://127.0.0.1.example/', 'https://'],
    ['http://localhost.example/', 'https://'],
    ['ftp://releases.example', 'https://'],
    ['file:///home/ada/releases', 'https://'],
    ['releases.example', 'https://'],
    ['', 'https://'],
    ['https://ada:secret@releases.example', 'user or password'],
    ['https://releases.example/?token=secret', 'folder'],
    ['https://releases.example/#latest', 'folder'],
  ])('may not be %s', (address, problem) => {
    expect(updateAddressProblem(address)).toContain(problem);
  });

  it('is read from the file that electron-builder puts into a package', () => {
    const file = 'provider: generic\nurl: https://up.example/releases\nupdaterCacheDirName: inglenook-updater\n';
    expect(bakedAddress(file)).toBe('https://up.example/releases');
    expect(bakedAddress(file.replace('https://up.example/releases', "'https://up.example/a'"))).toBe(
      'https://up.example/a',
    );
    expect(bakedAddress(file.replace('https', 'http'))).toBeUndefined();
    expect(bakedAddress(file.replace('generic', 'github'))).toBeUndefined();
    expect(bakedAddress('')).toBeUndefined();
  });
});
