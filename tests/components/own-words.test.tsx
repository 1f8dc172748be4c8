/** Single words of fields and buttons, in German: the test of sentences in sources does not find those. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertAction, TraceStep } from '../../preload/contract.ts';
import { DurationField } from '../../renderer/components/editor/duration-field.tsx';
import { AlertButton } from '../../renderer/views/alerts/alert-button.tsx';
import { TraceView } from '../../renderer/views/automations/trace-view.tsx';
import { speak } from '../../renderer/words/words.ts';
import { mount } from './support/mount.tsx';
import { plainNames } from './support/plain-names.ts';

const german = { language: 'de', hourCycle: '24', temperatureUnit: 'C' } as const;
beforeAll(() => speak(german, []));
afterAll(() => speak({ ...german, language: 'en' }, []));

const nothing = (): void => undefined;

it('the units of a duration', async () => {
  const host = await mount(<DurationField label="Dauer" value={120} onChange={nothing} />);
  expect([...host.querySelectorAll('option')].map((option) => option.textContent)).toEqual([
    'Sekunden',
    'Minuten',
    'Stunden',
  ]);
});

it.each<[AlertAction, string]>([
  [{ id: 'lock', label: 'Lock', command: { entityId: 'lock.door', action: 'lock' } }, 'Abschließen'],
  // A sender's own is what it is.
  [{ id: 'lock', label: 'Lock', answers: true }, 'Lock'],
])('the button %j of an alert', async (action, said) => {
  const host = await mount(<AlertButton action={action} onPress={nothing} />);
  expect(host.textContent).toBe(said);
});

it('what a run looked at, and why a condition on the sun failed', async () => {
  const steps: TraceStep[] = [
    { at: '2026-03-01T12:00:00Z', path: 'conditions[0]', kind: 'sun', outcome: 'failed', detail: 'no place is set' },
  ];
  const trace = { id: 'r', automationId: 'a', startedAt: '2026-03-01T12:00:00Z', result: 'test', trigger: '', steps };
  const host = await mount(<TraceView trace={trace as never} names={plainNames} />);
  expect(host.textContent).toContain('Tag oder Nacht');
  expect(host.textContent).toContain('kein Ort ist angegeben');
  expect(host.textContent).not.toMatch(/Sun|no place/);
});
