/**
 * What reaches into Home Assistant's state machine and registries. Templates of devices see their own entity only
 * (`this`), so every other entity, device or area is one that does not exist.
 */
import { defineVariadic, glance, PyFunction } from './callable.ts';
import type { Context } from './context.ts';
import { PyDateTime } from './datetime.ts';
import type { TemplateEntity } from './template.ts';
import { utc } from './time-zone.ts';
import { absent, PyObject } from './values.ts';

function answering(names: readonly string[], answer: () => unknown): readonly PyFunction[] {
  return names.map((name) => defineVariadic(name, answer, glance));
}

/** `states('sensor.x')` is `unknown`, `states.sensor.x` is None. */
class AllStates extends PyFunction {
  constructor() {
    super('states', () => 'unknown', glance);
  }
  override attribute(name: string): unknown {
    return name.startsWith('_') ? absent : new DomainStates();
  }
  override print(): string {
    return '<template AllStates>';
  }
}

class DomainStates extends PyObject {
  override readonly typeName = 'DomainStates';
  override attribute(name: string): unknown {
    return name.startsWith('_') ? absent : null;
  }
  override print(): string {
    return '<template DomainStates>';
  }
}

const unknownTexts = answering(['state_translated'], () => 'unknown');
const nothing = answering(
  [
    'state_attr',
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
    'expand',
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
const questions = answering(
  ['is_state', 'is_state_attr', 'has_value', 'is_hidden_entity', 'is_device_attr'],
  () => false,
);

/** Both filters and global functions. */
export const stateFunctions: readonly PyFunction[] = [
  new AllStates(),
  ...unknownTexts,
  ...nothing,
  ...empty,
  ...questions,
];

export const stateTests: readonly PyFunction[] = questions;

/** `this`: the state object of the entity that renders; `unknown` while it has no state. */
export class EntityState extends PyObject {
  override readonly typeName = 'TemplateStateFromEntityId';
  readonly #entity: TemplateEntity;
  readonly #context: Context;

  constructor(entity: TemplateEntity, context: Context) {
    super();
    this.#entity = entity;
    this.#context = context;
  }

  override attribute(name: string): unknown {
    const state = this.#context.thisState();
    const { entityId } = this.#entity;
    const attributes = state?.attributes ?? {};
    switch (name) {
      case 'entity_id':
        return entityId;
      case 'state':
        return state?.state ?? 'unknown';
      case 'attributes':
        return attributes;
      case 'domain':
        return entityId.split('.')[0];
      case 'object_id':
        return entityId.split('.').slice(1).join('.');
      case 'name':
        return attributes.friendly_name ?? entityId.split('.').slice(1).join('.').replaceAll('_', ' ');
      case 'state_with_unit': {
        const unit = attributes.unit_of_measurement;
        return unit === undefined ? (state?.state ?? 'unknown') : `${state?.state ?? 'unknown'} ${unit}`;
      }
      case 'last_changed':
      case 'last_updated':
      case 'last_reported':
        // Not handed to templates; the moment of the rendering is the best guess.
        return PyDateTime.fromUtc(BigInt(Math.trunc(this.#context.nowMs * 1000)), utc);
      default:
        return absent;
    }
  }

  override print(): string {
    return `<template TemplateStateFromEntityId(${this.#entity.entityId})>`;
  }
}
