/** A secret that can be typed, kept and forgotten, but never read back. */
import type { ReactNode } from 'react';
import { TextField } from './fields.tsx';
import styles from './password-field.module.css';

/** `value`: what is typed; undefined leaves what is stored, null forgets it. */
export function PasswordField(props: {
  hasPassword: boolean;
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
  label?: string;
  /** What it is called in sentences: "password", "token". */
  noun?: string;
  hint?: string;
}): ReactNode {
  const { hasPassword, value, onChange, label = 'Password', noun = 'password', hint } = props;
  const isStored = hasPassword && value === undefined;
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      value={value ?? ''}
      placeholder={isStored ? '•••••••• (stored)' : ''}
      onChange={(text) => onChange(text === '' ? undefined : text)}
      {...(hasPassword
        ? {
            hint:
              value === null ? (
                `The stored ${noun} will be forgotten.`
              ) : (
                <button type="button" className={styles.textButton} onClick={() => onChange(null)}>
                  Forget the stored {noun}
                </button>
              ),
          }
        : hint === undefined
          ? {}
          : { hint })}
    />
  );
}
