/** Shows the page in the language of the settings, from the top whenever that changes. */
import { Fragment, type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { WordSettings } from '../../preload/words/languages.ts';
import type { Store } from '../state/store.ts';
import { speak, useWords } from './words.ts';

const unknown: WordSettings = { language: 'system', hourCycle: 'system', temperatureUnit: 'C' };

/** Has the page speak as the settings say, now and from now on. Before they are known, as the system does. */
export async function followWords(store: Store): Promise<void> {
  // The tags of the browser may be such that `Intl` refuses them: they are looked through, not used as they are.
  const apply = (): Promise<void> => speak(store.model?.settings ?? unknown, navigator.languages);
  for (const key of ['status', 'settings'] as const) {
    store.subscribe(key, () => {
      apply().catch((error: unknown) => console.error(error));
    });
  }
  await apply();
}

export function WordsGate({ children }: { children: ReactNode }): ReactNode {
  const { manner } = useWords();
  useEffect(() => {
    document.documentElement.lang = manner.locale;
  }, [manner.locale]);
  return (
    <I18nProvider locale={manner.locale}>
      <Fragment key={JSON.stringify(manner)}>{children}</Fragment>
    </I18nProvider>
  );
}
