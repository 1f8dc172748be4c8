/** A field that finds a record by typing a part of its name. */

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { say } from '../../words/words.ts';
import { cx } from '../ui/cx.ts';
import fields from '../ui/fields.module.css';
import styles from './picker.module.css';

export interface PickerOption {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export function Picker(props: {
  label: string;
  value: string;
  /** The name of the chosen record. */
  shown: string;
  find: (query: string) => readonly PickerOption[];
  onChange: (id: string) => void;
  /** Said where nothing is found; absent = just that. */
  sayNone?: (query: string) => string;
  error?: string | undefined;
  /** What is to be known of the chosen record; said where nothing is wrong. */
  note?: string | undefined;
  placeholder?: string;
}): ReactNode {
  const { label, shown, find, onChange, error, note = error, placeholder = say('editor.typeToSearch') } = props;
  const { sayNone = () => say('common.nothingFound') } = props;
  const id = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const isOpen = query !== undefined;
  const options = isOpen ? find(query) : [];
  const current = Math.min(active, Math.max(0, options.length - 1));
  const close = (): void => setQuery(undefined);
  const pick = (option: PickerOption | undefined): void => {
    if (option !== undefined) onChange(option.id);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      pick(options[current]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setQuery('');
      else if (options.length > 0)
        setActive((current + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
    }
  };
  return (
    <div className={cx(fields.field, styles.picker)}>
      <label htmlFor={id} className={cx(fields.label)}>
        {label}
      </label>
      <input
        id={id}
        className={cx(fields.input)}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        aria-activedescendant={isOpen && options.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        dir="auto"
        placeholder={placeholder}
        value={query ?? shown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setQuery(query ?? '')}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox above
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant)
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <span className={styles.name} dir="auto">
                {option.label}
              </span>
              <span className={styles.detail} dir="auto">
                {option.detail}
              </span>
            </div>
          ))}
          {options.length === 0 && <div className={styles.none}>{sayNone(query)}</div>}
        </div>
      )}
      {note !== undefined && (
        <div id={`${id}-note`} className={cx(error === undefined ? fields.hint : fields.error)}>
          {error ?? note}
        </div>
      )}
    </div>
  );
}
