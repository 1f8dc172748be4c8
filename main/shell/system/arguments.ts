/** The command line of the app: the headless process's options and `--hidden`. Chromium's own switches are left alone. */
import { parseArgs } from 'node:util';
import type { LineSentence } from '../../../preload/words/line.ts';
import { type HeadlessOptions, parseOptions } from '../../headless/options.ts';

export interface AppArguments extends Omit<HeadlessOptions, 'json' | 'virtualClock' | 'help' | 'logLevel'> {
  /** Start in the tray, with no window. */
  readonly hidden: boolean;
  /** Draw with the graphics card also where the app does without (see graphics.ts). */
  readonly hardwareAcceleration: boolean;
  /** So long the panel's page stays loaded after it was closed, instead of a minute. */
  readonly panelKeptMs: number | undefined;
  /** Over what the settings say. */
  readonly logLevel: HeadlessOptions['logLevel'] | undefined;
}

const shared = ['broker', 'broker-password-file', 'data-dir', 'discovery-prefix', 'log-level'] as const;

/** @param argv without the program itself. Answers what says what is wrong, or the options. */
export function parseAppArguments(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): AppArguments | LineSentence {
  const { values } = parseArgs({
    args: [...argv],
    // Electron and Chromium have switches of their own, and a first argument that says which app it is.
    strict: false,
    allowPositionals: true,
    options: {
      hidden: { type: 'boolean' },
      'hardware-acceleration': { type: 'boolean' },
      'panel-kept': { type: 'string' },
      demo: { type: 'boolean' },
      broker: { type: 'string', multiple: true },
      'broker-password-file': { type: 'string', multiple: true },
      'data-dir': { type: 'string' },
      'discovery-prefix': { type: 'string' },
      'log-level': { type: 'string' },
    },
  });
  const given = shared.flatMap((name) => [values[name] ?? []].flat().map((value) => `--${name}=${value}`));
  const options = parseOptions(given, environment);
  if (typeof options === 'function') return options;
  const { brokers, warnings, dataDir, discoveryPrefix, logLevel } = options;
  const demo = values.demo === true;
  const kept = Number(values['panel-kept']);
  return {
    hidden: values.hidden === true,
    hardwareAcceleration: values['hardware-acceleration'] === true,
    panelKeptMs: kept >= 0 ? kept * 1_000 : undefined,
    demo,
    brokers,
    warnings,
    // The simulated home must not leave its traces in the person's own.
    dataDir: demo && values['data-dir'] === undefined ? `${dataDir} Demo` : dataDir,
    discoveryPrefix,
    logLevel: values['log-level'] === undefined ? undefined : logLevel,
  };
}
