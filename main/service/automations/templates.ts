/**
 * Templates of automations: `trigger`, `states('id')`, `states.light.id.state`, `is_state('id', 'on')`,
 * `state_attr('id', 'name')`, `is_state_attr('id', 'name', value)`, `has_value('id')`.
 */
import type { Entity } from '../model/entities.ts';
import { TemplateError } from '../python/errors.ts';
import { absent, PyObject } from '../python/values.ts';
import { define, PyFunction } from '../templates/callable.ts';
import { compileTemplate } from '../templates/compile.ts';
import { type HomeView, shownValue } from './home.ts';

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Why a template does not compile; undefined when it does. */
export function templateProblem(source: string): string | undefined {
  const compiled = compileTemplate(source);
  return compiled.ok ? undefined : compiled.reason;
}

/** Renders a template over the home; `value` is the payload where there is one. Plain text stays as it is. */
export function renderInHome(source: string, home: HomeView, value?: unknown, valueJson?: () => unknown): Rendered {
  const compiled = compileTemplate(source);
  if (!compiled.ok) return { ok: false, reason: compiled.reason };
  if (compiled.template.constant) return { ok: true, text: source };
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
  // Only a text names an entity: others are not printed, for a list that holds itself many times over has no end.
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  const stateOf = (id: unknown): string => {
    const entity = home.entity(textOf(id));
    return entity === undefined ? 'unknown' : (shownValue(entity) ?? 'unknown');
  };
  const attributeOf = (id: unknown, name: unknown): unknown => {
    const attributes = home.entity(textOf(id))?.attributes ?? {};
    return Object.hasOwn(attributes, textOf(name)) ? (attributes[textOf(name)] ?? null) : null;
  };
  const { entityId, ...trigger } = home.trigger;
  return {
    trigger: { ...trigger, ...(entityId === undefined ? {} : { entity_id: entityId }) },
    states: new States(home, stateOf),
    is_state: define('is_state', ['entity_id', 'state'], (_context, id, state) => {
      const current = stateOf(id);
      return Array.isArray(state) ? state.includes(current) : current === state;
    }),
    has_value: define('has_value', ['entity_id'], (_context, id) => !['unknown', 'unavailable'].includes(stateOf(id))),
    state_attr: define('state_attr', ['entity_id', 'name'], (_context, id, name) => attributeOf(id, name)),
    is_state_attr: define(
      'is_state_attr',
      ['entity_id', 'name', 'value'],
      (_context, id, name, value) => attributeOf(id, name) === value,
    ),
  };
}

/** `states('light.a')`, and `states.light.a` for the state object. */
class States extends PyFunction {
  readonly #home: HomeView;

  constructor(home: HomeView, stateOf: (id: unknown) => string) {
    super('states', (_context, [id]) => stateOf(id));
    this.#home = home;
  }

  override attribute(domain: string): unknown {
    return new Lookup('DomainStates', (objectId) => {
      const entity = this.#home.entity(`${domain}.${objectId}`);
      return entity === undefined ? null : stateObject(entity);
    });
  }
}

/** An object whose attributes are looked up. */
class Lookup extends PyObject {
  override readonly typeName: string;
  readonly #find: (name: string) => unknown;

  constructor(typeName: string, find: (name: string) => unknown) {
    super();
    this.typeName = typeName;
    this.#find = find;
  }

  override attribute(name: string): unknown {
    return name.startsWith('_') ? absent : this.#find(name);
  }

  override print(): string {
    return `<template ${this.typeName}>`;
  }
}

function stateObject(entity: Entity): Lookup {
  const fields = new Map<string, unknown>([
    ['entity_id', entity.id],
    ['state', shownValue(entity)],
    ['attributes', entity.attributes],
    ['name', entity.name],
    ['domain', entity.platform],
    ['object_id', entity.id.slice(entity.id.indexOf('.') + 1)],
  ]);
  return new Lookup('TemplateState', (name) => (fields.has(name) ? fields.get(name) : absent));
}

const truthyWords = ['true', 'yes', 'on', 'enable'];

/** What a template condition takes for true: the words of Home Assistant, and numbers other than 0. */
export function isTruthy(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (truthyWords.includes(word)) return true;
  return /^-?\d+(\.\d+)?$/.test(word) && Number(word) !== 0;
}
