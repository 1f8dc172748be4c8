/** Lives through a year of random sleeps and restarts and counts runs. Usage: node tests/long/simulated-year.ts [days] */
import { simulate } from '../support/year-simulation.ts';

const days = Number(process.argv[2] ?? 365);
let wrong = 0;
for (const [timeZone, seed] of [
  ['Europe/Berlin', 11],
  ['America/New_York', 12],
  ['Australia/Lord_Howe', 13],
] as const) {
  const { sleeps, restarts, tasks } = await simulate({ timeZone, from: Date.UTC(2026, 0, 1), days, seed });
  console.log(`${timeZone}: ${days} days, ${sleeps} sleeps, ${restarts} restarts`);
  for (const [id, { due, runs, caughtUp, lost, doubled }] of tasks) {
    console.log(`  ${id}: ${due} due, ${runs} run (${caughtUp} caught up), ${lost} lost, ${doubled} doubled`);
    wrong += lost + doubled;
  }
}
console.log(wrong === 0 ? 'not one run lost or doubled' : `${wrong} runs lost or doubled`);
process.exitCode = wrong === 0 ? 0 : 1;
