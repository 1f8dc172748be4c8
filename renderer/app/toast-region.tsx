/** Shows the messages of state/toasts.ts, and says them to screen readers. */

import { type ReactNode, useSyncExternalStore } from 'react';
import { Icon } from '../components/icons/icon.tsx';
import { IconButton } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { dismissToast, onToasts, readToasts } from '../state/toasts.ts';
import { say } from '../words/words.ts';
import styles from './toast-region.module.css';

export function ToastRegion(): ReactNode {
  const toasts = useSyncExternalStore(onToasts, readToasts);
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={cx(styles.toast, toast.kind === 'error' && styles.error)}>
          <Icon name={toast.kind === 'error' ? 'alert-circle-outline' : 'check'} />
          <span className={styles.text} dir="auto">
            {toast.text}
          </span>
          <IconButton icon="close" label={say('app.dismiss')} onPress={() => dismissToast(toast.id)} />
        </div>
      ))}
    </div>
  );
}
