/** Which names in `Host` are this computer's. */
import { describe, expect, it } from 'vitest';
import { isOurHost } from '../../../main/door/http/hosts.ts';

const here = { lan: false, names: ['panel.home'] };
const everywhere = { lan: true, names: ['den', 'den.local'] };

describe('the name in Host', () => {
  it.each([
    'localhost',
    'localhost:8126',
    'LOCALHOST',
    'localhost.',
    '127.0.0.1:8126',
    '127.1.2.3',
    '[::1]:8126',
    'panel.home',
  ])('%s is this computer', (host) => {
    expect(isOurHost(host, here)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '[2001:db8::1]',
    'den.local',
    'localhost@evil.example',
    'localhost evil',
    'localhost:8126:1',
    '[::1',
    '[::1].evil',
  ])('%s is not', (host) => {
    expect(isOurHost(host, here)).toBe(false);
  });

  it('where others may ask: any address, and the names of this computer, but no other name', () => {
    for (const host of ['192.168.1.5:8126', '[2001:db8::1]:8126', 'den.local', 'den']) {
      expect(isOurHost(host, everywhere)).toBe(true);
    }
    expect(isOurHost('evil.example', everywhere)).toBe(false);
    expect(isOurHost('192.168.1.5.evil.example', everywhere)).toBe(false);
  });
});
