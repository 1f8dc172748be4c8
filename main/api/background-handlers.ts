/** Commands that concern what runs in the background: tasks, automations, alerts, history, the demo home. */
import { mailAddressSchema, mailPasswordId, mailServerSchema } from '../service/alerts/mail-schema.ts';
import { alertRuleSchema } from '../service/alerts/rule-schema.ts';
import type { Background } from '../service/background/background.ts';
import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok, type Result } from '../service/base/errors.ts';
import type { Passwords } from '../service/brokers/passwords.ts';
import { seriesOf } from '../service/history/attributes.ts';
import type { ConstraintJudge } from '../service/model/tasks.ts';
import { describeIssue } from '../service/schema/issues.ts';
import type { SettingsHolder } from '../service/settings/holder.ts';
import { taskIssues } from '../service/tasks/definition.ts';
import { forgetToken, keepToken, ownToken } from '../service/tasks/tokens.ts';
import { nextTimes } from '../service/time/next-times.ts';
import type { Handlers } from './methods.ts';

type Names = Extract<
  keyof Handlers,
  `task.${string}` | `automation.${string}` | `alert.${string}` | 'history.query' | 'schedule.next' | `demo.${string}`
>;

/** Of a cron expression. */
const shownTimes = 5;

type Empty = Record<string, never>;

function done(result: Result<unknown>): Result<Empty> {
  return result.ok ? ok({}) : result;
}

/** What the service itself knows is judged everywhere. */
function judges(power: ServicePorts['power']): ConstraintJudge[] {
  const told = power.tells?.() ?? {};
  const all = { brokerOnline: true, network: true, freeDiskMiB: true, onAcPower: false, batteryAbovePercent: false };
  return Object.entries({ ...all, idleMinutes: false, unmetered: false, ...told }).map(([constraint, judged]) => ({
    constraint: constraint as ConstraintJudge['constraint'],
    judged,
  }));
}

export interface BackgroundPorts {
  readonly ports: Pick<ServicePorts, 'clock' | 'logger' | 'power' | 'secrets'>;
  /** The home's. */
  readonly timeZone: string;
  readonly passwords: Pick<Passwords, 'changeWith'>;
  readonly settings: Pick<SettingsHolder, 'change' | 'check'>;
  readonly background: Pick<
    Background,
    'alerts' | 'automations' | 'away' | 'demo' | 'deviceTriggers' | 'history' | 'tasks' | 'testMail'
  >;
}

export function backgroundHandlers(service: BackgroundPorts): Pick<Handlers, Names> {
  const { alerts, automations, demo, history, tasks } = service.background;
  return {
    'task.list': () => ok({ tasks: tasks.list() }),
    'task.save': ({ task, existing }) => tasks.save(task, existing),
    'schedule.next': ({ cron, timeZone = service.timeZone }) => {
      const next = nextTimes(cron, timeZone, service.ports.clock.now(), shownTimes);
      if ('problem' in next) return err('task.invalid', `cron: ${next.problem}`);
      return ok({ times: next.map((at) => new Date(at).toISOString()) });
    },
    'task.check': ({ task }) => ok({ problems: taskIssues(task) }),
    'task.remove': async ({ id }) => {
      const all = tasks.list();
      const task = all.find((each) => each.id === id);
      const token = task === undefined ? undefined : ownToken(task, all);
      // What only this task could use goes with it.
      return done(await forgetToken(service.ports, token, () => tasks.remove(id)));
    },
    'task.setToken': async (request) => done(await keepToken(service.ports, request, tasks.list())),
    'task.run': ({ id, input }) => tasks.runNow(id, input === undefined ? {} : { input }),
    'task.constraints': () => ok({ constraints: judges(service.ports.power) }),
    'task.failures': () => ok({ failures: [...tasks.failures()] }),
    'task.retry': ({ id, input }) => tasks.retry(id, input),
    'task.drop': ({ id }) => done(tasks.drop(id)),
    'task.cancel': (selection) => ok(tasks.cancel(selection)),
    'task.runs': (filter) => ok({ runs: tasks.runs(filter) }),
    'task.export': () => ok({ json: tasks.exportJson() }),
    'task.import': ({ json, existing }) => tasks.importJson(json, existing),

    'automation.list': () => ok({ automations: [...automations.list()] }),
    'automation.save': ({ automation }) => automations.save(automation),
    'automation.check': ({ automation }) => ok({ problems: automations.issues(automation) }),
    'automation.deviceTriggers': ({ deviceId }) => ok({ triggers: service.background.deviceTriggers(deviceId) }),
    'automation.remove': async ({ id }) => done(await automations.remove(id)),
    'automation.run': ({ id, input }) => automations.run(id, input),
    'automation.hook': ({ id, method = 'POST', payload = '' }) => automations.hook({ id, method, payload }),
    'automation.test': async ({ automation }) => {
      const tested = await automations.test(automation);
      return tested.ok ? ok({ trace: tested.value }) : tested;
    },
    'automation.traces': ({ id, limit }) => ok({ traces: [...automations.traces(id, limit)] }),
    'automation.conditions': ({ id }) => automations.conditions(id),
    'automation.export': () => ok({ json: automations.exportJson() }),
    'automation.import': ({ json }) => automations.importJson(json),

    'alert.list': (filter) => ok({ alerts: [...alerts.list(filter)] }),
    'alert.notify': ({ message, title = 'Inglenook', severity = 'info' }) =>
      ok({ id: alerts.raise({ rule: 'foreign', severity, title, body: message }) }),
    'alert.picture': async ({ image }) => ok({ dataUrl: (await alerts.picture(image)) ?? null }),
    'alert.acknowledge': ({ id }) => done(alerts.acknowledge(id)),
    'alert.acknowledgeAll': () => alerts.acknowledgeAll(),
    'alert.snooze': ({ id, minutes }) => done(alerts.snooze(id, minutes)),
    'alert.action': async ({ id, action, input }) => done(await alerts.action(id, action, input)),
    'alert.away': () => ok({ away: service.background.away.report() ?? null }),
    'alert.awaySeen': () => {
      service.background.away.seen();
      return ok({});
    },
    'alert.setMail': async ({ mail, password }) => {
      const parsed = mail === null ? undefined : mailServerSchema.safeParse(mail);
      if (parsed?.success === false) return err('settings.invalid', describeIssue(parsed.error));
      const secret = { id: mailPasswordId, password: mail === null ? null : password, touched: 'alerts' } as const;
      return service.passwords.changeWith(service.settings, secret, (kept) => {
        const { mail: _before, ...alerts } = kept.alerts;
        const server = parsed === undefined ? {} : { mail: parsed.data };
        return ok({ kept: { ...kept, alerts: { ...alerts, ...server } }, value: {} });
      });
    },
    'alert.testMail': async ({ address }) => {
      const parsed = mailAddressSchema.safeParse(address);
      if (!parsed.success) return err('request.invalid', 'address');
      return done(await service.background.testMail(parsed.data));
    },
    'alert.rules': () => ok({ rules: [...alerts.rules()] }),
    'alert.saveRule': async ({ rule }) => {
      const parsed = alertRuleSchema.safeParse(rule);
      if (!parsed.success) return err('settings.invalid', describeIssue(parsed.error));
      return done(await alerts.saveRule(parsed.data));
    },
    'alert.deleteRule': async ({ rule }) => done(await alerts.deleteRule(rule)),
    'alert.pending': () => ok({ pending: [...alerts.pending()] }),
    'alert.muteRule': async ({ rule, minutes }) => done(await alerts.muteRule(rule, minutes)),
    'alert.export': () => ok({ json: alerts.exportRules() }),
    'alert.import': ({ json }) => alerts.importRules(json),
    'alert.muteDevice': async ({ deviceId, minutes }) => done(await alerts.muteDevice(deviceId, minutes)),
    'alert.pause': async ({ minutes }) => done(await alerts.pause(minutes)),

    'history.query': async ({ entityId, attribute, from, to, maxPoints }) => {
      const [begin, end] = [Date.parse(from), Date.parse(to)];
      const series = attribute === undefined ? entityId : seriesOf(entityId, attribute);
      const points = await history.query(series, begin, end, maxPoints);
      return points.ok ? ok({ points: points.value, gaps: history.gaps?.between(entityId, begin, end) ?? [] }) : points;
    },

    'demo.start': async () => done(await demo.enter()),
    'demo.trigger': ({ what }) => done(demo.trigger(what)),
  };
}
