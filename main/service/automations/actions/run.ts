/** Carries out the actions of one run, or only says what they would do. Time comes from the clock, the end from the signal. */
import { toFailure } from '../../base/errors.ts';
import type { Dispose } from '../../base/events.ts';
import { nextTurn } from '../../base/within.ts';
import type { Action } from '../../model/automations.ts';
import type { Finding } from '../conditions/condition.ts';
import { renderInHome } from '../templates.ts';
import type { ActionKind, ActionRun, ActionsEnd, Step } from './action.ts';
import { actionKinds } from './table.ts';

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
    const run = this.#run;
    for (const [index, action] of actions.entries()) {
      if (run.signal.aborted) return 'stopped';
      const step = this.#step(`${path}[${index}]`, action.type);
      this.#steps += 1;
      if (this.#steps > mostSteps) return step.fail(`more than ${mostSteps} actions in one run`);
      if (this.#steps % stepsPerTurn === 0) await nextTurn();
      const kind: ActionKind<Action> = actionKinds[action.type];
      let end: ActionsEnd;
      try {
        end = await kind.run(action, step);
      } catch (error) {
        run.onBug(error);
        end = step.fail(toFailure(error).code);
      }
      if (end !== 'finished') return end;
    }
    return run.signal.aborted ? 'stopped' : 'finished';
  }

  #step(path: string, kind: Action['type']): Step {
    const run = this.#run;
    const note = (outcome: Finding['outcome'], seen?: string, detail?: string): void => {
      run.note({
        path,
        kind,
        outcome,
        ...(seen === undefined ? {} : { seen }),
        ...(detail === undefined ? {} : { detail }),
      });
    };
    const fail = (detail: string, seen?: string): ActionsEnd => {
      note('error', seen, detail);
      return 'error';
    };
    return {
      run,
      path,
      list: (actions, under) => this.list(actions, `${path}${under}`),
      render: (source) => renderInHome(source, run.home()),
      until: (seconds, start) => until(run, seconds, start),
      note,
      would(seen, detail) {
        note('would-do', seen, detail);
        return 'finished';
      },
      fail,
      ended(result, seen) {
        if (!result.ok) {
          const { code, detail } = result.error;
          return fail(detail === undefined ? code : `${code}: ${detail}`, seen);
        }
        note('done', seen);
        return 'finished';
      },
    };
  }
}

function until({ clock, signal }: ActionRun, seconds: number, start?: (done: () => void) => Dispose): Promise<void> {
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
    ends.push(clock.after(seconds * 1000, finish));
    if (start !== undefined) ends.push(start(finish));
  });
}
