/**
 * A template tried on a payload, for people who write configs: the result, or what is wrong, and what each step of an
 * expression gives, so that it can be seen where it goes astray. Pure.
 */
import { limits } from '../base/limits.ts';
import type { TemplateTrial, TrialStep } from '../model/discovery.ts';
import { TemplateError } from '../python/errors.ts';
import { parseJson } from '../python/json.ts';
import { compileTemplate } from './compile.ts';
import type { RenderInput } from './template.ts';

export type TrialSurroundings = Pick<RenderInput, 'home' | 'now' | 'timeZone'>;

type Outcome = Pick<TrialStep, 'result' | 'error'>;

const mostSteps = 60;

/** Before the step's own output. */
const cutMark = '\u0001';

function outcomeOf(source: string, input: RenderInput): Outcome {
  const compiled = compileTemplate(source);
  if (!compiled.ok) return { error: compiled.reason };
  try {
    return { result: compiled.template.render(input) };
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.message };
    throw error;
  }
}

/** Where an expression may be cut: before each filter, and before each field of the path at its beginning. */
export function beginningsOf(expression: string): string[] {
  const cuts = new Set<number>();
  let depth = 0;
  let isPath = true;
  for (let at = 0; at < expression.length; at += 1) {
    const char = expression[at] as string;
    if (char === '"' || char === "'") {
      const end = expression.indexOf(char, at + 1);
      if (end < 0) return [expression];
      at = end;
      continue;
    }
    if (depth === 0 && char === '|') {
      cuts.add(at);
      isPath = false;
    } else if (depth === 0 && isPath && at > 0 && (char === '.' || char === '[')) cuts.add(at);
    else if (/[\s+\-*/~=<>!%,(]/.test(char) && depth === 0) isPath = false;
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
  }
  const texts = [...cuts, expression.length].map((end) => expression.slice(0, end).trim());
  return [...new Set(texts)].filter((each) => each !== '');
}

/** The expressions of a template, each with the source before it. */
function expressionsOf(source: string): Array<{ readonly before: string; readonly expression: string }> {
  const found = [...source.matchAll(/\{\{[-+]?(.*?)[-+]?\}\}/gs)];
  return found.map((match) => ({ before: source.slice(0, match.index), expression: (match[1] ?? '').trim() }));
}

function stepsOf(source: string, input: RenderInput): TrialStep[] {
  const steps: TrialStep[] = [];
  for (const { before, expression } of expressionsOf(source)) {
    for (const each of beginningsOf(expression)) {
      if (steps.length >= mostSteps) return steps;
      const { result, error } = outcomeOf(`${before}${cutMark}{{ ${each} }}`, input);
      // Inside a condition or a loop what stands before it is no template of its own.
      if (error !== undefined && outcomeOf(before, input).error !== undefined) break;
      const shown = result?.slice(result.indexOf(cutMark) + 1).slice(0, limits.shownPayloadChars);
      steps.push({
        expression: each,
        ...(shown === undefined ? {} : { result: shown }),
        ...(error === undefined ? {} : { error }),
      });
    }
  }
  return steps;
}

/** Tries a value template as it would be rendered for a message. */
export function tryTemplate(template: string, payload: string, surroundings: TrialSurroundings): TemplateTrial {
  const json = parseJson(payload);
  const input: RenderInput = { ...surroundings, value: payload, valueJson: () => json };
  const { result, error } = outcomeOf(template, input);
  return {
    isJson: json !== undefined,
    ...(result === undefined ? {} : { result: result.slice(0, limits.shownPayloadChars) }),
    ...(error === undefined ? {} : { error }),
    steps: stepsOf(template, input),
  };
}
