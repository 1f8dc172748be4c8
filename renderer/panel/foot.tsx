/** Search, the pause of notifications, settings, and the way to the window. */
import type { ReactNode, Ref } from 'react';
import { Icon } from '../components/icons/icon.tsx';
import { IconButton } from '../components/ui/button.tsx';
import { ActionMenu } from '../components/ui/menu.tsx';
import { useNow } from '../components/ui/time-text.tsx';
import { sayWhen } from '../format/time.ts';
import { attempt, call } from '../state/calls.ts';
import { useHome, useSettings, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { minutesUntilTomorrow } from './content.ts';
import styles from './panel.module.css';
import { chooseFirst } from './search-results.tsx';
import { openWindow } from './use-panel.ts';

export function PanelFoot(props: {
  query: string;
  onQuery: (query: string) => void;
  inputRef: Ref<HTMLInputElement>;
}): ReactNode {
  const { query, onQuery, inputRef } = props;
  const store = useStore();
  const home = useHome();
  return (
    <footer className={styles.foot}>
      <label className={styles.search}>
        <Icon name="magnify" size={18} />
        <input
          ref={inputRef}
          type="text"
          aria-label={say('common.search')}
          placeholder={say('editor.typeToSearch')}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (query.trim() === '') openWindow();
            else chooseFirst(query, store, home);
          }}
        />
      </label>
      <PauseMenu />
      <IconButton icon="cog" label={say('common.settings')} onPress={() => openWindow('settings')} />
      <IconButton icon="open-in-new" label={say('tray.openWindow')} onPress={() => openWindow()} />
    </footer>
  );
}

function PauseMenu(): ReactNode {
  const { pausedUntil } = useSettings().alerts;
  const now = useNow(30_000);
  const isPaused = pausedUntil !== undefined && Date.parse(pausedUntil) > now;
  const pause = (minutes: number) => () => void attempt(call('alert.pause', { minutes }));
  const entries = [
    { id: 'hour', label: say('panel.pauseHour'), onAction: pause(60) },
    {
      id: 'tomorrow',
      label: say('panel.pauseTomorrow'),
      onAction: () => pause(minutesUntilTomorrow(new Date()))(),
    },
  ];
  return (
    <ActionMenu
      label={isPaused ? say('panel.pausedUntil', { when: sayWhen(pausedUntil, now) }) : say('tray.pause')}
      icon={isPaused ? 'bell-off-outline' : 'bell-sleep-outline'}
      entries={isPaused ? [{ id: 'resume', label: say('tray.resume'), onAction: pause(0) }, ...entries] : entries}
    />
  );
}
