/** Where a critical alert goes on to while nobody acknowledges it. */
import { type ReactNode, useState } from 'react';
import type { EscalationStep } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';

const places = [
  { value: 'mqtt', label: 'MQTT topic' },
  { value: 'http', label: 'Web address (ntfy)' },
];

export function EscalationPanel(): ReactNode {
  const { escalation = [] } = useSettings().alerts;
  const save = (steps: readonly EscalationStep[]): void =>
    void attempt(call('settings.update', { patch: { alerts: { escalation: steps } } }), 'Saved');
  return (
    <Panel
      title="Escalation"
      lead="A critical alert that nobody acknowledges goes on, and is quiet everywhere once somebody does."
    >
      <ul className={list.list}>
        {escalation.map((step, index) => (
          <li key={JSON.stringify(step)} className={`${list.row} ${list.center}`}>
            <div className={list.words}>
              <span className={list.title} dir="ltr">
                {step.to === 'mqtt' ? step.topic : step.url}
              </span>
              <span className={list.meta}>after {step.afterMinutes} minutes</span>
            </div>
            <Button size="s" onPress={() => save(escalation.filter((_, each) => each !== index))}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <NewStep onAdd={(step) => save([...escalation, step].sort((a, b) => a.afterMinutes - b.afterMinutes))} />
    </Panel>
  );
}

function NewStep({ onAdd }: { onAdd: (step: EscalationStep) => void }): ReactNode {
  const [to, setTo] = useState('mqtt');
  const [place, setPlace] = useState('');
  const [afterMinutes, setAfter] = useState<number | undefined>(5);
  const isWhole = place.trim() !== '' && afterMinutes !== undefined;
  return (
    <form
      className={list.columns}
      onSubmit={(event) => {
        event.preventDefault();
        if (afterMinutes === undefined) return;
        const where = place.trim();
        onAdd(to === 'mqtt' ? { to, afterMinutes, topic: where } : { to: 'http', afterMinutes, url: where });
        setPlace('');
      }}
    >
      <NumberInput label="After (minutes)" value={afterMinutes} min={0} onChange={setAfter} />
      <SelectField label="Tell" value={to} options={places} onChange={setTo} />
      <TextField label={to === 'mqtt' ? 'Topic' : 'Address'} isMono value={place} onChange={setPlace} />
      <div className={list.buttons}>
        <Button type="submit" isDisabled={!isWhole}>
          Add step
        </Button>
      </div>
    </form>
  );
}
