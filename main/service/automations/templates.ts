/** Templates of automations: `trigger`, `states('id')`, `is_state('id', 'on')`, `state_attr('id', 'name')`. */
import { define } from '../templates/callable.ts';
import { compileTemplate } from '../templates/compile.ts';
import { TemplateError } from '../templates/template.ts';
import { type HomeView, shownValue } from './home.ts';

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Why a template does not compile; undefined when it does. */
export function templateProblem(source: string): string | undefined {
  if (isPlain(source)) return undefined;
  const compiled = compileTemplate(source);
  return compiled.ok ? undefined : compiled.reason;
}

/** Most payloads and messages hold no template at all. */
function isPlain(source: string): boolean {
  return !/\{[{%#]/.test(source);
}

/** Renders a template over the home; `value` is the payload where there is one. */
export function renderInHome(source: string, home: HomeView, value?: unknown, valueJson?: () => unknown): Rendered {
  if (isPlain(source)) return { ok: true, text: source };
  const compiled = compileTemplate(source);
  if (!compiled.ok) return { ok: false, reason: compiled.reason };
  try {
    const text = compiled.template.render({
      value,
      variables: variablesOf(home),
      now: home.nowMs,
      ...(valueJson === undefined ? {} : { valueJson }),
      ...(home.timeZone === undefined ? {} : { timeZone: home.timeZone }),
    });
    return { ok: true, text };
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, reason: error.message };
    throw error;
  }
}

function variablesOf(home: HomeView): Readonly<Record<string, unknown>> {
  const stateOf = (id: unknown): string | undefined => {
    const entity = home.entity(String(id));
    return entity === undefined ? undefined : shownValue(entity);
  };
  const attributeOf = (id: unknown, name: unknown): unknown => {
    const attributes = home.entity(String(id))?.attributes ?? {};
    return Object.hasOwn(attributes, String(name)) ? (attributes[String(name)] ?? null) : null;
  };
  const { entityId, ...trigger } = home.trigger;
  return {
    trigger: { ...trigger, ...(entityId === undefined ? {} : { entity_id: entityId }) },
    states: define('states', ['entity_id'], (_context, id) => stateOf(id) ?? 'unknown'),
    is_state: define('is_state', ['entity_id', 'state'], (_context, id, state) => {
      const current = stateOf(id);
      return Array.isArray(state) ? state.includes(current) : current === state;
    }),
    state_attr: define('state_attr', ['entity_id', 'name'], (_context, id, name) => attributeOf(id, name)),
    is_state_attr: define(
      'is_state_attr',
      ['entity_id', 'name', 'value'],
      (_context, id, name, value) => attributeOf(id, name) === value,
    ),
  };
}

const truthyWords = ['true', 'yes', 'on', 'enable'];

/** What a template condition takes for true: the words of Home Assistant, and numbers other than 0. */
export function isTruthy(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (truthyWords.includes(word)) return true;
  return /^-?\d+(\.\d+)?$/.test(word) && Number(word) !== 0;
}
