/** A secret that can be typed, kept and forgotten, but never read back. */
import type { ReactNode } from 'react';
import { say } from '../../words/words.ts';
import { TextField } from './fields.tsx';
import styles from './password-field.module.css';

/** `value`: what is typed; undefined leaves what is stored, null forgets it. */
export function PasswordField(props: {
  hasPassword: boolean;
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
  label?: string;
  /** What it is called in sentences. */
  kind?: 'password' | 'token';
  hint?: string;
}): ReactNode {
  const { hasPassword, value, onChange, label = say('controls.password'), kind = 'password', hint } = props;
  const isStored = hasPassword && value === undefined;
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      value={value ?? ''}
      placeholder={isStored ? say('controls.stored') : ''}
      onChange={(text) => onChange(text === '' ? undefined : text)}
      {...(hasPassword
        ? {
            hint:
              value === null ? (
                say('controls.willBeForgotten', { kind })
              ) : (
                <button type="button" className={styles.textButton} onClick={() => onChange(null)}>
                  {say('controls.forgetStored', { kind })}
                </button>
              ),
          }
        : hint === undefined
          ? {}
          : { hint })}
    />
  );
}
