/** Another machine on the network: a network namespace with a cable to this one. Linux, as root. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const lamp = fileURLToPath(new URL('../../support/lamp-device.ts', import.meta.url));
const ip = (...words: string[]): void => void execFileSync('ip', words, { stdio: 'ignore' });

export interface OtherMachine {
  /** Starts the lamp there. */
  startLamp(broker: { readonly url: string; readonly username: string; readonly password: string }): void;
  /** Lines that the lamp has printed. */
  printed(): readonly string[];
  close(): void;
}

/** @returns undefined where this system does not allow it. */
export function plugInMachine(): OtherMachine | undefined {
  // Names of interfaces have at most 15 letters; a run that was killed must not stand in the way of the next.
  const id = process.pid.toString(36);
  const [space, here, there] = [`nook-${id}`, `nook-${id}-a`, `nook-${id}-b`];
  const net = `10.${200 + (process.pid % 50)}.${process.pid % 250}`;
  const close = (): void => {
    for (const words of [
      ['link', 'del', here],
      ['netns', 'del', space],
    ])
      try {
        ip(...words);
      } catch {
        // It was not made.
      }
  };
  try {
    ip('netns', 'add', space);
    ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there);
    ip('link', 'set', there, 'netns', space);
    ip('addr', 'add', `${net}.1/30`, 'dev', here);
    ip('link', 'set', here, 'up');
    ip('-n', space, 'addr', 'add', `${net}.2/30`, 'dev', there);
    ip('-n', space, 'link', 'set', there, 'up');
    ip('-n', space, 'route', 'add', 'default', 'via', `${net}.1`);
  } catch {
    close();
    return undefined;
  }
  let device: ChildProcess | undefined;
  let text = '';
  return {
    startLamp({ url, username, password }) {
      device = spawn('ip', ['netns', 'exec', space, process.execPath, lamp], {
        env: { ...process.env, BROKER_URL: url, BROKER_USER: username, BROKER_PASSWORD: password },
      });
      const take = (chunk: Buffer): void => {
        text += chunk.toString();
      };
      device.stdout?.on('data', take);
      device.stderr?.on('data', take);
    },
    printed: () => text.split('\n').filter((line) => line !== ''),
    close() {
      device?.kill();
      close();
    },
  };
}
