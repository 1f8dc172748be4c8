/** What must be so before a task runs. */

import { type ReactNode, useCallback } from 'react';
import type { TaskDefinition } from '../../../preload/contract.ts';
import { NumberInput } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';

type Constraints = TaskDefinition['constraints'];

const flags = [
  {
    name: 'brokerOnline',
    get label() {
      return say('taskEditor.theBrokerIsConnected');
    },
  },
  {
    name: 'network',
    get label() {
      return say('taskEditor.thereIsANetwork');
    },
  },
  {
    name: 'unmetered',
    get label() {
      return say('taskEditor.theNetworkIsNotMetered');
    },
  },
  {
    name: 'onAcPower',
    get label() {
      return say('taskEditor.theComputerIsPluggedIn');
    },
  },
] as const;

const numbers = [
  {
    name: 'batteryAbovePercent',
    get label() {
      return say('taskEditor.batteryAbove');
    },
    max: 100,
  },
  {
    name: 'idleMinutes',
    get label() {
      return say('taskEditor.computerIdleForMinutes');
    },
    max: 1_440,
  },
  {
    name: 'freeDiskMiB',
    get label() {
      return say('taskEditor.freeDiskSpaceMiB');
    },
    max: 1_000_000,
  },
] as const;

export function TaskConditions(props: {
  constraints: Constraints;
  onChange: (constraints: Constraints) => void;
}): ReactNode {
  const { constraints, onChange } = props;
  const set = (name: keyof Constraints, value: boolean | number | undefined): void => {
    const { [name]: _old, ...rest } = constraints;
    onChange(value === undefined || value === false ? rest : { ...rest, [name]: value });
  };
  const [state] = useLoaded(useCallback(() => call('task.constraints', {}), []));
  const untold = new Set(
    state.kind === 'ready' ? state.value.constraints.filter((each) => !each.judged).map((each) => each.constraint) : [],
  );
  // What cannot be judged here is not offered; where it was chosen elsewhere, it can be taken away.
  const shown = flags.filter(({ name }) => name !== 'unmetered' || !untold.has(name) || constraints[name] === true);
  return (
    <div className={list.list}>
      <div className={list.columns}>
        {shown.map(({ name, label }) => (
          <Toggle key={name} isOn={constraints[name] === true} onChange={(on) => set(name, on)}>
            {label}
          </Toggle>
        ))}
      </div>
      <div className={list.columns}>
        {numbers.map(({ name, label, max }) => (
          <NumberInput
            key={name}
            label={label}
            value={constraints[name]}
            min={0}
            max={max}
            placeholder={say('taskEditor.doesNotMatter')}
            hint={untold.has(name) ? say('taskEditor.notToldHere') : undefined}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
    </div>
  );
}
