/** What was typed into an editor outlives whatever leads away from it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { keepDraft, readDraft } from '../../renderer/state/drafts.ts';
import { newAutomation } from '../../renderer/views/automations/automation-draft.ts';
import { AutomationEditor } from '../../renderer/views/automations/automation-editor.tsx';
import { newTask } from '../../renderer/views/tasks/task-draft.ts';
import { TaskEditor } from '../../renderer/views/tasks/task-editor.tsx';
import { showPart } from './support/part.tsx';

beforeEach(() => {
  localStorage.clear();
});

const task = { ...newTask('t1'), name: 'Water the garden', kind: 'refresh' as const, input: {} };
const answers: Readonly<Record<string, unknown>> = { 'task.check': { problems: [] }, 'task.save': { id: 't1' } };
const answer = (name: string) => (name in answers ? { ok: true as const, value: answers[name] } : undefined);
const open = () => showPart(<TaskEditor task={structuredClone(task)} isNew={false} />, {}, answer);

describe('an editor that is left without saving', () => {
  it('shows what was typed when it is opened again, says so, and gives it up on demand', async () => {
    const first = await open();
    expect(first.host.textContent).not.toContain('not saved yet');
    await first.type(first.field('Name'), 'Water the roses');

    const again = await open();
    expect(again.field('Name').value).toBe('Water the roses');
    expect(again.host.textContent).toContain('These changes were not saved yet.');

    await again.click(again.button('Discard'));
    expect(again.field('Name').value).toBe('Water the garden');
    expect((await open()).field('Name').value).toBe('Water the garden');
  });

  it.each(['Save', 'Cancel'])('keeps nothing after %s', async (button) => {
    const first = await open();
    await first.type(first.field('Name'), 'Water the roses');
    await first.click(first.button(button));
    expect((await open()).field('Name').value).toBe('Water the garden');
  });

  it('is asked anew where the task has changed meanwhile', async () => {
    const first = await open();
    await first.type(first.field('Name'), 'Water the roses');
    const changed = { ...task, tags: ['garden'] };
    const other = await showPart(<TaskEditor task={changed} isNew={false} />);
    expect(other.field('Name').value).toBe('Water the garden');
  });
});

describe('kept drafts', () => {
  it('are few, the newest ones, and nothing that something else wrote there', () => {
    for (let index = 0; index < 20; index += 1) keepDraft(localStorage, `task:${index}`, 'b', { index });
    expect(readDraft(localStorage, 'task:0', 'b')).toBeUndefined();
    expect(readDraft(localStorage, 'task:19', 'b')).toEqual({ index: 19 });
    expect(readDraft(localStorage, 'task:19', 'another basis')).toBeUndefined();
    for (const junk of ['no JSON', '{}', '[1,null,{"key":1}]']) {
      localStorage.setItem('inglenook.drafts', junk);
      expect(readDraft(localStorage, 'task:19', 'b')).toBeUndefined();
    }
  });
});

describe('a task that is to run once, at a time that has passed', () => {
  const past = { ...task, schedule: { type: 'once', at: '2020-01-01T07:00:00Z' } } as const;

  it('is asked about before it is saved and runs at once', async () => {
    const part = await showPart(<TaskEditor task={past} isNew />, {}, answer);
    const saves = () => part.asked.filter(([name]) => name === 'task.save').length;
    await part.click(part.button('Save'));
    expect(document.body.textContent).toContain('This time has passed');
    expect(saves()).toBe(0);
    await part.click(part.button('Save, and run it now'));
    expect(saves()).toBe(1);
  });

  it('is saved without a question where its time is not changed: it has had its run', async () => {
    const part = await showPart(<TaskEditor task={past} isNew={false} />, {}, answer);
    await part.type(part.field('Name'), 'Water the roses');
    await part.click(part.button('Save'));
    expect(part.asked.map(([name]) => name)).toContain('task.save');
  });
});

describe('the editor of an automation that names what is gone', () => {
  it('says what it was called, and that it stays', async () => {
    const automation = {
      ...newAutomation('a'),
      name: 'Evening',
      triggers: [{ type: 'manual' }],
      actions: [{ type: 'command', entityId: 'light.0x00_lamp', action: 'turn_on' }],
      names: { 'light.0x00_lamp': 'Reading lamp' },
    } as const;
    const part = await showPart(<AutomationEditor automation={automation} isNew={false} />);
    expect(part.field('Entity').value).toBe('Reading lamp');
    expect(part.host.textContent).toContain('Not there now. It stays as it is');
    expect(part.host.textContent).toContain('Turn on: Reading lamp (not there now)');
    expect(part.host.textContent).not.toContain('0x00');
  });
});
