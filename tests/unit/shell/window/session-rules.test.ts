import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { session } from 'electron';
import { describe, expect, it } from 'vitest';
import { record } from '../../../../build/standin/record.ts';
import { applySessionRules, lockNavigation } from '../../../../main/shell/window/session-rules.ts';

describe('the session', () => {
  it('denies every permission and device', () => {
    applySessionRules(session.defaultSession);
    const decisions: unknown[] = [];
    const { request, check, device } = record.permissions as Record<string, (...args: unknown[]) => unknown>;
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      request?.({}, permission, (granted: unknown) => decisions.push(granted));
      decisions.push(check?.({}, permission));
    }
    decisions.push(device?.({}));
    expect(new Set(decisions)).toEqual(new Set([false]));
    let prevented = false;
    (session.defaultSession as unknown as EventEmitter).emit('will-download', {
      preventDefault: () => (prevented = true),
    });
    expect(prevented).toBe(true);
  });

  it('keeps every page where it is', () => {
    const target = new EventEmitter();
    lockNavigation(target as unknown as App);
    let opener: ((details: object) => unknown) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: (details: object) => unknown) => {
        opener = handler;
      },
    });
    target.emit('web-contents-created', {}, contents);
    const isPrevented = (event: string, url = '') => {
      let prevented = false;
      contents.emit(event, { url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    expect(isPrevented('will-navigate', 'https://example.com')).toBe(true);
    expect(isPrevented('will-navigate', 'app://inglenook.evil/')).toBe(true);
    expect(isPrevented('will-redirect', 'app://inglenook/')).toBe(true);
    expect(isPrevented('will-attach-webview')).toBe(true);
    expect(opener?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    // A reload.
    expect(isPrevented('will-navigate', 'app://inglenook/index.html')).toBe(false);
  });
});
