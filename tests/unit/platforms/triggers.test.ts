import { describe, expect, it } from 'vitest';
import { buildDefinition } from '../../../main/service/discovery/build.ts';
import { uniqueKeyOf } from '../../../main/service/entities/identity.ts';
import { deviceAutomationPlatform } from '../../../main/service/platforms/device-automation.ts';
import { tagPlatform } from '../../../main/service/platforms/tag.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const device = { identifiers: ['1'] };
const raw = { automation_type: 'trigger', topic: 't', type: 'press', subtype: 'one', device };

describe('device trigger', () => {
  it.each([
    [{ payload: 'short' }, 'short', true],
    [{ payload: 'short' }, 'long', false],
    [{ payload: 5 }, '5', true],
    [{}, 'anything', true],
    [{}, '', true],
    [{ payload: '' }, 'anything', true],
    [{ payload: null }, 'anything', true],
  ])('with %j the message %s fires: %s', (more, payload, fires) => {
    const trigger = platformHarness(deviceAutomationPlatform, { ...raw, ...more });
    trigger.receive('t', payload);
    expect(trigger.effects).toEqual(fires ? [{ kind: 'trigger', type: 'press', subtype: 'one', payload }] : []);
  });

  it('does not fire for what the broker stored', () => {
    const trigger = platformHarness(deviceAutomationPlatform, raw);
    trigger.receive('t', 'x', { retained: true });
    expect(trigger.effects).toEqual([]);
  });

  it('is unique by type and subtype', () => {
    const key = (type: string, subtype: string): string | undefined => {
      const origin = {
        source: 'homeassistant',
        component: 'device_automation',
        discoveryId: 'x',
        discoveryTopic: 't',
        objectId: 'x',
      } as const;
      const built = buildDefinition(origin, { ...raw, type, subtype });
      return built.ok ? uniqueKeyOf('broker', built.value) : undefined;
    };
    expect(key('a', 'b c')).not.toBe(key('a b', 'c'));
    expect(key('a', 'b')).toBe(key('a', 'b'));
    expect(key('a', 'b')).toBeDefined();
  });

  it.each([
    [{ device: undefined }, 'device: is required'],
    [{ device: 'x' }, 'device: must be an object'],
    [{ automation_type: 'foo' }, 'automation_type: must be one of'],
    [{ subtype: undefined }, 'subtype: is required'],
  ])('rejects %j', (more, reason) => {
    expect(rejection(deviceAutomationPlatform, { ...raw, ...more })).toContain(reason);
  });
});

describe('tag', () => {
  it('tells the tag, trimmed, and nothing of empty or stored messages', () => {
    const scanner = platformHarness(tagPlatform, { topic: 't' });
    scanner.receive('t', ' E9F35959 ');
    scanner.receive('t', ' ');
    scanner.receive('t', 'old', { retained: true });
    expect(scanner.effects).toEqual([{ kind: 'tag', tagId: 'E9F35959' }]);
  });

  it('needs a topic', () => {
    expect(rejection(tagPlatform, {})).toBe('topic: is required');
  });
});
