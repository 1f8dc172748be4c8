/** Why an automation did not run, in plain sentences for an agent: from what it is, its traces, and its conditions now. Pure. */
import type { Automation, ConditionsNow, Entity, Trace, TraceStep } from '../../preload/contract.ts';

export interface KnownOfAutomation {
  readonly automation: Automation;
  /** Newest first. */
  readonly traces: readonly Trace[];
  /** Undefined where it cannot be read. */
  readonly now: ConditionsNow | undefined;
  /** The entity as it is; undefined where there is none. */
  entity(id: string): Entity | undefined;
}

/** All that stands in its way, what is certain first. Ids and paths only: names come from devices. */
export function whyNot({ automation, traces, now, entity }: KnownOfAutomation): string[] {
  const { enabled, problem, triggers } = automation;
  return [
    ...(enabled ? [] : ['It is switched off: no trigger starts it.']),
    ...(problem === undefined ? [] : [`It is stopped: ${JSON.stringify(problem)}.`]),
    ...triggers.flatMap((trigger, index) => triggerSentences(trigger, index, entity)),
    lastTime(traces[0]),
    ...conditionsSentences(now),
  ];
}

function triggerSentences(
  trigger: Automation['triggers'][number],
  index: number,
  entity: KnownOfAutomation['entity'],
): string[] {
  if (!('entityId' in trigger)) return [];
  const { entityId, type } = trigger;
  const about = `Trigger ${index + 1} (${type}) waits for ${entityId}`;
  const known = entity(entityId);
  if (known === undefined) return [`${about}, which is not there.`];
  return known.available ? [] : [`${about}, which cannot be reached.`];
}

function lastTime(trace: Trace | undefined): string {
  if (trace === undefined) return 'No trigger of it has fired as far as its traces go back.';
  const { startedAt, result, steps } = trace;
  const failed = steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'error' || outcome === 'timeout');
  const which = failed.length === 0 ? '' : ` (${failed.map(stepText).join('; ')})`;
  return `Its trigger last fired at ${startedAt}: ${results[result]}${which}.`;
}

const results: Readonly<Record<Trace['result'], string>> = {
  running: 'it is running',
  finished: 'it ran to its end',
  'conditions-failed': 'its conditions did not hold',
  stopped: 'it was stopped',
  error: 'an action failed',
  'mode-refused': 'its mode refused another run',
  'loop-stopped': 'it was stopped because it started itself',
  test: 'it was a test',
};

function conditionsSentences(now: ConditionsNow | undefined): string[] {
  if (now === undefined) return ['Its conditions cannot be read.'];
  if (now.steps.length === 0) return [];
  if (now.hold) return ['Its conditions hold now.'];
  const failed = now.steps.filter(({ outcome }) => outcome === 'failed');
  return [`Its conditions do not hold now (${failed.map(stepText).join('; ')}).`];
}

function stepText({ path, kind, seen, detail }: TraceStep): string {
  const saw = seen === undefined ? '' : `, saw ${JSON.stringify(seen)}`;
  return `${path}: ${kind}${saw}${detail === undefined ? '' : `, ${JSON.stringify(detail)}`}`;
}
