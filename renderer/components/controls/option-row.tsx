/** One choice of several: buttons where there is room, a list where there are many. */
import type { ReactNode } from 'react';
import { humanize, sayOption } from '../../format/values.ts';
import { ModeButton } from '../ui/button.tsx';
import { SelectField } from '../ui/fields.tsx';
import styles from './controls.module.css';

const buttonsAtMost = 7;

export function OptionRow(props: {
  label: string;
  options: readonly string[];
  value: string | undefined;
  wanted?: unknown;
  isDisabled?: boolean;
  /** Whether options are words of the platform (`fan_only`) or the device's own texts. */
  isOwnText?: boolean;
  asList?: boolean;
  /** Where the name stands right above. */
  isLabelHidden?: boolean;
  onChange: (value: string) => void;
}): ReactNode {
  const { label, options, value, wanted, isDisabled = false, isOwnText = false, asList = false, onChange } = props;
  if (options.length === 0) return null;
  const say = (option: string): string => (isOwnText ? sayOption(option) : humanize(option));
  if (asList || options.length > buttonsAtMost || options.some((option) => option.length > 24)) {
    return (
      <SelectField
        label={label}
        isLabelHidden={props.isLabelHidden === true}
        value={value ?? ''}
        options={options.slice(0, 500).map((option) => ({ value: option, label: say(option.slice(0, 100)) }))}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    );
  }
  return (
    <fieldset className="plain-fieldset">
      <legend className={styles.label}>{label}</legend>
      <div className={styles.modes}>
        {options.map((option) => (
          <ModeButton
            key={option}
            isOn={option === value}
            isWanted={option === wanted}
            isDisabled={isDisabled}
            onPress={() => onChange(option)}
          >
            {say(option)}
          </ModeButton>
        ))}
      </div>
    </fieldset>
  );
}
