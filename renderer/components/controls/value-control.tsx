/** Entities that hold one value: number, select, text, date, time; and notify, which takes a message. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { numberText, parseNumber } from '../../format/number-text.ts';
import { can, sayNumber, toNumber } from '../../format/values.ts';
import { scaleOfEntity } from '../../platforms/reading.ts';
import { say, words } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/fields.tsx';
import { Slider } from '../ui/slider.tsx';
import styles from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { type ControlProps, useCommand } from './use-command.ts';

export function NumberControl({ entity }: ControlProps<'number'>): ReactNode {
  const { send, wantedNumber, isDisabled } = useCommand(entity);
  if (!can(entity, 'set_value')) return null;
  const range = {
    min: entity.capabilities.min ?? 0,
    max: entity.capabilities.max ?? 100,
    step: entity.capabilities.step ?? 1,
  };
  const mode = entity.capabilities.mode ?? 'auto';
  const isSlider = mode === 'slider' || (mode === 'auto' && (range.max - range.min) / range.step <= 256);
  // As the person reads it; what goes out is in the device's unit.
  const scale = scaleOfEntity(entity);
  const { unit } = scale;
  const min = scale.shown(range.min);
  const max = scale.shown(range.max);
  const step = scale.shownStep(range.step);
  const state = toNumber(entity.state);
  const shown = state === undefined ? undefined : scale.shown(state);
  const wanted = wantedNumber('value');
  if (isSlider) {
    return (
      <Slider
        label={entity.name}
        value={shown}
        wanted={wanted === undefined ? undefined : scale.shown(wanted)}
        min={min}
        max={max}
        step={step}
        say={(value) => words().beside(sayNumber(value), unit)}
        isDisabled={isDisabled}
        onCommit={(value) => send('set_value', { value: scale.device(value, range) })}
      />
    );
  }
  const bounds = { min: sayNumber(min), max: sayNumber(max) };
  return (
    <SendField
      entity={entity}
      type="number"
      shown={shown === undefined ? '' : numberText(shown)}
      hint={words().beside(say('controls.range', bounds), unit)}
      problem={(text) => {
        const value = parseNumber(text);
        if (value === undefined) return say('controls.notANumber');
        return value < min || value > max ? say('controls.between', bounds) : undefined;
      }}
      limits={{ min, max, step }}
      isDisabled={isDisabled}
      onSend={(text) => {
        const typed = parseNumber(text);
        if (typed !== undefined) send('set_value', { value: scale.device(typed, range) });
      }}
    />
  );
}

export function SelectControl({ entity, size }: ControlProps<'select'>): ReactNode {
  const { send, wanted, isDisabled } = useCommand(entity);
  if (!can(entity, 'select_option')) return null;
  return (
    <OptionRow
      label={size === 'full' ? say('fields.option') : entity.name}
      options={entity.capabilities.options ?? []}
      value={entity.state}
      wanted={wanted('option')}
      isDisabled={isDisabled}
      isOwnText
      asList={size === 'card'}
      isLabelHidden={size === 'card'}
      onChange={(option) => send('select_option', { option })}
    />
  );
}

export function TextControl({ entity }: ControlProps<'text'>): ReactNode {
  const { send, isDisabled } = useCommand(entity);
  if (!can(entity, 'set_value')) return null;
  const min = entity.capabilities.min ?? 0;
  const max = entity.capabilities.max ?? 255;
  const isPassword = entity.capabilities.mode === 'password';
  return (
    <SendField
      entity={entity}
      type={isPassword ? 'password' : 'text'}
      shown={isPassword || entity.state === 'unknown' ? '' : entity.state}
      problem={(text) =>
        text.length < min || text.length > max ? say('controls.characters', { min, max }) : undefined
      }
      isDisabled={isDisabled}
      onSend={(value) => send('set_value', { value })}
    />
  );
}

export function NotifyControl({ entity }: ControlProps<'notify'>): ReactNode {
  const { send, isDisabled } = useCommand(entity);
  return (
    <SendField
      entity={entity}
      type="text"
      shown=""
      verb={say('controls.send')}
      placeholder={say('fields.message')}
      problem={(text) => (text === '' ? say('controls.writeFirst') : undefined)}
      isDisabled={isDisabled}
      onSend={(message) => send('send_message', { message })}
    />
  );
}

/** `2026-11-22T07:30` in the browser's zone, for the native field. */
function localInput(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function DateControl({ entity }: ControlProps<'date' | 'time' | 'datetime'>): ReactNode {
  const { send, isDisabled } = useCommand(entity);
  if (!can(entity, 'set_value')) return null;
  const { platform, state } = entity;
  const type = platform === 'date' ? 'date' : platform === 'time' ? 'time' : 'datetime-local';
  const shown = state === 'unknown' ? '' : platform === 'datetime' ? localInput(state) : state;
  return (
    <SendField
      entity={entity}
      type={type}
      shown={shown}
      problem={(text) => (text === '' ? say('controls.chooseAValue') : undefined)}
      limits={platform === 'time' ? { step: 1 } : {}}
      isDisabled={isDisabled}
      onSend={(text) => {
        if (platform === 'date') send('set_value', { date: text });
        else if (platform === 'time') send('set_value', { time: text.length === 5 ? `${text}:00` : text });
        else send('set_value', { datetime: new Date(text).toISOString() });
      }}
    />
  );
}

/** A field that follows the reported value until it is edited, with a button that sends. */
function SendField(props: {
  entity: Entity;
  type: 'text' | 'password' | 'number' | 'date' | 'time' | 'datetime-local';
  shown: string;
  verb?: string;
  placeholder?: string;
  hint?: string;
  limits?: { min?: number; max?: number; step?: number };
  problem: (text: string) => string | undefined;
  isDisabled: boolean;
  onSend: (text: string) => void;
}): ReactNode {
  const { entity, type, shown, verb, placeholder, hint, limits = {}, problem, isDisabled, onSend } = props;
  const [draft, setDraft] = useState<string>();
  const text = draft ?? shown;
  const wrong = draft === undefined ? undefined : problem(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem(text) !== undefined) {
      setDraft(text);
      return;
    }
    onSend(text);
    setDraft(undefined);
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <div className={styles.grow}>
        <TextField
          label={entity.name.slice(0, 100)}
          isLabelHidden
          type={type}
          value={text}
          onChange={setDraft}
          isDisabled={isDisabled}
          error={wrong}
          input={limits}
          {...(hint === undefined ? {} : { hint })}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </div>
      <Button type="submit" isDisabled={isDisabled || (draft === undefined && verb === undefined)}>
        {verb ?? say('actions.set_value')}
      </Button>
    </form>
  );
}
