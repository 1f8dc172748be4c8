import { describe, expect, it } from 'vitest';
import {
  failureCode,
  mayCheck,
  mayDownload,
  mayInstall,
  type Now,
  type UpdateFacts,
  whatHolds,
  whyOff,
} from '../../../../main/shell/updates/policy.ts';
import { blankEntity } from '../../../support/alert-harness.ts';

const facts: UpdateFacts = {
  isPackaged: true,
  platform: 'linux',
  appImage: '/home/ada/Inglenook.AppImage',
  address: 'https://releases.example',
};

describe('whether there is anything to look for', () => {
  it.each<[string | undefined, Partial<UpdateFacts>]>([
    [undefined, {}],
    [undefined, { platform: 'win32', appImage: undefined }],
    [undefined, { platform: 'darwin', appImage: undefined }],
    ['unpackaged', { isPackaged: false }],
    ['packageManager', { packageType: 'deb', appImage: undefined }],
    ['packageManager', { packageType: 'deb', address: undefined }],
    ['folder', { appImage: undefined }],
    ['noAddress', { address: undefined }],
    ['noAddress', { platform: 'win32', appImage: undefined, address: undefined }],
  ])('%s: %o', (why, changes) => {
    expect(whyOff({ ...facts, ...changes })).toBe(why);
  });
});

describe('what a restart must not interrupt', () => {
  const quiet: Now = { alerts: [], panels: [], tasks: [] };
  const panel = (state: string) => ({ entity: { ...blankEntity('house', 0), state } });

  it.each<[string | undefined, Partial<Now>]>([
    [undefined, {}],
    ['alarm', { alerts: [{ severity: 'critical', state: 'raised' }] }],
    ['alarm', { alerts: [{ severity: 'critical', state: 'acknowledged' }] }],
    ['alarm', { alerts: [{ severity: 'critical', state: 'snoozed' }] }],
    [undefined, { alerts: [{ severity: 'critical', state: 'recovered' }] }],
    // A battery may be low for weeks.
    [undefined, { alerts: [{ severity: 'warning', state: 'raised' }] }],
    ['alarm', { panels: [panel('triggered')] }],
    ['alarm', { panels: [panel('pending')] }],
    ['alarm', { panels: [panel('arming')] }],
    [undefined, { panels: [panel('armed_away'), panel('disarmed')] }],
    ['task', { tasks: [{ state: 'scheduled' }, { state: 'running' }] }],
    [undefined, { tasks: [{ state: 'scheduled' }, { state: 'waiting' }] }],
    ['alarm', { alerts: [{ severity: 'critical', state: 'raised' }], tasks: [{ state: 'running' }] }],
  ])('%s: %o', (holds, changes) => {
    expect(whatHolds({ ...quiet, ...changes })).toBe(holds);
  });
});

describe('what may be done', () => {
  it('follows from where it stands: one step after the other, and nothing where it is off', () => {
    const steps = ['idle', 'checking', 'available', 'downloading', 'ready'] as const;
    const may = (rule: (view: { step: (typeof steps)[number]; off?: 'folder' }) => boolean) => ({
      on: steps.filter((step) => rule({ step })),
      off: steps.filter((step) => rule({ step, off: 'folder' })),
    });
    expect(may(mayCheck)).toEqual({ on: ['idle', 'available'], off: [] });
    expect(may(mayDownload)).toEqual({ on: ['available'], off: [] });
    expect(may((view) => mayInstall(view, undefined))).toEqual({ on: ['ready'], off: [] });
    expect(may((view) => mayInstall(view, 'alarm'))).toEqual({ on: [], off: [] });
    expect(may((view) => mayInstall(view, 'task'))).toEqual({ on: [], off: [] });
  });
});

describe('a failure', () => {
  it.each([
    ['ERR_CHECKSUM_MISMATCH', 'tampered'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'tampered'],
    ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'notFound'],
    ['ERR_UPDATER_INVALID_UPDATE_INFO', 'unreadable'],
    ['ERR_UPDATER_NO_CHECKSUM', 'unreadable'],
    ['update.insecure', 'insecure'],
    ['EACCES', 'readOnly'],
    ['ENOSPC', 'full'],
    ['ECONNREFUSED', 'network'],
    ['HTTP_ERROR_503', 'network'],
  ])('%s is called %s', (code, word) => {
    expect(failureCode(Object.assign(new Error('x'), { code }))).toBe(word);
  });

  it('without a code is the network’s', () => {
    expect(failureCode(new Error('net::ERR_NAME_NOT_RESOLVED'))).toBe('network');
    expect(failureCode('nonsense')).toBe('network');
  });
});
