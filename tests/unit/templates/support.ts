/** Renders a template as a sensor would, and says how it ended. */
import { TemplateError } from '../../../main/service/python/errors.ts';
import { parseJson } from '../../../main/service/python/json.ts';
import { compileTemplate } from '../../../main/service/templates/compile.ts';
import type { RenderInput, Template } from '../../../main/service/templates/template.ts';

/** 2025-09-04 17:33:20.123 in Amsterdam, in summer time. */
const fixedNow = 1_757_000_000_123;

/** @throws Error with the reason when it does not compile. */
export function compiled(source: string): Template {
  const result = compileTemplate(source);
  if (!result.ok) throw new Error(`${source}: ${result.reason}`);
  return result.template;
}

/** Text, or `compile`, `jinja` or `python` followed by the reason. */
export type Outcome = readonly [kind: 'ok' | 'compile' | 'jinja' | 'python', text: string];

export function outcomeOf(source: string, payload: string, input: Partial<RenderInput> = {}): Outcome {
  const result = compileTemplate(source);
  if (!result.ok) return ['compile', result.reason];
  try {
    const valueJson = () => parseJson(payload);
    const text = result.template.render({
      value: payload,
      valueJson,
      now: fixedNow,
      timeZone: 'Europe/Amsterdam',
      ...input,
    });
    return ['ok', text];
  } catch (error) {
    if (error instanceof TemplateError) return [error.kind, error.message];
    throw error;
  }
}

/** The text of a template that must succeed. */
export function rendered(source: string, payload = '', input: Partial<RenderInput> = {}): string {
  const [kind, text] = outcomeOf(source, payload, input);
  if (kind !== 'ok') throw new Error(`${source}: ${kind}: ${text}`);
  return text;
}
