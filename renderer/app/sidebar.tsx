/** The way around: views, rooms, search; a bar at the bottom in narrow windows. */

import type { ReactNode } from 'react';
import { Icon } from '../components/icons/icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { linkHealth, openAlerts } from '../state/selectors.ts';
import { useHome, useSettings, useSlice } from '../state/use-store.tsx';
import { namedRooms } from '../views/home/home-model.ts';
import { say } from '../words/words.ts';
import { OverviewLinks } from './overview-links.tsx';
import { usePalette } from './palette.tsx';
import { routeHash, useRoute } from './route.ts';
import styles from './sidebar.module.css';
import { mainViews } from './views.ts';

export function Sidebar(): ReactNode {
  const route = useRoute();
  const isMac = useSlice('app').platform === 'darwin';
  const { open } = usePalette();
  return (
    <aside className={styles.sidebar}>
      <div className={styles.brand}>
        <span className={styles.logo}>
          <Icon name="fire" size={22} />
        </span>
        <span className={styles.name}>Inglenook</span>
      </div>
      <button type="button" className={styles.search} onClick={() => open()} aria-label={say('app.searchEverything')}>
        <Icon name="magnify" size={18} />
        <span className={styles.searchText}>{say('common.search')}</span>
        <kbd className={styles.keys}>{isMac ? '⌘K' : say('app.ctrlK')}</kbd>
      </button>
      <nav className={styles.nav} aria-label={say('app.main')}>
        <ul className={styles.links}>
          {mainViews.map((link) => (
            <li key={link.view}>
              <a
                href={routeHash(link.view)}
                className={cx(styles.link)}
                aria-current={route.view === link.view ? 'page' : undefined}
                data-short={link.short}
              >
                <Icon name={link.icon} />
                <span className={cx(styles.linkText, link.short !== undefined && styles.long)}>{link.label}</span>
                {link.view === 'alerts' && <AlertCount />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.rooms}>
        <OverviewLinks current={route.view === 'overview' ? route.id : undefined} />
        <RoomLinks current={route.view === 'room' ? route.id : undefined} />
      </div>
      <div className={styles.foot}>
        <LinkLine />
      </div>
    </aside>
  );
}

function AlertCount(): ReactNode {
  const open = openAlerts(useSlice('alerts'));
  if (open.length === 0) return null;
  const isCritical = open.some((alert) => alert.severity === 'critical');
  return (
    <span className={cx(styles.count, isCritical && styles.critical)}>
      {open.length > 99 ? '99+' : open.length}
      <span className="visually-hidden"> {say('app.open')}</span>
    </span>
  );
}

function RoomLinks({ current }: { current: string | undefined }): ReactNode {
  const home = useHome();
  const { layout } = useSettings();
  const rooms = namedRooms(home, layout);
  if (rooms.length === 0) return null;
  return (
    <nav aria-label={say('common.rooms')}>
      <h2 className={styles.heading}>{say('common.rooms')}</h2>
      <ul className={styles.links}>
        {rooms.slice(0, 200).map((room) => (
          <li key={room.name}>
            <a
              href={routeHash('room', room.name)}
              className={cx(styles.link, styles.room)}
              aria-current={current === room.name ? 'page' : undefined}
            >
              <span className={styles.linkText} dir="auto">
                {room.name}
              </span>
              <span className={styles.roomCount}>{room.cards.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LinkLine(): ReactNode {
  const health = linkHealth(useSlice('brokers'), useSlice('mode'));
  const isSilent = useSettings().backgroundMode === 'silent';
  return (
    <a className={styles.linkLine} href={routeHash('settings', 'brokers')}>
      <span className={cx(styles.dot, styles[health])} aria-hidden="true" />
      {say(`sidebarLinkWords.${health}`)}
      {isSilent && say('app.silentMode')}
    </a>
  );
}
