/** The command line as a process of its own: `npm run -s cli -- ...`. The packaged app has it in its own program. */
import { lineWords } from '../preload/words/line.ts';
import { processTerminal, runCli } from './cli/run.ts';

process.exitCode = await runCli(process.argv.slice(2), processTerminal(await lineWords()));
