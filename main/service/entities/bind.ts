/** Ties the topics of a config to the broker. */
import type { BindingUse, EntityBinding } from './binding.ts';
import type { LiveEntity } from './live-entity.ts';
import { ReaderBinding } from './reader-binding.ts';
import type { Reading } from './reading.ts';

export interface BindingBroker {
  bind(filter: string, qos: 0 | 1 | 2, binding: EntityBinding): void;
  unbind(filter: string, binding: EntityBinding): void;
}

/** Binds what the config reads; bindings of unchanged topics stay, so that nothing is replayed to them. */
export function bindEntity(broker: BindingBroker, entity: LiveEntity, reading: Reading): void {
  const old = entity.bindings;
  const next: EntityBinding[] = [];
  const { qos } = entity.common.transport;
  const take = (filter: string, use: BindingUse): void => {
    const kind = typeof use;
    const kept = old.find((each) => each.filter === filter && typeof each.use === kind && !next.includes(each));
    if (kept !== undefined) {
      kept.use = use;
      next.push(kept);
      return;
    }
    const binding = new ReaderBinding(entity, filter, use, reading);
    next.push(binding);
    broker.bind(filter, qos, binding);
  };
  for (const reader of entity.readers()) take(reader.topic, reader);
  if (entity.common.jsonAttributesTopic !== undefined) take(entity.common.jsonAttributesTopic, 'attributes');
  entity.common.availability?.topics.forEach((item, index) => {
    take(item.topic, index);
  });
  for (const binding of old) if (!next.includes(binding)) broker.unbind(binding.filter, binding);
  // A copy of the exact length: the list that grew has room for more.
  entity.bindings = [...next];
}
