/**
 * What reaches into Home Assistant's state machine and registries. Entities are those of the home, where the rendering was
 * given one; areas, floors and labels are not known here, so each is one that does not exist.
 */
import { equals } from '../../python/compare.ts';
import { PyDateTime } from '../../python/datetime.ts';
import { fixedDigits, parseFloatText } from '../../python/numbers.ts';
import { iterate, truthy } from '../../python/sequences.ts';
import { absent, PyObject } from '../../python/values.ts';
import { utc } from '../../time/zone.ts';
import { costing, define, defineVariadic, glance, orElse, PyFunction } from '../callable.ts';
import type { Context } from '../context.ts';
import type { TemplateEntity, TemplateState, TemplateThis } from '../template.ts';
import { textOf } from './methods-text.ts';

function answering(names: readonly string[], answer: () => unknown): readonly PyFunction[] {
  return names.map((name) => defineVariadic(name, answer, glance));
}

/** Putting the attributes of an entity together is more than a look. */
const attributesCost = 20;

/** The entity of an id as a template gave it; notes that it was looked at. */
function stateOf(context: Context, id: unknown): TemplateState | undefined {
  if (id instanceof StateObject) return id.entity;
  const entityId = textOf(id).toLowerCase();
  context.input.reads?.add(entityId);
  return context.input.home?.find(entityId);
}

function attributesOf(context: Context, entity: TemplateState | undefined): TemplateThis['attributes'] {
  context.charge(attributesCost);
  return entity?.this()?.attributes ?? {};
}

function attributeOf(context: Context, id: unknown, name: unknown): unknown {
  const attributes = attributesOf(context, stateOf(context, id));
  const key = textOf(name);
  return Object.hasOwn(attributes, key) ? (attributes[key] ?? null) : null;
}

/** The state with the decimals that its sensor suggests, and its unit (helpers/template, `format_state`). */
function formatted(state: TemplateThis | undefined, rounded: boolean, withUnit: boolean): string {
  if (state === undefined) return 'unknown';
  const number = state.precision === undefined ? undefined : parseFloatText(state.state);
  const isRounded = rounded && number !== undefined && state.precision !== undefined && Number.isFinite(number);
  const text = isRounded ? fixedDigits(number, Math.min(state.precision ?? 0, 20)) : state.state;
  const unit = state.attributes.unit_of_measurement;
  return withUnit && typeof unit === 'string' ? `${text} ${unit}` : text;
}

const statesFunction = define('states', ['entity_id', 'rounded?', 'with_unit?'], (context, id, rounded, withUnit) => {
  const entity = stateOf(context, id);
  const unit = truthy(orElse(withUnit, false));
  const round = rounded === absent || rounded === null ? unit : truthy(rounded);
  if (!unit && !round) return entity?.shownState ?? 'unknown';
  context.charge(attributesCost);
  return formatted(entity?.this(), round, unit);
});

/** `states('sensor.x')`, `states.sensor.x`, `states.sensor`, `states`; an entity that there is not is None. */
class AllStates extends PyFunction {
  readonly #context: Context | undefined;
  constructor(context?: Context) {
    super('states', statesFunction.invoke, glance);
    this.#context = context;
  }
  override attribute(name: string): unknown {
    if (name.startsWith('_')) return absent;
    const context = this.#context;
    if (!name.includes('.')) return new DomainStates(name, context);
    const entity = context === undefined ? undefined : stateOf(context, name);
    return entity === undefined || context === undefined ? null : new StateObject(entity, context);
  }
  override items(): Iterable<unknown> {
    return this.#context === undefined ? [] : statesIn(this.#context, undefined);
  }
  override print(): string {
    return '<template AllStates>';
  }
}

/** `states` of a rendering: the function alone does not know whose home it is in. */
export function allStates(context: Context): PyObject {
  return new AllStates(context);
}

function* statesIn(context: Context, domain: string | undefined): IterableIterator<StateObject> {
  context.input.reads?.add(domain === undefined ? '*' : `${domain}.*`);
  for (const entity of context.input.home?.all(domain) ?? []) {
    context.charge(1);
    yield new StateObject(entity, context);
  }
}

class DomainStates extends PyObject {
  override readonly typeName = 'DomainStates';
  readonly #domain: string;
  readonly #context: Context | undefined;
  constructor(domain: string, context: Context | undefined) {
    super();
    this.#domain = domain;
    this.#context = context;
  }
  override attribute(name: string): unknown {
    if (name.startsWith('_')) return absent;
    const context = this.#context;
    const entity = context === undefined ? undefined : stateOf(context, `${this.#domain}.${name}`);
    return entity === undefined || context === undefined ? null : new StateObject(entity, context);
  }
  override items(): Iterable<unknown> {
    return this.#context === undefined ? [] : statesIn(this.#context, this.#domain);
  }
  override print(): string {
    return '<template DomainStates>';
  }
}

const nothing = answering(
  [
    'state_attr_translated',
    'entity_name',
    'device_id',
    'device_attr',
    'device_name',
    'area_id',
    'area_name',
    'floor_id',
    'floor_name',
    'label_id',
    'label_name',
    'label_description',
    'config_entry_id',
    'config_entry_attr',
    'issue',
    'closest',
    'distance',
  ],
  () => null,
);
const empty = answering(
  [
    'area_entities',
    'area_devices',
    'floor_areas',
    'floor_entities',
    'device_entities',
    'integration_entities',
    'label_areas',
    'label_devices',
    'label_entities',
    'labels',
    'areas',
    'floors',
    'issues',
  ],
  () => [],
);

const isState = define('is_state', ['entity_id', 'state'], (context, id, state) => {
  const shown = stateOf(context, id)?.shownState;
  if (shown === undefined) return false;
  return Array.isArray(state) ? state.includes(shown) : state === shown;
});

const isStateAttr = define('is_state_attr', ['entity_id', 'name', 'value'], (context, id, name, value) => {
  const seen = attributeOf(context, id, name);
  return seen !== null && equals(seen, value, context);
});

const hasValue = define('has_value', ['entity_id'], (context, id) => {
  const shown = stateOf(context, id)?.shownState;
  return shown !== undefined && shown !== 'unknown' && shown !== 'unavailable';
});

const questions: readonly PyFunction[] = [
  isState,
  isStateAttr,
  hasValue,
  ...answering(['is_hidden_entity', 'is_device_attr'], () => false),
];

const stateAttr = define('state_attr', ['entity_id', 'name'], attributeOf);
const stateTranslated = define('state_translated', ['entity_id'], (context, id) => {
  return stateOf(context, id)?.shownState ?? 'unknown';
});

/** Ids, entities and lists of both as entities, each once, ordered by their ids. */
const expand = defineVariadic(
  'expand',
  (context, positional) => {
    const found = new Map<string, StateObject>();
    const take = (value: unknown): void => {
      context.nested(() => {
        if (value instanceof StateObject) found.set(value.entity.entityId, value);
        else if (typeof value === 'string') {
          const entity = stateOf(context, value);
          if (entity !== undefined) found.set(entity.entityId, new StateObject(entity, context));
        } else for (const each of iterate(value, context)) take(each);
      });
    };
    for (const value of positional) take(value);
    context.charge(found.size);
    return [...found.values()].sort((a, b) => (a.entity.entityId < b.entity.entityId ? -1 : 1));
  },
  costing(10),
);

/** Both filters and global functions. */
export const stateFunctions: readonly PyFunction[] = [
  new AllStates(),
  stateTranslated,
  stateAttr,
  expand,
  ...nothing,
  ...empty,
  ...questions,
];

export const stateTests: readonly PyFunction[] = questions;

/** A state object: what `states.sensor.x` and `this` are; `unknown` while there is no state. */
export class StateObject extends PyObject {
  override readonly typeName = 'TemplateStateFromEntityId';
  readonly entity: TemplateState;
  readonly #context: Context;

  constructor(entity: TemplateState, context: Context) {
    super();
    this.entity = entity;
    this.#context = context;
  }

  override attribute(name: string): unknown {
    const { entity } = this;
    const context = this.#context;
    const { entityId } = entity;
    switch (name) {
      case 'entity_id':
        return entityId;
      case 'state':
        return entity.shownState;
      case 'attributes':
        return attributesOf(context, entity);
      case 'domain':
        return entityId.split('.')[0];
      case 'object_id':
        return entityId.split('.').slice(1).join('.');
      case 'name':
        return (
          attributesOf(context, entity).friendly_name ?? entityId.split('.').slice(1).join('.').replaceAll('_', ' ')
        );
      case 'state_with_unit':
        context.charge(attributesCost);
        return formatted(entity.this(), true, true);
      case 'last_changed':
        return momentOf(context, entity.this()?.lastChanged);
      case 'last_updated':
      case 'last_reported':
        return momentOf(context, entity.this()?.lastUpdated);
      default:
        return absent;
    }
  }

  override equals(other: unknown): boolean {
    return other instanceof StateObject && other.entity.entityId === this.entity.entityId;
  }

  override print(): string {
    return `<template TemplateStateFromEntityId(${this.entity.entityId})>`;
  }
}

function momentOf(context: Context, at: number | undefined): PyDateTime {
  context.charge(attributesCost);
  // Where it is not known, the moment of the rendering is the best guess.
  return PyDateTime.fromUtc(BigInt(Math.trunc((at ?? context.nowMs) * 1000)), utc);
}

/** `this`: the state object of the entity that renders. Looking at itself is noted like looking at others. */
export function ownState(entity: TemplateEntity, context: Context): StateObject {
  context.input.reads?.add(entity.entityId);
  return new StateObject(
    {
      entityId: entity.entityId,
      get shownState() {
        return context.thisState()?.state ?? 'unknown';
      },
      this: () => context.thisState(),
    },
    context,
  );
}
