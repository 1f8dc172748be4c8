/** Commands that concern what runs in the background: tasks, automations, alerts, history, the demo home. */
import { err, ok, type Result } from '../service/errors.ts';
import type { Service } from '../service/service.ts';
import type { Handlers } from './api.ts';

type Names = Extract<
  keyof Handlers,
  `task.${string}` | `automation.${string}` | `alert.${string}` | 'history.query' | `demo.${string}`
>;

function done(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}

export function backgroundHandlers(service: Service): Pick<Handlers, Names> {
  const { background } = service;
  const { alerts, history } = background;
  return {
    'alert.list': (filter) => ok({ alerts: [...alerts.list(filter)] }),
    'alert.acknowledge': ({ id }) => done(alerts.acknowledge(id)),
    'alert.snooze': ({ id, minutes }) => done(alerts.snooze(id, minutes)),
    'alert.action': async ({ id, action }) => done(await alerts.action(id, action)),
    'alert.rules': () => ok({ rules: [...alerts.rules()] }),
    'alert.saveRule': ({ rule }) => {
      alerts.saveRule(rule);
      return ok({});
    },
    'alert.muteDevice': ({ deviceId, minutes }) => {
      alerts.muteDevice(deviceId, minutes);
      return ok({});
    },
    'alert.pause': ({ minutes }) => {
      alerts.pause(minutes);
      return ok({});
    },
    'history.query': async ({ entityId, from, to, maxPoints }) => {
      const points = await history.query(entityId, Date.parse(from), Date.parse(to), maxPoints);
      return points.ok ? ok({ points: points.value }) : points;
    },
  } as unknown as Pick<Handlers, Names>;
}
void err;
