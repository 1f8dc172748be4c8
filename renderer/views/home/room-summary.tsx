/** What is going on in a room, in a few words beside its name. */
import { type ReactNode, useMemo } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { isActive } from '../../format/entity.ts';
import { numberFact, sayNumber, textFact, toNumber } from '../../format/values.ts';
import type { CardItem } from '../../state/selectors.ts';
import { useEntities } from '../../state/use-store.tsx';
import styles from './home-view.module.css';

/** Looks at no more than this many entities of a room. */
const looked = 120;

function summarize(entities: readonly Entity[]): string {
  const lights = entities.filter((entity) => entity.platform === 'light' && isActive(entity)).length;
  const temperatures = entities
    .filter((entity) => entity.platform === 'sensor' && textFact(entity, 'device_class') === 'temperature')
    .map((entity) => ({ value: toNumber(entity.state), unit: textFact(entity, 'unit_of_measurement', 'unit') ?? '°' }));
  const first = temperatures.find((each) => each.value !== undefined);
  const thermostat = entities.find((entity) => entity.platform === 'climate');
  const measured =
    first?.value ?? (thermostat === undefined ? undefined : numberFact(thermostat, 'current_temperature'));
  const open = entities.filter((entity) => entity.state === 'on' && isOpening(entity)).length;
  const parts = [
    measured === undefined ? undefined : `${sayNumber(measured, 1)} ${first?.unit ?? '°C'}`,
    lights === 0 ? undefined : `${lights} ${lights === 1 ? 'light' : 'lights'} on`,
    open === 0 ? undefined : `${open} open`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function isOpening(entity: Entity): boolean {
  return ['door', 'window', 'opening', 'garage_door'].includes(textFact(entity, 'device_class') ?? '');
}

export function RoomSummary({ cards }: { cards: readonly CardItem[] }): ReactNode {
  const ids = useMemo(() => cards.flatMap((card) => card.mainIds).slice(0, looked), [cards]);
  const text = summarize(useEntities(ids));
  return text === '' ? null : <span className={styles.summary}>{text}</span>;
}
