/** Light or dark: the system's wish unless the settings say otherwise. */
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from '../state/use-store.tsx';

/** Sets `data-theme` on the document, and follows both the settings and the system. */
export function useSystemTheme(): void {
  const store = useStore();
  const theme = useSyncExternalStore(
    (listener) => store.subscribe('settings', listener),
    () => store.model?.settings.theme ?? 'system',
  );
  useEffect(() => {
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && media.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    };
    apply();
    media.addEventListener('change', apply);
    return () => media.removeEventListener('change', apply);
  }, [theme]);
}
