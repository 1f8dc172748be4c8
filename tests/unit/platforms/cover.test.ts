import { describe, expect, it } from 'vitest';
import { coverPlatform } from '../../../main/service/platforms/cover/cover.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('cover', () => {
  it('reads the five words, in an order that decides where they coincide', () => {
    const cover = platformHarness(coverPlatform, { state_topic: 't', state_stopped: '0', state_closed: '0' });
    const seen = ['closed', 'open', 'opening', '0', 'closing', '0', '', 'x', 'None'].map((payload) => {
      cover.receive('t', payload);
      return cover.view().state;
    });
    expect(seen).toEqual(['unknown', 'open', 'opening', 'open', 'closing', 'closed', 'closed', 'closed', 'unknown']);
  });

  it('takes the state from the position only without a state topic', () => {
    const alone = platformHarness(coverPlatform, { position_topic: 'p' });
    const both = platformHarness(coverPlatform, { position_topic: 'p', state_topic: 't' });
    for (const cover of [alone, both]) cover.receive('p', '0');
    expect(alone.shown()).toEqual({ state: 'closed', is_closed: true, current_position: 0 });
    expect(both.shown()).toEqual({ state: 'unknown', is_closed: null, current_position: 0 });
    both.receive('t', 'stopped');
    expect(both.view().state).toBe('closed');
  });

  it.each([
    [{}, '37.9', 37],
    [{}, '250', 100],
    [{}, '-5', 0],
    [{ position_open: 80, position_closed: 180 }, '130', 50],
    [{ position_open: 0, position_closed: 100 }, '30', 70],
    [{ position_open: 99 }, '50', 50],
    [{ position_open: 0 }, '50', undefined],
    [{}, 'abc', undefined],
    [{}, 'true', undefined],
    [{}, '{}', undefined],
    [{}, { pos: 1 }, undefined],
    [{}, { position: '40' }, 40],
    [{}, { position: null }, undefined],
  ])('with %j the position %j is %s', (raw, payload, percent) => {
    const cover = platformHarness(coverPlatform, { position_topic: 'p', ...raw });
    cover.receive('p', payload);
    expect(cover.shown().current_position).toBe(percent);
  });

  it.each([
    [{}, '50', 50],
    [{}, '49.5', 50],
    [{}, '150', undefined],
    [{ tilt_min: 0, tilt_max: 255 }, '128', 50],
    [{ tilt_min: 90, tilt_max: 0 }, '45', 50],
    [{ tilt_min: -90, tilt_max: 90 }, '0', 50],
  ])('with %j the tilt %s is %s', (raw, payload, percent) => {
    const cover = platformHarness(coverPlatform, { tilt_status_topic: 'ts', ...raw });
    cover.receive('ts', payload);
    expect(cover.shown().current_tilt_position).toBe(percent);
  });

  it('waits for tilt reports once a position message told the tilt', () => {
    const cover = platformHarness(coverPlatform, { position_topic: 'p', tilt_command_topic: 'tc' });
    cover.command('open_cover_tilt');
    expect(cover.shown().current_tilt_position).toBe(100);
    cover.receive('p', { position: 50, tilt_position: 20 });
    cover.command('open_cover_tilt');
    expect(cover.shown()).toMatchObject({ current_position: 50, current_tilt_position: 20 });
  });

  it.each([
    ['nothing reports', {}, true],
    ['a state topic', { state_topic: 't' }, false],
    ['a position topic', { position_topic: 'p' }, false],
    ['a tilt status alone', { tilt_status_topic: 'ts' }, false],
    ['told so', { state_topic: 't', optimistic: true }, true],
  ])('is optimistic or not: %s', (_name, raw, optimistic) => {
    const cover = platformHarness(coverPlatform, { command_topic: 'c', ...raw });
    expect(cover.publishes('open_cover')).toEqual([['c', 'OPEN']]);
    expect(cover.view().state).toBe(optimistic ? 'open' : 'unknown');
  });

  it('expects the movement or its end', () => {
    const cover = platformHarness(coverPlatform, { command_topic: 'c', state_topic: 't' });
    expect(cover.command('close_cover')).toMatchObject({ value: { expect: { state: ['closed', 'closing'] } } });
  });

  it('scales positions to the range, halves to even', () => {
    const cover = platformHarness(coverPlatform, {
      position_topic: 'p',
      set_position_topic: 'sp',
      position_open: 25,
      position_closed: 0,
    });
    const sent = [2, 6, 10, 100].map((position) => cover.publishes('set_cover_position', { position }));
    expect(sent).toEqual([[['sp', '0']], [['sp', '2']], [['sp', '2']], [['sp', '25']]]);
    expect(cover.publishes('set_cover_position', { position: 101 })).toBe(
      'command.invalid: position: must be 0 to 100',
    );
    expect(cover.publishes('set_cover_position', { position: 'half' })).toBe(
      'command.invalid: position: must be an integer',
    );
  });

  it('tilts by raw values, and back by toggle', () => {
    const cover = platformHarness(coverPlatform, {
      state_topic: 't',
      tilt_command_topic: 'tc',
      tilt_max: 50,
      tilt_opened_value: 40,
      tilt_closed_value: 10,
    });
    expect(cover.publishes('toggle_cover_tilt')).toEqual([['tc', '10']]);
    expect(cover.shown().current_tilt_position).toBe(20);
    expect(cover.publishes('toggle_cover_tilt')).toEqual([['tc', '40']]);
    expect(cover.shown().current_tilt_position).toBe(80);
    expect(cover.publishes('set_cover_tilt_position', { tilt_position: 50 })).toEqual([['tc', '25']]);
    expect(cover.publishes('stop_cover_tilt')).toEqual([['tc', 'STOP']]);
  });

  it.each([
    ['closed', 'OPEN'],
    ['open', 'CLOSE'],
    ['opening', 'STOP'],
    ['closing', 'STOP'],
  ])('toggles from %s with %s', (state, payload) => {
    const cover = platformHarness(coverPlatform, { command_topic: 'c', state_topic: 't' });
    cover.receive('t', state);
    expect(cover.publishes('toggle')).toEqual([['c', payload]]);
  });

  it('toggles away from the last movement when it stands half open', () => {
    const cover = platformHarness(coverPlatform, { command_topic: 'c', state_topic: 't', position_topic: 'p' });
    cover.receive('p', '50');
    cover.receive('t', 'closing');
    cover.receive('t', 'stopped');
    expect(cover.publishes('toggle')).toEqual([['c', 'OPEN']]);
  });

  it('supports what its topics and payloads allow', () => {
    const actions = (raw: Record<string, unknown>) =>
      coverPlatform.describe(platformHarness(coverPlatform, raw).config).actions;
    expect(actions({})).toEqual([]);
    expect(actions({ command_topic: 'c', payload_open: null })).toEqual(['close_cover', 'stop_cover']);
    expect(actions({ position_topic: 'p', set_position_topic: 'sp' })).toEqual(['set_cover_position']);
    expect(platformHarness(coverPlatform, { command_topic: 'c', payload_stop: null }).publishes('stop_cover')).toBe(
      'command.unsupported: stop_cover',
    );
  });

  it.each([
    [{ set_position_topic: 'sp' }, 'set_position_topic: needs position_topic'],
    [{ position_topic: 'p', position_open: '100' }, 'position_open: must be a JSON integer'],
    [{ tilt_min: 1.5 }, 'tilt_min: must be a JSON integer'],
    [{ device_class: 'hatch' }, 'device_class: '],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(coverPlatform, raw)).toContain(reason);
  });
});
