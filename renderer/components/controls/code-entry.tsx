/** Where a code is typed: a keypad for digits, a field for other codes. The code is never kept after it was sent. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract.ts';
import { sayFailure } from '../../format/failure.ts';
import { say } from '../../words/words.ts';
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
  /** What is wrong with the code that was sent. */
  error?: string | undefined;
}): ReactNode {
  const { value, onChange, isNumeric, isDisabled = false, error } = props;
  const press = (digit: string): void => onChange(value + digit);
  return (
    <div className={styles.entry}>
      <TextField
        label={say('fields.code')}
        type="password"
        value={value}
        autoComplete="one-time-code"
        onChange={onChange}
        isDisabled={isDisabled}
        error={error}
        // A space keeps the line of the error: nothing moves when it is said.
        hint={'\u00a0'}
        input={{ inputMode: isNumeric ? 'numeric' : 'text', maxLength: 64 }}
      />
      {isNumeric && (
        <div className={styles.keypad}>
          {keys.map((key) => (
            <Button key={key} size="l" isDisabled={isDisabled} onPress={() => press(key)}>
              {key}
            </Button>
          ))}
          <Button
            size="l"
            kind="quiet"
            label={say('controls.clearCode')}
            isDisabled={isDisabled}
            onPress={() => onChange('')}
          >
            {say('controls.clear')}
          </Button>
          <Button size="l" isDisabled={isDisabled} onPress={() => press('0')}>
            0
          </Button>
          <Button
            size="l"
            kind="quiet"
            label={say('controls.deleteDigit')}
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
  /** Why the code was refused, where it was: the dialog then stays, for another try. */
  onCode: (code: string) => Promise<Failure | undefined>;
  onClose: () => void;
}): ReactNode {
  const { title, confirm, isNumeric, pattern, onCode, onClose } = props;
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<Failure>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Before the dialog takes the focus itself: an effect of what it holds runs first.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isFit = code !== '' && matches(code, pattern);
  const submit = async (): Promise<void> => {
    if (!isFit || isSending) return;
    setSending(true);
    const failure = await onCode(code);
    if (failure === undefined) {
      onClose();
      return;
    }
    setSending(false);
    setRefusal(failure);
    setCode('');
    form.current?.querySelector('input')?.focus();
  };
  const unfit = code !== '' && !isFit ? say('controls.codeForm') : undefined;
  return (
    <Dialog title={title} size="s" onClose={onClose}>
      <form
        ref={form}
        className={styles.entry}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CodeField
          value={code}
          onChange={(next) => {
            setCode(next);
            setRefusal(undefined);
          }}
          isNumeric={isNumeric}
          error={unfit ?? (refusal && sayCodeRefusal(refusal))}
        />
        <Button type="submit" kind="primary" size="l" isDisabled={!isFit} isBusy={isSending}>
          {confirm}
        </Button>
      </form>
    </Dialog>
  );
}

/** A wrong code in plain words; anything else as it is said elsewhere. */
function sayCodeRefusal(failure: Failure): string {
  return failure.detail?.startsWith('code:') === true ? say('controls.codeWrong') : sayFailure(failure);
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
