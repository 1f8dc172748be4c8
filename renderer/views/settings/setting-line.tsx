/** One setting: what it is on the left, its control on the right. */
import type { ReactNode } from 'react';
import type { RequestOf } from '../../../preload/contract.ts';
import { Toggle } from '../../components/ui/toggle.tsx';
import { attempt, call } from '../../state/calls.ts';
import styles from './settings-view.module.css';

export function SettingLine(props: { title: ReactNode; text?: ReactNode; children?: ReactNode }): ReactNode {
  return (
    <div className={styles.line}>
      <div className={styles.lineWords}>
        <div className={styles.lineTitle} dir="auto">
          {props.title}
        </div>
        {props.text !== undefined && (
          <div className={styles.lineText} dir="auto">
            {props.text}
          </div>
        )}
      </div>
      {props.children}
    </div>
  );
}

export function ToggleLine(props: {
  title: string;
  text?: ReactNode;
  isOn: boolean;
  onChange: (on: boolean) => void;
  isDisabled?: boolean;
}): ReactNode {
  const { title, text, isOn, onChange, isDisabled = false } = props;
  return (
    <SettingLine title={title} {...(text === undefined ? {} : { text })}>
      <Toggle label={title} isOn={isOn} isDisabled={isDisabled} onChange={onChange} />
    </SettingLine>
  );
}

/** Saves a part of the settings; a failure is said at the edge of the window. */
export function saveSettings(patch: RequestOf<'settings.update'>['patch']): void {
  void attempt(call('settings.update', { patch }));
}
