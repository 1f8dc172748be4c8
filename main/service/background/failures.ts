/** Failure tells somebody: a task that failed for good, or an automation whose action failed, is an alert until it works. */
import type { AlertService } from '../alerts/inbox.ts';
import type { AutomationEvents } from '../automations/engine.ts';
import type { Dispose, Listenable } from '../base/events.ts';
import type { Trace } from '../model/automations.ts';
import type { TaskDefinition } from '../model/tasks.ts';
import type { WordsHolder } from '../settings/words.ts';
import type { TaskEvents } from '../tasks/ports.ts';

const taskFailed = 'task.failed';
const automationFailed = 'automation.failed';

export interface FailureParts {
  readonly tasks: Listenable<TaskEvents>;
  readonly automations: Listenable<AutomationEvents>;
  readonly alerts: Pick<AlertService, 'end' | 'raise'>;
  readonly words: Pick<WordsHolder, 'get'>;
  taskOf(id: string): Pick<TaskDefinition, 'muteFailure'> | undefined;
}

export function tellFailures({ tasks, automations, alerts, words, taskOf }: FailureParts): Dispose[] {
  const raise = (rule: typeof taskFailed | typeof automationFailed, id: string, name: string, reason = ''): void => {
    const { say } = words.get();
    alerts.raise({
      rule,
      cause: causeOf(rule, id),
      severity: 'warning',
      title: say(`alerts.${rule}.title`),
      body: reason === '' ? say(`alerts.${rule}.body`, { name }) : say(`alerts.${rule}.reason`, { name, reason }),
      facts: { name },
    });
  };
  return [
    tasks.on('task.run', ({ run }) => {
      if (run.result === 'done') alerts.end(causeOf(taskFailed, run.taskId));
      if (run.result !== 'failed' || taskOf(run.taskId)?.muteFailure === true) return;
      raise(taskFailed, run.taskId, run.taskName, run.message);
    }),
    tasks.on('task.removed', ({ id }) => alerts.end(causeOf(taskFailed, id))),
    automations.on('automation.ran', ({ automation: { id, name, muteFailure }, trace }) => {
      if (trace.result === 'finished') alerts.end(causeOf(automationFailed, id));
      if (trace.result === 'error' && muteFailure !== true) raise(automationFailed, id, name, faultOf(trace));
    }),
    automations.on('automation.removed', ({ id }) => alerts.end(causeOf(automationFailed, id))),
  ];
}

function causeOf(rule: string, id: string): string {
  return `${rule}:${id}`;
}

/** What its trace says of the action that failed. */
function faultOf(trace: Trace): string | undefined {
  const step = trace.steps.findLast(({ outcome }) => outcome === 'error');
  return step === undefined ? undefined : [step.seen, step.detail].filter((part) => part !== undefined).join(', ');
}
