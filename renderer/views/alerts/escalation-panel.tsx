/** Where a critical alert goes on to while nobody acknowledges it. */
import { type ReactNode, useState } from 'react';
import type { EscalationStep } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

const places = ['mqtt', 'http'] as const;

export function EscalationPanel(): ReactNode {
  const { escalation = [] } = useSettings().alerts;
  const save = (steps: readonly EscalationStep[]): void =>
    void attempt(call('settings.update', { patch: { alerts: { escalation: steps } } }), say('settings.saved'));
  return (
    <Panel title={say('escalation.title')} lead={say('escalation.lead')}>
      <ul className={list.list}>
        {escalation.map((step, index) => (
          <li key={JSON.stringify(step)} className={`${list.row} ${list.center}`}>
            <div className={list.words}>
              <span className={list.title} dir="ltr">
                {step.to === 'mqtt' ? step.topic : step.url}
              </span>
              <span className={list.meta}>{say('escalation.after', { minutes: step.afterMinutes })}</span>
            </div>
            <Button size="s" onPress={() => save(escalation.filter((_, each) => each !== index))}>
              {say('device.remove')}
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
      <NumberInput label={say('escalation.afterMinutes')} value={afterMinutes} min={0} onChange={setAfter} />
      <SelectField
        label={say('escalation.tell')}
        value={to}
        options={places.map((value) => ({ value, label: say(`escalation.${value}`) }))}
        onChange={setTo}
      />
      <TextField
        label={say(to === 'mqtt' ? 'editor.topic' : 'brokers.address')}
        isMono
        value={place}
        onChange={setPlace}
      />
      <div className={list.buttons}>
        <Button type="submit" isDisabled={!isWhole}>
          {say('escalation.add')}
        </Button>
      </div>
    </form>
  );
}
