import { describe, expect, test } from 'vitest';
import { isNewerVersion } from '../../../main/service/platforms/update/version.ts';
import { processorMs } from '../../support/processor-time.ts';

describe('isNewerVersion', () => {
  test.each([
    // Plain and dotted numbers.
    ['2', '1', true],
    ['1', '2', false],
    ['10', '9', true],
    ['1.10', '1.9', true],
    ['1.2.3.4.5', '1.2.3.4.6', false],
    ['1.0', '1.0.0', false],
    ['1.0.1', '1.0', true],
    ['v2.0.0', '1.9.0', true],
    ['v1.0', '1.0', false],
    ['1.0.', '1.0', false],
    // SemVer.
    ['2.0.0', '1.9.0', true],
    ['1.0.0', '1.0.0-beta.1', true],
    ['1.0.0-beta.1', '1.0.0', false],
    ['1.0.0-beta.2', '1.0.0-alpha.3', true],
    ['1.0.0-alpha.1', '1.0.0-beta.1', false],
    ['1.0.0-rc.1', '1.0.0-beta.5', true],
    ['1.0.0-dev.1', '1.0.0-alpha.1', false],
    ['1.0.0-beta.10', '1.0.0-beta.15', false],
    ['1.0.0-alpha.5', '1.0.0-alpha.2', true],
    ['1.0.0-alpha5-build100', '1.0.0-alpha3-build200', true],
    ['1.0.0-beta3-dev124', '1.0.0-beta3-dev123', true],
    ['1.0.0-beta-snapshot', '1.0.0-beta-final', true],
    ['1.0.0-rc-build-final', '1.0.0-rc-build-test', false],
    ['1.0.0+build.2', '1.0.0+build.1', false],
    // CalVer.
    ['2026.8.1', '2026.8.0', true],
    ['2025.12.4', '2026.1.0', false],
    ['2026.8.0b1', '2026.8.0b0', true],
    ['2026.8.0', '2026.8.0b3', true],
    ['2026.8.0b3', '2026.8.0', false],
    // Modifiers of PEP 440.
    ['1.0b1', '1.0b0', true],
    ['1.0', '1.0b0', true],
    ['1.0b0', '1.0', false],
    ['1.dev1', '1.dev0', true],
    ['1.0.rc2', '1.0.dev1', true],
    ['1.0.a0', '1.0.dev1', true],
    // Container tags.
    ['latest', 'stable', true],
    ['latest', '1', true],
    ['1.0.0', 'stable', false],
    ['dev', 'latest', true],
    // Hexadecimal.
    ['0x01002604', '0x01002100', true],
    ['0x01002100', '0x01002604', false],
    // Shelly build ids are SemVer with a build part.
    ['1.5.1-g01dd7ff', '1.4.4-g6d2a586', true],
  ] as const)('%s newer than %s: %s', (a, b, expected) => {
    expect(isNewerVersion(a, b)).toBe(expected);
  });

  test.each([
    ['abc', '1.0'],
    ['1.0', 'release-7'],
    ['', '1.0'],
    [`1.${'0'.repeat(300)}`, '1.0'],
  ])('%s and %s cannot be compared', (a, b) => {
    expect(isNewerVersion(a, b)).toBeUndefined();
  });

  test('a hostile text costs no time', () => {
    const compare = (): void => {
      isNewerVersion(`20.1${'1'.repeat(240)}-`, '20.1.1');
      isNewerVersion('1'.repeat(1_000_000), '1');
    };
    expect(processorMs(compare, 100)).toBeLessThan(1_000);
  });
});
