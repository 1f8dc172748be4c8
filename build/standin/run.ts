/** Runs the built app in Node for a person: `node build/standin/run.ts [--headed] [the app's own options]`. */
import { app } from './app.ts';
import { launch } from './launch.ts';

const headed = process.argv.indexOf('--headed');
if (headed !== -1) {
  process.argv.splice(headed, 1);
  process.env.INGLENOOK_STANDIN_HEADED = '1';
  // People see no tray here: without this they could not end the app.
  app.on('window-all-closed', () => app.quit());
}
await launch();
