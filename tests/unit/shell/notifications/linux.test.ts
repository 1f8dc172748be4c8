import { describe, expect, it } from 'vitest';
import { escapeMarkup, sessionBusAddress } from '../../../../main/shell/notifications/linux.ts';

describe('notifications on Linux', () => {
  it('show text as text where the desktop reads markup', () => {
    expect(escapeMarkup('<b>a</b> & "c"')).toBe('&lt;b&gt;a&lt;/b&gt; &amp; "c"');
  });
  it('look for the bus where the environment says', () => {
    expect(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' })).toBe('unix:path=/x');
    expect(sessionBusAddress({ XDG_RUNTIME_DIR: '/nonexistent' })).toBeUndefined();
    expect(sessionBusAddress({})).toBeUndefined();
  });
});
