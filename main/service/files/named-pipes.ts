/** Named pipes are Windows' in place of Unix domain sockets; elsewhere such a name would become a file. */
import { sep } from 'node:path';

/** Whether the system under us has them. Not `process.platform`: the stand-in says another one than it runs on. */
export const hasNamedPipes = sep === '\\';
