/** States of several traits, and commands that touch several of them, each optimistic or reported on its own. */
import type { Expectation, Plan, Publish } from '../platform.ts';

/** The state with some traits changed; the same reference when none differs. */
export function withTraits<S extends object>(state: S, change: Partial<S>): S {
  for (const key in change) {
    if (state[key] !== change[key]) return { ...state, ...change };
  }
  return state;
}

/** What a command does to one trait. */
export interface Step<S> {
  /** Undefined where the trait has no command topic: nothing is sent. */
  readonly publish: Publish | undefined;
  /** Nothing reports the trait, or the config asks not to wait for a report. */
  readonly optimistic: boolean;
  /** The traits once the command has been obeyed. */
  readonly change: Partial<S> | ((state: S) => S);
  readonly expect: Expectation;
}

/** The messages in the order of the steps (undefined ones are left out), the state of the optimistic ones, and what the others should report. */
export function planOf<S extends object>(state: S, steps: ReadonlyArray<Step<S> | undefined>): Plan<S> {
  const publishes: Publish[] = [];
  const attributes: Record<string, unknown> = {};
  let next = state;
  let expectedState: Expectation['state'];
  for (const step of steps) {
    if (step === undefined) continue;
    if (step.publish !== undefined) publishes.push(step.publish);
    if (step.optimistic) {
      next = typeof step.change === 'function' ? step.change(next) : withTraits(next, step.change);
    } else if (step.publish !== undefined) {
      expectedState = step.expect.state ?? expectedState;
      Object.assign(attributes, step.expect.attributes);
    }
  }
  const hasAttributes = Object.keys(attributes).length > 0;
  const expect: Expectation | undefined =
    expectedState === undefined && !hasAttributes
      ? undefined
      : { ...(expectedState !== undefined && { state: expectedState }), ...(hasAttributes && { attributes }) };
  return { publishes, ...(next !== state && { state: next }), ...(expect && { expect }) };
}
