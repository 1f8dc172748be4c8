import { describe, expect, it } from 'vitest';
import { updatePlatform } from '../../../main/service/platforms/update/update.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const topics = { state_topic: 't', latest_version_topic: 'l', command_topic: 'c', payload_install: 'go' };

describe('update', () => {
  it.each([
    ['1.9.0', '2.0.0', 'on'],
    ['2.0.0', '2.0.0', 'off'],
    ['2.0.0', '1.9.0', 'off'],
    ['abc', 'abd', 'on'],
    ['9', '10', 'on'],
  ])('%s installed, %s latest: %s', (installed, latest, state) => {
    const update = platformHarness(updatePlatform, topics);
    update.receive('t', installed);
    expect(update.view().state).toBe('unknown');
    update.receive('l', latest);
    update.receive('l', '');
    expect(update.view().state).toBe(state);
  });

  it.each([
    ['1.5', '1.5'],
    ['"1.5"', '"1.5"'],
    ['null', 'null'],
    ['[1]', '[1]'],
    ['', null],
    ['{}', null],
    ['{"installed_version":1.0}', '1.0'],
    ['{"installed_version":2}', '2'],
    ['{"installed_version":null}', null],
    ['{"installed_version":"1","mood":"good"}', null],
    ['{"installed_version":"1","release_url":"nowhere"}', null],
    ['{"installed_version":"1","update_percentage":"20"}', null],
    ['{"installed_version":"1","update_percentage":101}', null],
    ['{"installed_version":"1","in_progress":"maybe"}', null],
  ])('the installed version of %s is %s', (payload, installed) => {
    const update = platformHarness(updatePlatform, topics);
    update.receive('t', payload);
    expect(update.shown().installed_version).toBe(installed);
  });

  it('says why a message was discarded', () => {
    const update = platformHarness(updatePlatform, topics);
    update.receive('t', { mood: 'good' });
    expect(update.effects).toMatchObject([{ kind: 'note' }]);
  });

  it('shows progress only while there is any', () => {
    const update = platformHarness(updatePlatform, topics);
    const seen = [
      { update_percentage: 20 },
      { update_percentage: 30.5, in_progress: true },
      { in_progress: false },
      { in_progress: true },
      { update_percentage: null },
    ].map((payload) => {
      update.receive('t', payload);
      const { in_progress, update_percentage } = update.shown();
      return [in_progress, update_percentage];
    });
    expect(seen).toEqual([
      [true, 20],
      [true, 30.5],
      [false, null],
      [true, 30.5],
      [false, null],
    ]);
  });

  it('takes texts from the config until a message says others', () => {
    const update = platformHarness(updatePlatform, { state_topic: 't', title: 'A', release_summary: 'x'.repeat(300) });
    expect(update.shown()).toMatchObject({ title: 'A', release_summary: 'x'.repeat(255), release_url: null });
    update.receive('t', { title: 'B', entity_picture: 'https://example.com/p.png' });
    expect(update.shown()).toMatchObject({ title: 'B', entity_picture: 'https://example.com/p.png' });
  });

  it('installs only what is there to install', () => {
    const update = platformHarness(updatePlatform, topics);
    expect(update.publishes('install')).toBe('command.invalid: no update is available');
    update.receive('t', { installed_version: '1.0', latest_version: '1.0' });
    expect(update.publishes('install')).toBe('command.invalid: no update is available');
    update.receive('t', { latest_version: '2.0', in_progress: true });
    expect(update.publishes('install')).toBe('command.invalid: an update is already in progress');
    update.receive('t', { in_progress: false });
    expect(update.publishes('install')).toEqual([['c', 'go']]);
    expect(update.publishes('install', { version: '3' })).toBe(
      'command.unsupported: version: the device installs its latest only',
    );
    expect(platformHarness(updatePlatform, { state_topic: 't' }).publishes('install')).toBe(
      'command.unsupported: install',
    );
  });

  it('rejects an unknown device class', () => {
    expect(rejection(updatePlatform, { device_class: 'software' })).toMatch(/^device_class/);
  });
});
