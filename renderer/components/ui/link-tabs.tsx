/** Links that look like tabs: each leads to a place of its own. */
import type { ReactNode } from 'react';
import styles from './link-tabs.module.css';

export function LinkTabs(props: {
  label: string;
  tabs: ReadonlyArray<{ readonly href: string; readonly label: string; readonly isCurrent: boolean }>;
}): ReactNode {
  return (
    <nav className={styles.tabs} aria-label={props.label}>
      {props.tabs.map((tab) => (
        <a key={tab.href} href={tab.href} className={styles.tab} aria-current={tab.isCurrent ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
