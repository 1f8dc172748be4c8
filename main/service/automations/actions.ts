/** Carries out the actions of one run, or only says what they would do. Time comes from the clock, the end from the signal. */
import { assertNever, type Result, toFailure } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock } from '../base/ports.ts';
import type { Action, Trigger } from '../model/automations.ts';
import type { Delivery } from '../mqtt/model.ts';
import { evaluateAll, type Finding } from './conditions.ts';
import type { HomeView } from './home.ts';
import { renderInHome } from './templates.ts';
import type { Facts } from './triggers.ts';

/** What actions reach. The engine has already bound them to the run. */
export interface ActionPorts {
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Delivery>>;
  publish(message: PublishRequest): Promise<Result<Delivery>>;
  notify(message: NotifyRequest): void;
  runTask(taskId: string): Promise<Result<unknown>>;
  arm(trigger: Trigger, fire: (facts: Facts) => void): Dispose;
}

export interface PublishRequest {
  readonly topic: string;
  readonly payload: string;
  readonly brokerId?: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

export interface NotifyRequest {
  readonly title: string;
  readonly message: string;
  readonly severity: 'info' | 'warning' | 'critical';
}

export interface ActionRun {
  readonly ports: ActionPorts;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Nothing is done; conditions are still looked at. */
  readonly dry: boolean;
  home(): HomeView;
  note(finding: Finding): void;
  /** Something threw that should not. */
  onBug(error: unknown): void;
}

export type ActionsEnd = 'finished' | 'stopped' | 'error';

/** Bounds what a run with nested repeats can do. */
const mostSteps = 10_000;
/** After so many actions without a pause, messages get their turn. */
const stepsPerTurn = 50;

/** Runs actions one after the other until one stops or fails the run, or the signal does. */
export async function runActions(actions: readonly Action[], run: ActionRun): Promise<ActionsEnd> {
  return new Runner(run).list(actions, 'actions');
}

class Runner {
  readonly #run: ActionRun;
  #steps = 0;

  constructor(run: ActionRun) {
    this.#run = run;
  }

  async list(actions: readonly Action[], path: string): Promise<ActionsEnd> {
    for (const [index, action] of actions.entries()) {
      if (this.#run.signal.aborted) return 'stopped';
      const at = `${path}[${index}]`;
      this.#steps += 1;
      if (this.#steps > mostSteps) return this.#fail(at, action.type, `more than ${mostSteps} actions in one run`);
      if (this.#steps % stepsPerTurn === 0) await turn();
      let end: ActionsEnd;
      try {
        end = await this.#one(action, at);
      } catch (error) {
        this.#run.onBug(error);
        end = this.#fail(at, action.type, toFailure(error).code);
      }
      if (end !== 'finished') return end;
    }
    return this.#run.signal.aborted ? 'stopped' : 'finished';
  }

  async #one(action: Action, path: string): Promise<ActionsEnd> {
    switch (action.type) {
      case 'command':
        return this.#command(action, path);
      case 'publish':
        return this.#publish(action, path);
      case 'notify':
        return this.#notify(action, path);
      case 'delay':
        return this.#delay(action, path);
      case 'wait':
        return this.#wait(action, path);
      case 'choose':
        return this.#choose(action, path);
      case 'repeat':
        return this.#repeat(action, path);
      case 'task':
        if (this.#run.dry) return this.#would(path, action.type, action.taskId);
        return this.#outcome(path, action.type, await this.#run.ports.runTask(action.taskId), action.taskId);
      case 'stop':
        this.#note(path, action.type, this.#run.dry ? 'would-do' : 'done', action.reason);
        return 'stopped';
      default:
        return assertNever(action);
    }
  }

  async #command(action: Extract<Action, { type: 'command' }>, path: string): Promise<ActionsEnd> {
    const { entityId, params = {} } = action;
    const rendered = this.#renderParams(params);
    if (!rendered.ok) return this.#fail(path, action.type, rendered.reason);
    const given = Object.keys(rendered.value).length === 0 ? '' : ` ${JSON.stringify(rendered.value)}`;
    const seen = `${action.action} ${entityId}${given}`;
    if (this.#run.dry) {
      const known = this.#run.home().entity(entityId) !== undefined;
      return this.#would(path, action.type, seen, known ? undefined : `unknown entity ${entityId}`);
    }
    const result = await this.#run.ports.command(entityId, action.action, rendered.value);
    return this.#delivered(path, action.type, result, seen);
  }

  async #publish(action: Extract<Action, { type: 'publish' }>, path: string): Promise<ActionsEnd> {
    const payload = this.#render(action.payload);
    if (!payload.ok) return this.#fail(path, action.type, `template: ${payload.reason}`);
    const seen = `${action.topic}: ${payload.text}`;
    if (this.#run.dry) return this.#would(path, action.type, seen);
    const { topic, brokerId, qos = 0, retain = false } = action;
    const message = { topic, payload: payload.text, qos, retain, ...(brokerId === undefined ? {} : { brokerId }) };
    return this.#delivered(path, action.type, await this.#run.ports.publish(message), seen);
  }

  #notify(action: Extract<Action, { type: 'notify' }>, path: string): ActionsEnd {
    const title = this.#render(action.title);
    const message = this.#render(action.message);
    if (!title.ok) return this.#fail(path, action.type, `title: ${title.reason}`);
    if (!message.ok) return this.#fail(path, action.type, `message: ${message.reason}`);
    const seen = `${title.text}: ${message.text}`;
    if (this.#run.dry) return this.#would(path, action.type, seen);
    this.#run.ports.notify({ title: title.text, message: message.text, severity: action.severity });
    this.#note(path, action.type, 'done', seen);
    return 'finished';
  }

  async #delay(action: Extract<Action, { type: 'delay' }>, path: string): Promise<ActionsEnd> {
    const seen = `${action.seconds} s`;
    if (this.#run.dry) return this.#would(path, action.type, seen);
    await this.#until(action.seconds, () => () => undefined);
    this.#note(path, action.type, this.#run.signal.aborted ? 'skipped' : 'done', seen);
    return 'finished';
  }

  async #wait(action: Extract<Action, { type: 'wait' }>, path: string): Promise<ActionsEnd> {
    if (this.#run.dry)
      return this.#would(path, action.type, `${action.trigger.type}, ${action.timeoutSeconds} s at most`);
    let fired: Facts | undefined;
    await this.#until(action.timeoutSeconds, (done) =>
      this.#run.ports.arm(action.trigger, (facts) => {
        fired = facts;
        done();
      }),
    );
    if (this.#run.signal.aborted) return 'stopped';
    if (fired !== undefined) {
      this.#note(path, action.type, 'done', fired.to ?? fired.payload ?? fired.event ?? fired.type);
      return 'finished';
    }
    this.#note(path, action.type, 'timeout', `${action.timeoutSeconds} s`);
    return action.continueOnTimeout ? 'finished' : 'stopped';
  }

  async #choose(action: Extract<Action, { type: 'choose' }>, path: string): Promise<ActionsEnd> {
    const findings: Finding[] = [];
    const chosen = action.options.findIndex((option, index) =>
      evaluateAll(option.conditions, this.#run.home(), `${path}.options[${index}].conditions`, (finding) =>
        findings.push(finding),
      ),
    );
    const option = action.options[chosen];
    const branch = option !== undefined ? `option ${chosen}` : action.otherwise !== undefined ? 'otherwise' : 'none';
    this.#note(path, action.type, this.#run.dry ? 'would-do' : 'done', branch);
    for (const finding of findings) this.#run.note(finding);
    if (option !== undefined) return this.list(option.actions, `${path}.options[${chosen}].actions`);
    return this.list(action.otherwise ?? [], `${path}.otherwise`);
  }

  async #repeat(action: Extract<Action, { type: 'repeat' }>, path: string): Promise<ActionsEnd> {
    // A trial cannot change what `while` looks at, so once is enough to show it.
    const count = this.#run.dry ? 1 : action.count;
    this.#note(path, action.type, this.#run.dry ? 'would-do' : 'done', `up to ${action.count} times`);
    for (let round = 0; round < count; round++) {
      const go = evaluateAll(action.while ?? [], this.#run.home(), `${path}.while`, (finding) =>
        this.#run.note(finding),
      );
      if (!go) return 'finished';
      const end = await this.list(action.actions, `${path}.actions`);
      if (end !== 'finished') return end;
    }
    return 'finished';
  }

  /** Waits for `start` to call back, the time to pass, or the run to be stopped. */
  #until(seconds: number, start: (done: () => void) => Dispose): Promise<void> {
    const { clock, signal } = this.#run;
    return new Promise((resolve) => {
      const ends: Dispose[] = [];
      const finish = (): void => {
        signal.removeEventListener('abort', finish);
        for (const end of ends.splice(0)) end();
        resolve();
      };
      if (signal.aborted) {
        resolve();
        return;
      }
      signal.addEventListener('abort', finish);
      ends.push(
        clock.after(seconds * 1000, finish),
        start(() => finish()),
      );
    });
  }

  #render(source: string): ReturnType<typeof renderInHome> {
    return renderInHome(source, this.#run.home());
  }

  #renderParams(
    params: Readonly<Record<string, unknown>>,
  ): { ok: true; value: Readonly<Record<string, unknown>> } | { ok: false; reason: string } {
    const entries: Array<readonly [string, unknown]> = [];
    for (const [name, value] of Object.entries(params)) {
      const rendered = typeof value === 'string' ? this.#render(value) : undefined;
      if (rendered?.ok === false) return { ok: false, reason: `${name}: ${rendered.reason}` };
      entries.push([name, rendered === undefined ? value : rendered.text]);
    }
    return { ok: true, value: Object.fromEntries(entries) };
  }

  /** What was sent is never sent again, for it may have arrived; the run goes on, and its trace says what is known. */
  #delivered(path: string, kind: string, result: Result<Delivery>, seen: string): ActionsEnd {
    const unconfirmed = result.ok ? result.value.unconfirmed : undefined;
    if (unconfirmed === undefined) return this.#outcome(path, kind, result, seen);
    this.#note(path, kind, 'done', seen, `sent, not confirmed: ${unconfirmed.detail ?? unconfirmed.code}`);
    return 'finished';
  }

  #outcome(path: string, kind: string, result: Result<unknown>, seen: string): ActionsEnd {
    if (result.ok) {
      this.#note(path, kind, 'done', seen);
      return 'finished';
    }
    const { code, detail } = result.error;
    return this.#fail(path, kind, detail === undefined ? code : `${code}: ${detail}`, seen);
  }

  #would(path: string, kind: string, seen: string, detail?: string): ActionsEnd {
    this.#note(path, kind, 'would-do', seen, detail);
    return 'finished';
  }

  #fail(path: string, kind: string, detail: string, seen?: string): ActionsEnd {
    this.#note(path, kind, 'error', seen, detail);
    return 'error';
  }

  #note(path: string, kind: string, outcome: Finding['outcome'], seen?: string, detail?: string): void {
    this.#run.note({
      path,
      kind,
      outcome,
      ...(seen === undefined ? {} : { seen }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
