/** What is to be said once: after a start a crash or recovered settings, and a newer version. */

import { type ReactNode, useState } from 'react';
import { languages } from '../../preload/words/languages.ts';
import { IconButton } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/surface.tsx';
import { attempt, call } from '../state/calls.ts';
import { useSlice } from '../state/use-store.tsx';
import { say, useLacking, words } from '../words/words.ts';
import styles from './notice-bar.module.css';
import { routeHash } from './route.ts';

export function NoticeBar(): ReactNode {
  const { notices, update } = useSlice('app');
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const shown = notices.filter((notice) => !gone.has(notice.code));
  const { step, version = '' } = update;
  const told = `${step} ${version}`;
  const isNews = (step === 'available' || step === 'ready') && !gone.has(told);
  const lacking = useLacking();
  const isLacking = lacking !== undefined && !gone.has(lacking);
  if (shown.length === 0 && !isNews && !isLacking) return null;
  return (
    <div className={styles.bar}>
      {isLacking && (
        <Notice
          tone="warning"
          actions={
            <IconButton icon="close" label={say('app.dismiss')} onPress={() => setGone(new Set(gone).add(lacking))} />
          }
        >
          {say('app.languageIsLacking', { language: languages[lacking] })}
        </Notice>
      )}
      {isNews && (
        <Notice
          tone="info"
          actions={
            <IconButton icon="close" label={say('app.dismiss')} onPress={() => setGone(new Set(gone).add(told))} />
          }
        >
          {step === 'ready'
            ? say('app.inglenookVersionIsReady', { version })
            : say('app.inglenookVersionIsThere', { version })}
          <a href={routeHash('settings', 'about')}>
            {step === 'ready' ? say('app.restartWithIt') : say('app.haveALook')}
          </a>
        </Notice>
      )}
      {shown.map(({ code, detail }) => (
        <Notice
          key={code}
          tone="info"
          actions={
            <IconButton
              icon="close"
              label={say('app.dismiss')}
              onPress={() => {
                setGone(new Set(gone).add(code));
                void attempt(call('app.dismissNotice', { code }));
              }}
            />
          }
        >
          {noticeText(code, detail)}
        </Notice>
      ))}
    </div>
  );
}

function noticeText(code: string, detail: string | undefined): string {
  const label = words().look('noticeBarTexts', code) ?? code;
  return detail === undefined ? label : say('readings.labelled', { label, text: detail });
}
