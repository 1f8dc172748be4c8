/** Runs the built app on the stand-in for a test, which asks and presses over the process's channel (control.ts). */
import { launch } from '../../build/standin/launch.ts';
import { listen } from './control.ts';

listen();
await launch();
