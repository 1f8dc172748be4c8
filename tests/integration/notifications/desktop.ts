/** A Linux desktop for tests: a session bus, an X server and dunst, which shows notifications as any desktop does. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const programs = ['dbus-daemon', 'Xvfb', 'dunst', 'dunstctl'];

/** Programs that are needed and not installed. */
export function missingPrograms(): string[] {
  return programs.filter((program) => spawnSync('which', [program]).status !== 0);
}

export interface Desktop {
  readonly busAddress: string;
  /** `pressed`: another action than the one of `openDesktop`. */
  startDunst(pressed?: string): Promise<void>;
  stopDunst(): Promise<void>;
  /** Runs dunstctl and answers its output. */
  control(...args: string[]): Promise<string>;
  close(): Promise<void>;
}

/** `pressed` is the action that a press on a notification invokes. */
export async function openDesktop(pressed: string): Promise<Desktop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-desktop-'));
  const config = path.join(folder, 'dunstrc');
  // Rules leave marks in the history of what it does not show by itself.
  const write = (action: string): void => {
    const rules = [
      ['[global]', 'monitor = 0', 'markup = full'],
      ['[everything]', 'appname = "*"', `action_name = ${action}`],
      ['[critical]', 'msg_urgency = critical', 'set_category = seen-as-critical'],
    ];
    writeFileSync(config, `${rules.map((rule) => rule.join('\n')).join('\n')}\n`);
  };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=unix:dir=${folder}`]);
  const busAddress = await firstLine(bus);
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '800x600x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = `:${await firstLine(screen)}`;
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: busAddress };
  delete env.WAYLAND_DISPLAY;
  let dunst: ChildProcess | undefined;

  const control = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('dunstctl', args, { env, timeout: 5_000 })).stdout.trim();

  const startDunst = async (action = pressed): Promise<void> => {
    write(action);
    dunst = spawn('dunst', ['-config', config], { env, stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      try {
        await control('count');
        return;
      } catch (error) {
        if (tries >= 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const stopDunst = () => end(dunst);

  return {
    busAddress,
    startDunst,
    stopDunst,
    control,
    async close() {
      await end(dunst);
      await end(screen);
      await end(bus);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended at once`)));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
  });
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}
