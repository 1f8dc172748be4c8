/** A state in the editor of automations: read and chosen by its word, kept as the device says it. */
import { act, useState } from 'react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entity } from '../../preload/contract.ts';
import { StateField } from '../../renderer/views/automations/state-field.tsx';
import { speak } from '../../renderer/words/words.ts';
import { entityOf } from './support/page.tsx';
import { type Part, showPart } from './support/part.tsx';

const german = { language: 'de', hourCycle: '24', temperatureUnit: 'C' } as const;
beforeAll(() => speak(german, []));
afterAll(() => speak({ ...german, language: 'en' }, []));

const door = entityOf('binary_sensor', { id: 'binary_sensor.door', attributes: { device_class: 'door' } });
const lock = entityOf('lock', { id: 'lock.door', state: 'locked' });

const kept = { value: '' };

function Held({ entity, first }: { entity: Entity; first: string }) {
  const [value, setValue] = useState(first);
  kept.value = value;
  return <StateField label="Zu" entityId={entity.id} value={value} onChange={setValue} />;
}

const show = (entity: Entity, first: string): Promise<Part> =>
  showPart(<Held entity={entity} first={first} />, { entities: [entity] });
const leave = (field: HTMLInputElement) =>
  act(async () => void field.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));

it('shows the word of a kept state, and offers those of the platform', async () => {
  const part = await show(door, 'on');
  expect(part.field('Zu').value).toBe('Offen');
  const offered = [...part.host.querySelectorAll('option')].map((option) => option.value);
  expect(offered.slice(0, 2)).toEqual(['Offen', 'Geschlossen']);
});

it.each([
  ['Abgeschlossen', 'locked', 'Abgeschlossen'],
  ['abgeschlossen', 'locked', 'Abgeschlossen'],
  // As devices say it, too; what no word is for stays as it is.
  ['locked', 'locked', 'Abgeschlossen'],
  ['halb offen', 'halb offen', 'halb offen'],
  ['Abgeschlossen, Blockiert', 'locked, jammed', 'Abgeschlossen, Blockiert'],
])('keeps what "%s" means', async (typed, state, shown) => {
  const part = await show(lock, '');
  const field = part.field('Zu');
  await part.type(field, typed);
  expect([kept.value, field.value]).toEqual([state, typed]);
  await leave(field);
  expect(field.value).toBe(shown);
});
