/** What is to be said once: after a start a crash or recovered settings, and a newer version. */
import { type ReactNode, useState } from 'react';
import { IconButton } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/surface.tsx';
import { attempt, call } from '../state/calls.ts';
import { useSlice } from '../state/use-store.tsx';
import styles from './notice-bar.module.css';
import { routeHash } from './route.ts';

const texts: ReadonlyMap<string, string> = new Map([
  ['crashed', 'Inglenook did not end cleanly last time. Nothing that was saved is lost.'],
  [
    'tray.noHost',
    'This desktop shows no tray icons. The extension “AppIndicator and KStatusNotifierItem Support” adds them; until then a closed window is minimised',
  ],
  ['settings.recovered', 'The settings could not be read, so Inglenook started with new ones. The old file was kept'],
  ['settings.partly', 'Some settings could not be understood and were left out'],
  [
    'settings.newer',
    'The settings are those of a newer version of Inglenook: what this one understands of them holds, and nothing can be changed. Update the app, or restore a backup',
  ],
  ['registry.recovered', 'Names and ids of devices could not be read and are given anew. The old file was kept'],
  ['secrets.recovered', 'The passwords could not be read; please enter them again. The old file was kept'],
  ['settings.readOnly', 'The settings cannot be written: what you change is lost when Inglenook ends'],
  ['history.unavailable', 'The history cannot be written and is kept in memory only'],
  ['database.recovered', 'The history could not be read and was started anew. The old file was kept'],
]);

export function NoticeBar(): ReactNode {
  const { notices, update } = useSlice('app');
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const shown = notices.filter((notice) => !gone.has(notice.code));
  const { step, version = '' } = update;
  const told = `${step} ${version}`;
  const isNews = (step === 'available' || step === 'ready') && !gone.has(told);
  if (shown.length === 0 && !isNews) return null;
  return (
    <div className={styles.bar}>
      {isNews && (
        <Notice
          tone="info"
          actions={<IconButton icon="close" label="Dismiss" onPress={() => setGone(new Set(gone).add(told))} />}
        >
          {step === 'ready' ? `Inglenook ${version} is ready. ` : `Inglenook ${version} is there. `}
          <a href={routeHash('settings', 'about')}>{step === 'ready' ? 'Restart with it' : 'Have a look'}</a>
        </Notice>
      )}
      {shown.map(({ code, detail }) => (
        <Notice
          key={code}
          tone="info"
          actions={
            <IconButton
              icon="close"
              label="Dismiss"
              onPress={() => {
                setGone(new Set(gone).add(code));
                void attempt(call('app.dismissNotice', { code }));
              }}
            />
          }
        >
          {texts.get(code) ?? code}
          {detail !== undefined && `: ${detail}`}
        </Notice>
      ))}
    </div>
  );
}
