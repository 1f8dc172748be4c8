/**
 * The alert service over a real database, under load, until it is killed. Usage: alert-kill-child.ts <dir> [last].
 * `world.log` is what the broker would have: `on <entity>` or `off <entity>`, written before the service hears of it and
 * replayed as retained at the start. `screen.log` is what the notifier showed, written before the service is told so, and
 * `counted.log` the alerts that were open when a notification came that counts what is not shown by itself.
 */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAlertService } from '../../main/service/alerts/inbox.ts';
import { mergeRules } from '../../main/service/alerts/rules/table.ts';
import { err, ok } from '../../main/service/base/errors.ts';
import { openHistory } from '../../main/service/history/history.ts';
import type { Entity } from '../../main/service/model/entities.ts';
import type { Settings } from '../../main/service/model/settings.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import { plainEnglish } from '../../preload/words/outside.ts';
import { blankEntity } from '../support/alert-harness.ts';
import { createMemoryLogger } from '../support/memory-logger.ts';

const [dir = '.', last] = process.argv.slice(2);
const worldFile = join(dir, 'world.log');
const screenFile = join(dir, 'screen.log');
const countedFile = join(dir, 'counted.log');
const linesOf = (file: string): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

// Repetitions are switched off, so that every second showing of an alert is one that a kill caused.
const rules = [...mergeRules([]).values()].map((rule) => ({ ...rule, renotifySeconds: 0 }));
const settings: Settings['alerts'] = {
  rules,
  mutedDevices: {},
  foreignTopic: '',
  criticalTopics: [],
  sound: false,
  openWindow: true,
};
const logger = createMemoryLogger();
const history = openHistory({ path: join(dir, 'history.db'), logger, timers: systemClock });
const entities = new Map<string, Entity>();
const seen = new Set<string>(linesOf(screenFile));

const service = createAlertService({
  clock: systemClock,
  timers: systemClock,
  logger,
  store: history.alerts,
  notifier: {
    async show({ id }) {
      appendFileSync(screenFile, `${id}\n`);
      if (id.startsWith('overview:')) {
        for (const alert of service.open()) appendFileSync(countedFile, `${alert.id}\n`);
      }
      seen.add(id);
      return { kind: 'shown' };
    },
    withdraw: () => undefined,
    onAction: () => () => undefined,
  },
  words: plainEnglish,
  settings: () => settings,
  isSilent: () => false,
  edit: async () => err('settings.readOnly'),
  timeZone: () => 'UTC',
  entity: (id) => entities.get(id),
  device: () => undefined,
  entities: () => entities.values(),
  command: async () => ok({}),
});

/** Every third is critical and shown at once, the others gather. */
function change(index: number, state: 'on' | 'off', retained: boolean): void {
  const critical = index % 3 === 0;
  const id = critical ? `binary_sensor.s${index}` : `lock.s${index}`;
  const previous = entities.get(id);
  const shown = critical ? state : state === 'on' ? 'jammed' : 'locked';
  const attributes = critical ? { device_class: 'smoke' } : {};
  const entity = { ...blankEntity(id, Date.now()), attributes, state: shown };
  entities.set(id, entity);
  service.onEntityChanged({ entity, previous, retained });
}

function tell(index: number, state: 'on' | 'off'): void {
  appendFileSync(worldFile, `${state} ${index}\n`);
  change(index, state, false);
}

service.start();
const retained = new Map<number, 'on' | 'off'>();
for (const line of linesOf(worldFile)) {
  const [state, index] = line.split(' ');
  if (index !== undefined) retained.set(Number(index), state === 'on' ? 'on' : 'off');
}
for (const [index, state] of retained) change(index, state, true);
process.stdout.write('ready\n');

if (last === undefined) {
  let next = retained.size;
  const step = (): void => {
    tell(next++, 'on');
    // Now and then one that was surely shown ends, so that recovery is under way when the kill comes.
    const done = service.open().find((alert) => alert.shown > 0 && Math.random() < 0.1);
    const index = Number(done?.entityId?.split('.s')[1]);
    if (done !== undefined && seen.has(done.id)) tell(index, 'off');
    setTimeout(step, 2);
  };
  step();
} else {
  const waiting = (): boolean => service.open().some((alert) => alert.shown === 0);
  const finish = (): void => {
    if (waiting()) setTimeout(finish, 50);
    else {
      service.stop();
      history.close();
    }
  };
  finish();
}
