#!/usr/bin/env node
// The command line from the sources, run by the Node that the project brings along.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../main/cli.ts', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);
const own = () => join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
const { status } = spawnSync(major >= 24 ? process.execPath : own(), [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
