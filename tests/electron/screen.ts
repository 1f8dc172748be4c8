/** An X server of the tests' own, so that no window opens on the desktop of whoever runs them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { waits } from './limits.ts';
import type { Runner } from './user.ts';

export interface Screen {
  /** For DISPLAY. */
  readonly display: string;
  close(): void;
}

/** Throws when there is no Xvfb, or it does not come up. */
export async function openScreen({ prefix, ids }: Runner): Promise<Screen> {
  const [program = '', ...args] = [
    ...prefix,
    'Xvfb',
    '-displayfd',
    '1',
    '-screen',
    '0',
    '1600x1000x24',
    '-nolisten',
    'tcp',
  ];
  const child = spawn(program, args, { ...ids, stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await firstLine(child);
  return { display: `:${number}`, close: () => void child.kill() };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('Xvfb says nothing')), waits.helperMs);
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended at once')));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.split('\n')[0] ?? '');
    });
  });
}
