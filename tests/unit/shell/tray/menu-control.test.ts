import { describe, expect, it } from 'vitest';
import { menuControl } from '../../../../main/shell/tray/menu-control.ts';
import { plainEnglish } from '../../../../preload/words/outside.ts';
import { blankEntity } from '../../../support/alert-harness.ts';
import { changed, type EntityChanges } from '../../../support/entities.ts';

const now = Date.UTC(2026, 0, 15, 12);
const entity = (id: string, changes: EntityChanges = {}) => changed(blankEntity(id, now), changes);
const actions = (...names: string[]) => ({ capabilities: { actions: names } });

describe('what a menu can do with an entity', () => {
  it.each([
    ['cover.a', actions('open_cover', 'close_cover', 'stop_cover', 'set_cover_position'), ['Open', 'Stop', 'Close']],
    ['lock.a', actions('lock', 'unlock'), ['Lock', 'Unlock']],
    ['vacuum.a', actions('start', 'return_to_base', 'send_command'), ['Start', 'Return to base']],
  ])('%s offers its actions without parameters', (id, capabilities, labels) => {
    const control = menuControl(entity(id, capabilities));
    expect(
      control.kind === 'choices' ? control.actions.map((action) => plainEnglish().say(`actions.${action}`)) : control,
    ).toEqual(labels);
  });
  it('presses buttons and scenes', () => {
    expect(menuControl(entity('button.a', actions('press')))).toEqual({ kind: 'press', action: 'press' });
    expect(menuControl(entity('scene.a', actions('turn_on')))).toEqual({ kind: 'press', action: 'turn_on' });
  });
  it.each([
    ['a lock with a code', entity('lock.a', { ...actions('lock', 'unlock'), attributes: { code_format: '^\\d+$' } })],
    ['an alarm panel', entity('alarm_control_panel.a', actions('alarm_disarm'))],
    ['a sensor', entity('sensor.a')],
    ['a light that cannot be switched', entity('light.a')],
  ])('offers nothing for %s', (_what, which) => {
    expect(menuControl(which)).toEqual({ kind: 'none' });
  });
});
