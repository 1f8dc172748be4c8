/**
 * Runs the built app on the stand-in for a test, which asks and presses over the process's channel (control.ts).
 * `INGLENOOK_STANDIN_SYSTEM`: JSON of what the app is to find from its start (build/standin/system.ts).
 */
import { launch } from '../../build/standin/launch.ts';
import { changeSystem, type System } from '../../build/standin/system.ts';
import { listen } from './control.ts';

const given: Partial<System> = JSON.parse(process.env.INGLENOOK_STANDIN_SYSTEM ?? '{}');
changeSystem(given);
listen();
await launch();
