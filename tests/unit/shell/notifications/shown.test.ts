import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../../main/shell/notifications/notifier.ts';
import { createShownLog } from '../../../../main/shell/notifications/shown.ts';
import { removeToasts } from '../../../../main/shell/notifications/toast-history.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-shown-'));
  file = path.join(folder, 'shown.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const logger = createMemoryLogger();
const shown = (id: string) => ({ id, open: { view: 'alerts' }, buttons: [{ key: 'acknowledge', id: 'acknowledge' }] });

it('is known to another start, within bounds', async () => {
  const log = createShownLog({ timers: createFakeClock(), logger, file });
  for (let index = 0; index < 500; index++) log.put(shown(`n${index}`));
  log.delete('n499');
  log.dispose();
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('n498'));
  const again = createShownLog({ timers: createFakeClock(), logger, file });
  expect(again.list()).toHaveLength(199);
  expect(again.get('n498')).toEqual(shown('n498'));
});

it.each(['', '{', '[1]', '[{"id":""}]'])('does without a damaged file: %s', (text) => {
  writeFileSync(file, text);
  expect(createShownLog({ timers: createFakeClock(), logger, file }).list()).toEqual([]);
  expect(createShownLog({ timers: createFakeClock(), logger, file: folder }).list()).toEqual([]);
});

it('takes away what is over at the start, and keeps the clicks of what is still open', async () => {
  writeFileSync(file, JSON.stringify([shown('over'), shown('open')]));
  const log = createShownLog({ timers: createFakeClock(), logger, file });
  const withdrawn: string[] = [];
  const opened: unknown[] = [];
  let act = (_id: string, _action: string): void => undefined;
  const notifier = createNotifier({
    logger,
    shown: log,
    onOpen: (target) => opened.push(target),
    backends: [
      async (action) => {
        act = action;
        return {
          name: 'electron',
          show: async () => ({ kind: 'shown' }),
          withdraw: (id) => withdrawn.push(id),
          dispose: () => undefined,
        };
      },
    ],
  });
  await notifier.show({ id: 'new', title: 'A', body: '', urgency: 'low' });
  await notifier.recall((id) => id === 'open');
  expect(withdrawn).toEqual(['over']);
  const pressed: string[] = [];
  notifier.onAction(({ id, action }) => pressed.push(`${id} ${action}`));
  act('open', 'open');
  act('open', 'acknowledge');
  expect(opened).toEqual([{ view: 'alerts' }]);
  expect(pressed).toEqual(['open open', 'open acknowledge']);
});

it('names toasts to Windows beside the script, not in it', async () => {
  const runs: Array<readonly [string, readonly string[], NodeJS.ProcessEnv]> = [];
  await removeToasts('app.id', ['a"; evil', 'b'], async (...each) => runs.push(each));
  const [program, args, environment] = runs[0] ?? [];
  expect(program).toBe('powershell.exe');
  const script = Buffer.from(args?.at(-1) ?? '', 'base64').toString('utf16le');
  expect(script).toContain('GetHistory($env:INGLENOOK_TOAST_APP)');
  expect(script).not.toContain('evil');
  expect(environment?.INGLENOOK_TOAST_TAGS).toBe('["a\\"; evil","b"]');
});
