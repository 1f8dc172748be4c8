/**
 * `npm run test:attack`: what people tried against the service from outside, small enough to repeat. Each campaign prints
 * what it did, the longest that the service did not answer, and the most memory that it took.
 * `npm run test:attack -- rpc files --scale 0.2 --seed 7` runs some of them, smaller, and again.
 */
import { parseArgs } from 'node:util';
import { attackBroker } from './broker-faults.ts';
import type { Campaign, Findings } from './campaign.ts';
import { attackDiscovery } from './discovery.ts';
import { attackFiles } from './files.ts';
import { attackWithFlood } from './flood.ts';
import { attackHttp } from './http.ts';
import { attackWithKills } from './kills.ts';
import { attackRpc } from './rpc.ts';

const campaigns: Readonly<Record<string, Campaign>> = {
  kills: attackWithKills,
  broker: attackBroker,
  discovery: attackDiscovery,
  flood: attackWithFlood,
  rpc: attackRpc,
  http: attackHttp,
  files: attackFiles,
};

/** Bounds that hold on a busy machine too; the numbers that are printed are what is to be looked at. */
const bounds = { answerMs: 5_000, memoryMiB: 1_024 };

function judge(findings: Findings): readonly string[] {
  const faults = [...findings.faults];
  if (findings.worstAnswerMs > bounds.answerMs) faults.push(`no answer for ${Math.round(findings.worstAnswerMs)} ms`);
  if ((findings.worstMemoryMiB ?? 0) > bounds.memoryMiB) faults.push(`${findings.worstMemoryMiB} MiB of memory`);
  return faults;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, scale: { type: 'string', default: '1' } },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const order = { seed, scale: Number(values.scale) };
  if (!Number.isFinite(order.seed) || !(order.scale > 0)) throw new Error('--seed and --scale are numbers');
  console.log(`Seed ${seed}, scale ${order.scale}`);
  let broken = 0;
  for (const name of positionals.length > 0 ? positionals : Object.keys(campaigns)) {
    const campaign = campaigns[name];
    if (campaign === undefined) throw new Error(`there is no campaign ${name}: ${Object.keys(campaigns).join(', ')}`);
    const since = performance.now();
    const findings = await campaign(order);
    const faults = judge(findings);
    if (faults.length > 0) broken += 1;
    const counts = Object.entries(findings.counts).map(([what, count]) => `${count} ${what}`);
    const memory = findings.worstMemoryMiB === undefined ? '' : `, at most ${Math.round(findings.worstMemoryMiB)} MiB`;
    console.log(
      `${faults.length === 0 ? 'held  ' : 'BROKEN'} ${name}: ${counts.join(', ')}; longest answer ` +
        `${Math.round(findings.worstAnswerMs)} ms${memory}, ${Math.round((performance.now() - since) / 1000)} s`,
    );
    for (const fault of faults.slice(0, 20)) console.log(`       ${fault}`);
    if (faults.length > 20) console.log(`       and ${faults.length - 20} more`);
  }
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main();
