/** Where a code is typed: a keypad for digits, a field for other codes. The code is never kept after it was sent. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import styles from './code-entry.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function CodeField(props: {
  value: string;
  onChange: (code: string) => void;
  isNumeric: boolean;
  isDisabled?: boolean;
}): ReactNode {
  const { value, onChange, isNumeric, isDisabled = false } = props;
  const press = (digit: string): void => onChange(value + digit);
  return (
    <div className={styles.entry}>
      <TextField
        label="Code"
        type="password"
        value={value}
        autoComplete="one-time-code"
        onChange={onChange}
        isDisabled={isDisabled}
        input={{ inputMode: isNumeric ? 'numeric' : 'text', maxLength: 64 }}
      />
      {isNumeric && (
        <div className={styles.keypad}>
          {keys.map((key) => (
            <Button key={key} size="l" isDisabled={isDisabled} onPress={() => press(key)}>
              {key}
            </Button>
          ))}
          <Button size="l" kind="quiet" label="Clear the code" isDisabled={isDisabled} onPress={() => onChange('')}>
            Clear
          </Button>
          <Button size="l" isDisabled={isDisabled} onPress={() => press('0')}>
            0
          </Button>
          <Button
            size="l"
            kind="quiet"
            label="Delete a digit"
            isDisabled={isDisabled}
            onPress={() => onChange(value.slice(0, -1))}
          >
            ⌫
          </Button>
        </div>
      )}
    </div>
  );
}

export function CodeDialog(props: {
  title: string;
  confirm: string;
  isNumeric: boolean;
  /** A regular expression that the code must match as a whole. */
  pattern?: string | undefined;
  onCode: (code: string) => void;
  onClose: () => void;
}): ReactNode {
  const { title, confirm, isNumeric, pattern, onCode, onClose } = props;
  const [code, setCode] = useState('');
  const isFit = code !== '' && matches(code, pattern);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isFit) return;
    onCode(code);
    onClose();
  };
  return (
    <Dialog title={title} size="s" onClose={onClose}>
      <form onSubmit={submit} className={styles.entry}>
        <CodeField value={code} onChange={setCode} isNumeric={isNumeric} />
        {code !== '' && !isFit && (
          <p className={styles.wrong}>This code does not have the form that the device expects.</p>
        )}
        <Button type="submit" kind="primary" size="l" isDisabled={!isFit}>
          {confirm}
        </Button>
      </form>
    </Dialog>
  );
}

/** The pattern comes from a device: one that cannot be read, or is long, is left to the service to check. */
function matches(code: string, pattern: string | undefined): boolean {
  if (pattern === undefined || pattern.length > 100 || /[+*}]\)?[+*{]/.test(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(code);
  } catch {
    return true;
  }
}
