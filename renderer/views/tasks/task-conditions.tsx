/** What must be so before a task runs. */
import type { ReactNode } from 'react';
import type { TaskDefinition } from '../../../preload/contract.ts';
import { NumberInput } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';

type Constraints = TaskDefinition['constraints'];

const flags = [
  { name: 'brokerOnline', label: 'The broker is connected' },
  { name: 'network', label: 'There is a network' },
  { name: 'unmetered', label: 'The network is not metered' },
  { name: 'onAcPower', label: 'The computer is plugged in' },
] as const;

const numbers = [
  { name: 'batteryAbovePercent', label: 'Battery above (%)', max: 100 },
  { name: 'idleMinutes', label: 'Computer idle for (minutes)', max: 1_440 },
  { name: 'freeDiskMiB', label: 'Free disk space (MiB)', max: 1_000_000 },
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
  return (
    <div className={list.list}>
      <div className={list.columns}>
        {flags.map(({ name, label }) => (
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
            placeholder="Does not matter"
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
    </div>
  );
}
