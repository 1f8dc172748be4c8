/**
 * `npm run compare:zigbee2mqtt`: what Zigbee2MQTT announces of every device it knows, once through its own extension for
 * Home Assistant and once through `bridge/devices`, entity by entity. Prints what differs and is not explained, and by
 * how often what is. The status is 1 where something is not explained. Options: `--fresh` asks the registry for the
 * newest version, `--version V` compares with another one, `--all` prints every difference, `--only TEXT` those with it.
 */
import { parseArgs } from 'node:util';
import { install } from './cache.ts';
import { compareDevice, type Difference } from './compare.ts';
import { explanationOf } from './explained.ts';
import { produce } from './producer.ts';

const { values: options } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    version: { type: 'string', default: 'latest' },
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

/** How many examples of one kind are printed. */
const examples = 3;

function line({ device, entity, theirs, ours }: Difference): string {
  return `    ${device}, ${entity}: ${theirs.slice(0, 300) || '-'} | ${ours.slice(0, 300) || '-'}`;
}

/** Groups with their entities, the largest first. */
function printGroups(groups: ReadonlyMap<string, Difference[]>): void {
  for (const [title, list] of [...groups].sort(([, a], [, b]) => b.length - a.length)) {
    const entities = new Set(list.map(({ device, entity }) => `${device} ${entity}`)).size;
    console.log(`  ${title}: ${entities} entities`);
    for (const each of list.slice(0, options.all ? list.length : examples)) console.log(line(each));
  }
}

function add(groups: Map<string, Difference[]>, title: string, difference: Difference): void {
  const list = groups.get(title);
  if (list === undefined) groups.set(title, [difference]);
  else list.push(difference);
}

async function main(): Promise<number> {
  const { folder, version } = install(options.version, options.fresh);
  const explained = new Map<string, Difference[]>();
  const open = new Map<string, Difference[]>();
  const refused: string[] = [];
  let devices = 0;
  let entities = 0;
  for await (const produced of produce(folder, (label, why) => refused.push(`${label}: ${why}`))) {
    devices += 1;
    const { entities: count, differences } = compareDevice(produced);
    entities += count;
    for (const difference of differences) {
      if (!`${difference.facet} ${line(difference)}`.includes(options.only)) continue;
      const why = explanationOf(difference);
      if (why === undefined) add(open, `${difference.facet} of ${difference.entity.split(' ')[0]}`, difference);
      else add(explained, why, difference);
    }
  }
  console.log(`Zigbee2MQTT ${version}: ${devices} definitions, ${entities} entities of its own extension`);
  for (const each of refused) console.log(`  not announced by the extension itself: ${each}`);
  console.log('Explained:');
  printGroups(explained);
  console.log('Not explained:');
  printGroups(open);
  if (open.size === 0) console.log('  nothing');
  return open.size === 0 ? 0 : 1;
}

process.exitCode = await main();
