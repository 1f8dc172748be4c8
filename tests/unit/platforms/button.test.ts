import { describe, expect, it } from 'vitest';
import { buttonPlatform } from '../../../main/service/platforms/button.ts';
import { notifyPlatform } from '../../../main/service/platforms/notify.ts';
import { scenePlatform } from '../../../main/service/platforms/scene.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

/** As Home Assistant writes times. */
const time = /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/;

describe('button', () => {
  it('sends its payload, and says when it was pressed', () => {
    const button = platformHarness(buttonPlatform, { command_topic: 'c' });
    expect(button.view().state).toBe('unknown');
    expect(button.publishes('press')).toEqual([['c', 'PRESS']]);
    expect(button.view().state).toMatch(time);
    expect(button.publishes('turn_on')).toBe('command.unsupported: turn_on');
  });

  it('may send nothing but an empty payload, or what its template says', () => {
    expect(platformHarness(buttonPlatform, { command_topic: 'c', payload_press: '' }).publishes('press')).toEqual([
      ['c', ''],
    ]);
    const button = platformHarness(buttonPlatform, { command_topic: 'c', command_template: '<{{ value }}>' });
    expect(button.publishes('press')).toEqual([['c', '<PRESS>']]);
  });
});

describe('scene', () => {
  it('sends its payload as it is, and fails without one', () => {
    const scene = platformHarness(scenePlatform, { command_topic: 'c', payload_on: '{{ 1 }}' });
    expect(scene.publishes('turn_on', { transition: 2 })).toEqual([['c', '{{ 1 }}']]);
    const broken = platformHarness(scenePlatform, { command_topic: 'c' });
    expect(broken.publishes('turn_on')).toMatch(/^command.unsupported/);
    expect(broken.view().state).toBe('unknown');
  });

  it('says when it was run, which was never before', () => {
    const scene = platformHarness(scenePlatform, { command_topic: 'c', payload_on: 'ON' });
    expect(scene.view().state).toBe('unknown');
    scene.publishes('turn_on');
    expect(scene.view().state).toMatch(time);
  });
});

describe('notify', () => {
  it('sends the message', () => {
    const notify = platformHarness(notifyPlatform, { command_topic: 'c', command_template: '"{{ value }}"' });
    expect(notify.publishes('send_message', { message: 'dinner' })).toEqual([['c', '"dinner"']]);
    expect(notify.view().state).toMatch(time);
    expect(notify.publishes('send_message', {})).toBe('command.invalid: message: is required');
    expect(rejection(notifyPlatform, {})).toBe('command_topic: is required');
  });
});
