/** The built-in broker in a process of its own: to be killed, and so that its loop is not the test's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BuiltinBrokerOptions } from '../../main/service/mqtt/broker/builtin-broker.ts';

const child = fileURLToPath(new URL('./broker-child.ts', import.meta.url));

export type BrokerProcessOptions = Partial<Omit<BuiltinBrokerOptions, 'logger' | 'timers'>> &
  Pick<BuiltinBrokerOptions, 'retainedFile'>;

/** What the process says of itself. */
export interface BrokerFigures {
  /** Longest block of the loop since the last question: by the clock, and in processor time. */
  readonly blockMs: number;
  readonly workMs: number;
  readonly residentBytes: number;
  /** How late each message on `alarm/#`, whose text is the time it was sent at, reached a link in the process. */
  readonly linkDelaysMs: readonly number[];
}

export interface BrokerProcess {
  readonly url: string;
  readonly port: number;
  readonly startMs: number;
  readonly start: BrokerFigures;
  figures(): Promise<BrokerFigures>;
  /** SIGKILL: nothing is saved any more. */
  kill(): Promise<void>;
}

/** Starts it; kill it at the test's end. */
export async function startBrokerProcess(options: BrokerProcessOptions): Promise<BrokerProcess> {
  const process_ = fork(child, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(process_, 'exit');
  const ask = async (): Promise<unknown> => {
    const answer = Promise.race([once(process_, 'message'), ended.then(() => Promise.reject(new Error('it ended')))]);
    process_.send('figures');
    const [message]: unknown[] = await answer;
    return message;
  };
  const [started]: unknown[] = await Promise.race([
    once(process_, 'message'),
    ended.then(() => Promise.reject(new Error('it ended'))),
  ]);
  return {
    ...(started as Pick<BrokerProcess, 'url' | 'port' | 'startMs' | 'start'>),
    figures: async () => (await ask()) as BrokerFigures,
    async kill() {
      process_.kill('SIGKILL');
      await ended;
    },
  };
}
