/** Form fields: a label above, the control, and under it a hint or what is wrong. */
import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';
import { numberText, parseNumber } from '../../format/number-text.ts';
import { say } from '../../words/words.ts';
import { cx } from './cx.ts';
import styles from './fields.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

function Field({
  label,
  hint,
  error,
  isLabelHidden,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }): ReactNode {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={cx(isLabelHidden ? 'visually-hidden' : styles.label)}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note !== undefined && (
        <div id={`${id}-note`} className={cx(error === undefined ? styles.hint : styles.error)}>
          {note}
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number' | 'time' | 'date' | 'datetime-local' | 'search';
  readonly isDisabled?: boolean;
  readonly isMono?: boolean;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly input?: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'min' | 'max' | 'step' | 'maxLength' | 'inputMode' | 'autoFocus' | 'onKeyDown' | 'onBlur' | 'list' | 'pattern'
  >;
}

/**
 * What makes a text field one for numbers. The browser's own drops a decimal comma where the language has a point: `22,5`
 * became 225.
 */
function numberField(props: TextFieldProps): InputHTMLAttributes<HTMLInputElement> {
  const { value, onChange, input = {} } = props;
  const { min, max, step, onKeyDown, ...rest } = input;
  const number = parseNumber(value);
  const by = step === undefined || step === 'any' ? 1 : Number(step);
  const move = (direction: 1 | -1): void => {
    const next = (number ?? Number(min ?? 0)) + direction * by;
    onChange(numberText(Math.min(Number(max ?? Infinity), Math.max(Number(min ?? -Infinity), next))));
  };
  return {
    ...rest,
    type: 'text',
    inputMode: 'decimal',
    role: 'spinbutton',
    'aria-valuenow': number,
    'aria-valuemin': min === undefined ? undefined : Number(min),
    'aria-valuemax': max === undefined ? undefined : Number(max),
    onKeyDown(event) {
      onKeyDown?.(event);
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      move(event.key === 'ArrowUp' ? 1 : -1);
    },
  };
}

export function TextField(props: TextFieldProps): ReactNode {
  const { value, onChange, type = 'text', isDisabled, isMono, placeholder, autoComplete = 'off', input } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          {...(type === 'number' ? numberField(props) : { ...input, type })}
          dir={type === 'text' ? 'auto' : undefined}
          className={cx(styles.input, isMono && styles.mono)}
          value={value}
          disabled={isDisabled}
          placeholder={placeholder}
          autoComplete={autoComplete}
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextArea(
  props: FieldProps & {
    value: string;
    onChange: (value: string) => void;
    rows?: number;
    isMono?: boolean;
    placeholder?: string;
  },
): ReactNode {
  return (
    <Field {...props}>
      {(wiring) => (
        <textarea
          {...wiring}
          className={cx(styles.input, styles.area, props.isMono && styles.mono)}
          rows={props.rows ?? 4}
          value={props.value}
          placeholder={props.placeholder}
          spellCheck={false}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField(
  props: FieldProps & {
    value: string;
    options: readonly Option[];
    onChange: (value: string) => void;
    isDisabled?: boolean;
  },
): ReactNode {
  const isListed = props.options.some((option) => option.value === props.value);
  return (
    <Field {...props}>
      {(wiring) => (
        <select
          {...wiring}
          className={cx(styles.input, styles.select)}
          value={props.value}
          disabled={props.isDisabled}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {!isListed && (
            <option value={props.value} disabled hidden>
              {props.value === '' ? say('controls.choose') : props.value}
            </option>
          )}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A number as text while it is typed; `undefined` when the field is empty or no number. */
export function NumberInput(
  props: FieldProps & {
    value: number | undefined;
    onChange: (value: number | undefined) => void;
    min?: number;
    max?: number;
    step?: number | 'any';
    isDisabled?: boolean;
    placeholder?: string;
  },
): ReactNode {
  const { value, onChange, min, max, step = 'any', ...field } = props;
  // Kept as typed until the field is left: one that is emptied to type another number must not fill itself.
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      {...field}
      type="number"
      value={typed ?? (value === undefined ? '' : numberText(value))}
      onChange={(text) => {
        setTyped(text);
        onChange(parseNumber(text));
      }}
      input={{ min, max, step, onBlur: () => setTyped(undefined) }}
    />
  );
}
