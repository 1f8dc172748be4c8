/** Where a critical alert goes on to while nobody acknowledges it. */
import { type ReactNode, useState } from 'react';
import type { EscalationStep } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice, Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { MailServerForm } from './mail-server-form.tsx';

const places = ['loud', 'mqtt', 'http', 'mail'] as const;
type Place = (typeof places)[number];

function saidPlace(step: EscalationStep): string {
  if (step.to === 'loud') return say('escalation.loudStep');
  return step.to === 'mqtt' ? step.topic : step.to === 'http' ? step.url : step.address;
}

function stepTo(to: Place, afterMinutes: number, where: string): EscalationStep {
  if (to === 'loud') return { to, afterMinutes };
  if (to === 'mqtt') return { to, afterMinutes, topic: where };
  return to === 'http' ? { to, afterMinutes, url: where } : { to, afterMinutes, address: where };
}

export function EscalationPanel(): ReactNode {
  const { escalation = [], mail } = useSettings().alerts;
  const mails = escalation.some(({ to }) => to === 'mail');
  const save = (steps: readonly EscalationStep[]): void =>
    void attempt(call('settings.update', { patch: { alerts: { escalation: steps } } }), say('common.saved'));
  return (
    <Panel title={say('escalation.title')} lead={say('escalation.lead')}>
      <ul className={list.list}>
        {escalation.map((step, index) => (
          <li key={JSON.stringify(step)} className={`${list.row} ${list.center}`}>
            <div className={list.words}>
              <span className={list.title} {...(step.to === 'loud' ? {} : { dir: 'ltr' })}>
                {saidPlace(step)}
              </span>
              <span className={list.meta}>{say('escalation.after', { minutes: step.afterMinutes })}</span>
            </div>
            <Button size="s" onPress={() => save(escalation.filter((_, each) => each !== index))}>
              {say('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {mails && mail === undefined && <Notice tone="warning">{say('escalation.noServer')}</Notice>}
      <NewStep onAdd={(step) => save([...escalation, step].sort((a, b) => a.afterMinutes - b.afterMinutes))} />
      {(mails || mail !== undefined) && <MailServerForm key={JSON.stringify(mail)} />}
    </Panel>
  );
}

function placeLabel(to: Place): string {
  if (to === 'mail') return say('escalation.address');
  return say(to === 'mqtt' ? 'common.topic' : 'common.address');
}

function NewStep({ onAdd }: { onAdd: (step: EscalationStep) => void }): ReactNode {
  const [to, setTo] = useState<Place>('loud');
  const [place, setPlace] = useState('');
  const [afterMinutes, setAfter] = useState<number | undefined>(5);
  const isWhole = (to === 'loud' || place.trim() !== '') && afterMinutes !== undefined;
  return (
    <form
      className={list.columns}
      onSubmit={(event) => {
        event.preventDefault();
        if (afterMinutes === undefined) return;
        onAdd(stepTo(to, afterMinutes, place.trim()));
        setPlace('');
      }}
    >
      <NumberInput label={say('common.afterMinutes')} value={afterMinutes} min={0} onChange={setAfter} />
      <SelectField
        label={say('escalation.tell')}
        value={to}
        options={places.map((value) => ({ value, label: say(`escalation.${value}`) }))}
        onChange={(value) => setTo(places.find((each) => each === value) ?? 'loud')}
      />
      {to !== 'loud' && <TextField label={placeLabel(to)} isMono value={place} onChange={setPlace} />}
      <div className={list.buttons}>
        <Button type="submit" isDisabled={!isWhole}>
          {say('escalation.add')}
        </Button>
      </div>
    </form>
  );
}
