/** The overview pages in the sidebar: folded into one line until somebody unfolds them, so that rooms have the room. */
import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../components/icons/icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { pageIcons } from '../views/overview/pages.ts';
import { pagesWith } from '../views/overview/sources.ts';
import { useOverview } from '../views/overview/use-overview.ts';
import { say } from '../words/words.ts';
import { routeHash } from './route.ts';
import styles from './sidebar.module.css';

const keptAs = 'sidebar.overview';

/** As it was left. */
function readChoice(): boolean {
  return localStorage.getItem(keptAs) === 'open';
}

/** What there is of one kind in the whole home; only pages that have something to show. */
export function OverviewLinks({ current }: { current: string | undefined }): ReactNode {
  const pages = pagesWith(useOverview());
  const [isOpen, setOpen] = useState(readChoice);
  const listId = useId();
  if (pages.length === 0) return null;
  const toggle = (): void => {
    setOpen(!isOpen);
    localStorage.setItem(keptAs, isOpen ? 'folded' : 'open');
  };
  return (
    <nav aria-label={say('home.overview')}>
      <h2>
        <button
          type="button"
          className={cx(styles.heading, styles.fold, !isOpen && current !== undefined && styles.inside)}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={toggle}
        >
          <span className={styles.linkText}>{say('home.overview')}</span>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={18} />
        </button>
      </h2>
      <ul id={listId} className={styles.links} hidden={!isOpen}>
        {pages.map((page) => (
          <li key={page}>
            <a
              href={routeHash('overview', page)}
              className={cx(styles.link, styles.room)}
              aria-current={current === page ? 'page' : undefined}
            >
              <Icon name={pageIcons[page]} size={18} />
              <span className={styles.linkText}>{say(`overviewPages.${page}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
