import { describe, expect, it } from 'vitest';
import type { Task } from '../../../../main/service/model/tasks.ts';
import { type OngoingInput, ongoingNotice, ongoingOf } from '../../../../main/shell/tray/ongoing.ts';
import { plainEnglish } from '../../../../preload/words/outside.ts';
import { blankEntity } from '../../../support/alert-harness.ts';
import { changed, type EntityChanges } from '../../../support/entities.ts';

const panel = (state: string, changes: EntityChanges = {}) => ({
  entity: changed(blankEntity('alarm_control_panel.house', 0), { name: 'Panel', state, ...changes }),
  deviceName: 'House',
});
const task = (changes: Partial<Task> = {}): Task =>
  ({ id: 't', name: 'Backup', visible: true, state: 'running', ...changes }) as Task;
const notice = (changes: Partial<OngoingInput>) =>
  ongoingNotice(
    plainEnglish(),
    ongoingOf({ mode: 'running', backgroundMode: 'visible', panels: [], tasks: [], ...changes }),
  );

describe('what goes on', () => {
  it('is nothing while the alarm rests and no visible task runs', () => {
    expect(notice({})).toBeUndefined();
    expect(
      notice({ panels: [panel('disarmed')], tasks: [task({ visible: false }), task({ state: 'scheduled' })] }),
    ).toBe(undefined);
  });
  it('is nothing in silent mode, or of a stopped service', () => {
    expect(notice({ panels: [panel('armed_away')], backgroundMode: 'silent' })).toBeUndefined();
    expect(notice({ panels: [panel('armed_away')], mode: 'stopped' })).toBeUndefined();
  });
  it('names the alarm first, then tasks with their progress', () => {
    const tasks = [task(), task({ id: 'u', name: 'History', progress: { percent: 41.7 } })];
    expect(notice({ panels: [panel('armed_away')], tasks })).toMatchObject({
      title: 'House Panel: Armed away',
      body: 'Backup: running\nHistory: 42 %',
      percent: 42,
    });
  });
  it('is about the same while only its progress moves', () => {
    const at = (percent: number) => notice({ tasks: [task({ progress: { percent } })] });
    expect(at(10)?.about).toBe(at(90)?.about);
    expect(notice({ panels: [panel('armed_home')] })?.about).not.toBe(notice({ panels: [panel('triggered')] })?.about);
  });
});
