/** One of the ways on: a large button with a sign, a title and a line. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { say } from '../../words/words.ts';
import styles from './first-run.module.css';

export function Choice(props: {
  icon: IconName;
  title: string;
  text: string;
  isBusy?: boolean;
  onPress: () => void;
}): ReactNode {
  return (
    <button type="button" className={styles.choice} disabled={props.isBusy} onClick={props.onPress}>
      <span className={styles.choiceIcon}>
        <Icon name={props.icon} size={24} />
      </span>
      <span className={styles.choiceWords}>
        <strong dir="auto">{props.title}</strong>
        <span>{props.isBusy === true ? say('firstRun.moment') : props.text}</span>
      </span>
      <Icon name="chevron-right" />
    </button>
  );
}
