/**
 * `npm run vectors -- PATH...`: runs conformance vectors, those of every dialect unless told, and prints a line per file:
 * a platform or a mechanism. The status is 1 on a failure.
 */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readVectors, VectorRunner } from './runner.ts';

const dialects = ['homeassistant', 'zigbee2mqtt', 'tasmota', 'homie', 'shelly', 'wled', 'producers'];

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const own = dialects.map((dialect) => fileURLToPath(new URL(dialect, import.meta.url)));
  const vectors = await readVectors(given.length > 0 ? given : own);
  const runner = await VectorRunner.start();
  const totals = new Map<string, { passed: number; failed: number }>();
  let failed = 0;
  try {
    for (const vector of vectors) {
      const name = `${basename(dirname(vector.file))}/${basename(vector.file, '.jsonl')}`;
      const total = totals.get(name) ?? { passed: 0, failed: 0 };
      totals.set(name, total);
      const failure = await runner.run(vector);
      if (failure === undefined) total.passed += 1;
      else {
        total.failed += 1;
        failed += 1;
        console.log(`FAILED ${name} ${vector.id}, step ${failure.step + 1}: ${failure.reason}`);
      }
    }
  } finally {
    await runner.stop();
  }
  for (const [name, { passed, failed: bad }] of totals) console.log(`${name.padEnd(36)} ${passed} passed, ${bad} failed`);
  console.log(`vectors: ${vectors.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
