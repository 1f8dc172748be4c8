/** Makes sure that no other process works on the app's data folder; the single-instance lock knows of other apps only. */
import { app, dialog } from 'electron';
import { systemWords } from '../../../preload/words/outside.ts';
import { limits } from '../../service/base/limits.ts';
import { ownFolder } from '../../service/files/folder-owner.ts';
import { systemClock } from '../../service/time/clock.ts';

/** False where a headless service has it: that was said to the person, and the app ends. */
export async function takeFolder(dataDir: string): Promise<boolean> {
  const folder = await ownFolder(dataDir, systemClock, limits.folderPatienceMs);
  if (folder.kind === 'owned') return true;
  // Before there are settings: as the system speaks.
  const words = await systemWords(app.getPreferredSystemLanguages());
  const process = folder.pid === undefined ? 'none' : String(folder.pid);
  const text = words.say('tray.folderTaken', { folder: dataDir, process });
  console.error(text);
  await app.whenReady();
  dialog.showErrorBox(words.say('tray.runningAlready'), text);
  app.exit(1);
  return false;
}
